/** Before a person is erased: what goes, what stays, what nobody can reach from here, and the name typed once more. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, ExampleTag, Heading, List, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Found } from '#kernel/capability.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { personalWords } from '../messages/personal.ts'
import { tabWords } from '../messages/tabs.ts'
import { myDataPath, personPath } from '../paths.ts'
import { MeTabs } from './tabs.tsx'

export interface ErasureView {
  person: { id: number; name: string; example: boolean }
  /** One's own: among one's own pages. */
  mine: boolean
  action: string
  /** The sentence of what stands in the way. */
  objection: string | null
  /** Where the name stands in texts that people wrote; null: not for this reader. */
  mentions: { found: Found[]; more: boolean } | null
  typed: string
  errors: FormError[]
}

const Mentions = ({ lang, mentions }: { lang: Lang; mentions: NonNullable<ErasureView['mentions']> }) => {
  const say = personalWords(lang)
  if (mentions.found.length === 0) return <Paragraph>{say.mentionsNone}</Paragraph>
  return (
    <>
      <Paragraph>{say.mentionsHow}</Paragraph>
      <Rows label={say.mentions}>
        {mentions.found.map((found, place) => (
          <Row
            key={place}
            href={found.path}
            title={said(lang, found.title) || inLang(found.kind, lang)}
            detail={inLang(found.kind, lang)}
          />
        ))}
      </Rows>
      {mentions.more ? <Paragraph>{say.mentionsMore}</Paragraph> : null}
    </>
  )
}

const Confirm = ({ lang, view }: { lang: Lang; view: ErasureView }) => {
  const say = personalWords(lang)
  const back = view.mine ? myDataPath() : personPath(view.person.id)
  return (
    <Form action={view.action} label={say.erase}>
      <TextField
        name="name"
        label={say.confirm}
        hint={view.person.name}
        value={view.typed}
        error={view.errors.find((error) => error.field === 'name')?.text}
        required
        autocomplete="off"
      />
      <Buttons>
        <SubmitButton tone="decision">{say.erase}</SubmitButton>
        <CancelLink href={back}>{say.keep}</CancelLink>
      </Buttons>
    </Form>
  )
}

export function ErasurePage({ viewing, view }: { viewing: Viewing; view: ErasureView }) {
  const { lang } = viewing
  const say = personalWords(lang)
  const title = view.mine ? say.erasureTitleMe : say.erasureTitle(view.person.name)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Title kicker={view.mine ? tabWords(lang).mine : tabWords(lang).persons} lead={say.erasureLead}>
        {title} {view.person.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      {view.mine ? <MeTabs lang={lang} here={myDataPath()} /> : null}
      <ErrorSummary lang={lang} errors={view.errors} />
      {view.objection === null ? null : (
        <Notice tone="decision" title={say.inTheWay}>
          <Paragraph>{view.objection}</Paragraph>
          <Buttons>
            <ButtonLink href={personPath(view.person.id)}>{say.seeMandates}</ButtonLink>
          </Buttons>
        </Notice>
      )}
      <Heading level={2}>{say.goes}</Heading>
      <List items={say.goesList} />
      <Heading level={2}>{say.stays}</Heading>
      <List items={say.staysList} />
      <Heading level={2}>{say.beyond}</Heading>
      <Paragraph>{say.beyondHow}</Paragraph>
      {view.mentions === null ? null : (
        <>
          <Heading level={2}>{say.mentions}</Heading>
          <Mentions lang={lang} mentions={view.mentions} />
        </>
      )}
      {view.objection === null ? <Confirm lang={lang} view={view} /> : null}
    </Page>
  )
}

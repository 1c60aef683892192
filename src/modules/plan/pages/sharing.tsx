/** Who reads a draft, and why; and with whom it can be shared. */
import { Row, Rows } from '#design/entries.tsx'
import { RowDeed } from '#design/files.tsx'
import { ErrorSummary, Form, type FormError, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Heading, Notice, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bodyPath } from '#modules/people/index.ts'
import { sharingWords } from '../messages/sharing.ts'
import { planSharingPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { DraftReaders, ReadingBody } from '../queries/sharing.ts'
import { PlanHead } from './views.tsx'

const named = (lang: Lang, names: string[]): string =>
  names.length > 0 ? new Intl.ListFormat(lang).format(names) : sharingWords(lang).nobody

function Readers({ lang, plan, readers }: { lang: Lang; plan: Plan; readers: DraftReaders }) {
  const say = sharingWords(lang)
  const { organisationName, staff, board, bodies } = readers
  const bodyName = (body: ReadingBody) => said(lang, body.name)
  return (
    <Rows label={say.why}>
      <Row title={say.staff} glyph="edit" detail={say.staffOf(organisationName, named(lang, staff))} />
      <Row title={say.board} glyph="person" detail={say.boardOf(organisationName, named(lang, board))} />
      {bodies.map((body) => (
        <Row
          key={body.id}
          href={bodyPath(body.id)}
          title={bodyName(body)}
          glyph="share"
          detail={say.sharedText(named(lang, body.members))}
          aside={
            <RowDeed
              action={planSharingPath(plan.slug)}
              label={say.unshareWith(bodyName(body))}
              field={{ name: 'unshare', value: String(body.id) }}
            >
              {say.unshare}
            </RowDeed>
          }
        />
      ))}
    </Rows>
  )
}

function ShareForm({ lang, plan, readers: { offered }, errors }: { lang: Lang; plan: Plan; readers: DraftReaders; errors: FormError[] }) {
  const say = sharingWords(lang)
  if (offered.length === 0) return <Paragraph>{say.allShared}</Paragraph>
  const options = offered.map((body) => ({
    value: String(body.id),
    label: `${said(lang, body.name)} (${say.members(body.members.length)})`,
    group: body.organisationName,
  }))
  return (
    <Form action={planSharingPath(plan.slug)} label={say.shareTitle}>
      <ErrorSummary lang={lang} errors={errors} />
      <Select
        name="body"
        label={say.body}
        hint={say.bodyHint}
        value=""
        options={[{ value: '', label: say.chooseOne }, ...options]}
        required
        error={errors.find(({ field }) => field === 'body')?.text}
      />
      <SubmitButton>{say.share}</SubmitButton>
    </Form>
  )
}

export interface SharingPageProps {
  viewing: Viewing
  plan: Plan
  readers: DraftReaders
  errors: FormError[]
}

export function SharingPage({ viewing, plan, readers, errors }: SharingPageProps) {
  const { lang } = viewing
  const say = sharingWords(lang)
  const draft = plan.state === 'draft'
  return (
    <Page viewing={viewing} title={`${say.title}, ${said(lang, plan.title)}`} description={say.lead} noindex>
      <PlanHead viewing={viewing} plan={plan} here={planSharingPath(plan.slug)} heading={say.title} lead={draft ? say.lead : undefined} />
      {draft ? null : (
        <Notice tone="info" title={say.publicTitle}>
          <p>{say.publicText}</p>
        </Notice>
      )}
      {draft || readers.bodies.length > 0 ? (
        <>
          <Heading level={2}>{say.why}</Heading>
          <Readers lang={lang} plan={plan} readers={readers} />
        </>
      ) : null}
      {draft ? (
        <>
          <Heading level={2}>{say.shareTitle}</Heading>
          <ShareForm lang={lang} plan={plan} readers={readers} errors={errors} />
        </>
      ) : null}
    </Page>
  )
}

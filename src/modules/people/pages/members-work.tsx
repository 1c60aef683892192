/** While a file of members is read or written, when that failed, and afterwards: what came of it. */
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { type Step, Steps } from '#design/steps.tsx'
import { ButtonLink, Figures, Notice, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { membersWords } from '../messages/members.ts'
import { memberImportReadingPath, memberImportsPath, organisationsPath } from '../paths.ts'
import type { MembersUpload } from '../queries/members-uploads.ts'
import { ForgetMembersForm, MembersCrumbs, MembersFileForm } from './members-start.tsx'

interface Props {
  viewing: Viewing
  upload: MembersUpload
}

const AgainForm = ({ viewing: { lang }, upload }: Props) => (
  <Form action={memberImportReadingPath(upload.id)} inline>
    <SubmitButton>{membersWords(lang).progress.again}</SubmitButton>
  </Form>
)

const stepsOf = ([done, going, coming]: [string, string, string]): Step[] => [
  { label: done, state: 'done' },
  { label: going, state: 'going' },
  { label: coming, state: 'coming' },
]

/** Work under way. `lost`: the process that did it has ended. */
export function MembersWorkingPage({ viewing, upload, lost }: Props & { lost: boolean }) {
  const { lang } = viewing
  const { progress } = membersWords(lang)
  const handed = upload.outcome?.kind === 'handed' ? upload.outcome.rows : 0
  const writing = upload.state === 'writing'
  const title = writing ? progress.writing(handed) : progress.reading(upload.name)
  const steps = stepsOf(
    writing ? [progress.agreed, progress.transaction, progress.opened] : [progress.received, progress.understanding, progress.shown],
  )
  return (
    <Page viewing={viewing} title={title} noindex>
      <MembersCrumbs lang={lang} />
      <Title lead={lost ? undefined : progress.lead}>{title}</Title>
      {lost ? (
        <>
          <Notice tone="waiting">
            <p>{progress.lost}</p>
            <AgainForm viewing={viewing} upload={upload} />
          </Notice>
          <ForgetMembersForm lang={lang} upload={upload} alone />
        </>
      ) : (
        <Steps lang={lang} steps={steps} label={progress.bar} percent={null} />
      )}
    </Page>
  )
}

/** Why nothing came of it, and what to do: another file, or the same again. */
export function MembersFailedPage({ viewing, upload, sentence, again }: Props & { sentence: string; again: boolean }) {
  const { lang } = viewing
  const say = membersWords(lang)
  return (
    <Page viewing={viewing} title={say.failedTitle(upload.name)} noindex>
      <MembersCrumbs lang={lang} />
      <Title lead={say.notYet}>{say.failedTitle(upload.name)}</Title>
      {again ? (
        <Notice tone="decision">
          <p>{sentence}</p>
          <AgainForm viewing={viewing} upload={upload} />
        </Notice>
      ) : null}
      <MembersFileForm lang={lang} errors={again ? [] : [{ field: 'file', text: sentence }]} instead={upload.id} label={say.anotherFile} />
      <ForgetMembersForm lang={lang} upload={upload} alone />
    </Page>
  )
}

/** What came of a file, to be seen again until it is forgotten. */
export function MembersWrittenPage({ viewing, upload, timeZone }: Props & { timeZone: string }) {
  const { lang } = viewing
  const say = membersWords(lang)
  const { outcome } = upload
  return (
    <Page viewing={viewing} title={say.writtenTitle(upload.name)} noindex>
      <MembersCrumbs lang={lang} />
      <Title lead={say.writtenLead(formatMoment(lang, upload.receivedAt, timeZone))}>{say.writtenTitle(upload.name)}</Title>
      {outcome?.kind === 'written' ? (
        <Figures
          items={[
            { value: formatNumber(lang, outcome.created), label: say.wereCreated(outcome.created) },
            { value: formatNumber(lang, outcome.changed), label: say.wereChanged(outcome.changed) },
            { value: formatNumber(lang, outcome.unchanged), label: say.unchanged(outcome.unchanged) },
            { value: formatNumber(lang, outcome.refused), label: say.leftOut(outcome.refused) },
          ]}
        />
      ) : null}
      <Buttons>
        <ButtonLink href={organisationsPath()} main>
          {say.openDirectory}
        </ButtonLink>
        <ButtonLink href={memberImportsPath()}>{say.anotherFile}</ButtonLink>
        <ForgetMembersForm lang={lang} upload={upload} alone />
      </Buttons>
    </Page>
  )
}

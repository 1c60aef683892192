/** While a file is read or a plan is written, when that failed, and afterwards: what came of it. */
import { Findings } from '#design/findings.tsx'
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { type Step, Steps } from '#design/steps.tsx'
import { ButtonLink, Figures, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bringInWords } from '../messages/bring-in.ts'
import { uploadReadingPath } from '../paths/bring-in.ts'
import { planPath } from '../paths.ts'
import type { Upload } from '../queries/uploads.ts'
import type { FileRead } from '../rules/upload.ts'
import { BringInCrumbs, ForgetForm, PlanFileForm } from './bring-in.tsx'
import { groupsOf } from './bring-in-findings.ts'
import { Unknown, type Unlinked } from './bring-in-preview.tsx'
import { placing } from './bring-in-tree.ts'

const AgainForm = ({ viewing: { lang }, upload }: { viewing: Viewing; upload: Upload }) => (
  <Form action={uploadReadingPath(upload.id)} inline>
    <SubmitButton>{bringInWords(lang).progress.again}</SubmitButton>
  </Form>
)

/** From the first step to the last; `going`: which one is under way. */
const stepsOf = (labels: string[], going: number): Step[] =>
  labels.map((label, index) => ({ label, state: index < going ? 'done' : index === going ? 'going' : 'coming' }))

export interface WorkingProps {
  viewing: Viewing
  upload: Upload
  /** How many are being written. */
  items: number
  /** Null: nobody knows. */
  percent: number | null
  /** The process that did the work has ended. */
  lost: boolean
}

/** Work under way. */
export function WorkingPage({ viewing, upload, items, percent, lost }: WorkingProps) {
  const { lang } = viewing
  const say = bringInWords(lang)
  const { progress } = say
  const writing = upload.state === 'writing'
  const reading = [progress.received, upload.state === 'received' ? progress.queued : progress.understanding, progress.shown]
  const steps = writing ? stepsOf([progress.agreed, progress.transaction, progress.opened], 1) : stepsOf(reading, 1)
  const title = writing ? progress.writing(items) : progress.reading(upload.name)
  return (
    <Page viewing={viewing} title={title} noindex>
      <BringInCrumbs lang={lang} />
      <Title lead={lost ? undefined : progress.lead}>{title}</Title>
      {lost ? (
        <>
          <Notice tone="waiting">
            <p>{progress.lost}</p>
            <AgainForm viewing={viewing} upload={upload} />
          </Notice>
          <ForgetForm lang={lang} upload={upload} alone />
        </>
      ) : (
        <Steps lang={lang} steps={steps} label={progress.bar} percent={percent} />
      )}
    </Page>
  )
}

/** Why nothing came of it, and what to do: another file, or the same again. */
export function FailedPage({ viewing, upload, sentence, again }: { viewing: Viewing; upload: Upload; sentence: string; again: boolean }) {
  const { lang } = viewing
  const say = bringInWords(lang)
  return (
    <Page viewing={viewing} title={say.failed.title(upload.name)} noindex>
      <BringInCrumbs lang={lang} />
      <Title lead={say.failed.lead}>{say.failed.title(upload.name)}</Title>
      {again ? (
        <Notice tone="decision">
          <p>{sentence}</p>
          <AgainForm viewing={viewing} upload={upload} />
        </Notice>
      ) : null}
      <PlanFileForm lang={lang} errors={again ? [] : [{ field: 'file', text: sentence }]} instead={upload.id} label={say.anotherFile} />
      <ForgetForm lang={lang} upload={upload} alone />
    </Page>
  )
}

/** What became of a file, and its warnings, to be read again until they are forgotten. */
export function WrittenPage({
  viewing,
  upload,
  read,
  unlinked,
}: {
  viewing: Viewing
  upload: Upload
  read: FileRead
  unlinked: Unlinked[]
}) {
  const { lang } = viewing
  const say = bringInWords(lang)
  const { plan, outcome } = upload
  const placed = placing(read.draft.items)
  const view = { lang, uploadId: upload.id, read, part: null, unlinked: new Set<string>() }
  // The tree is no longer here: the plan itself is.
  const groups = groupsOf(view, placed, read.warnings, 'warning').groups.map((group) => ({
    ...group,
    findings: group.findings.map(({ href: _, ...finding }) => finding),
  }))
  return (
    <Page viewing={viewing} title={say.written.title(upload.name)} noindex>
      <BringInCrumbs lang={lang} />
      <Title {...(plan ? { lead: said(lang, plan.title) } : {})}>{say.written.title(upload.name)}</Title>
      {outcome?.kind === 'written' ? (
        <Figures
          items={[
            { value: formatNumber(lang, outcome.created), label: say.created(outcome.created) },
            { value: formatNumber(lang, outcome.changed), label: say.changed(outcome.changed) },
            { value: formatNumber(lang, outcome.unchanged), label: say.unchanged(outcome.unchanged) },
            { value: formatNumber(lang, outcome.missing), label: say.missing(outcome.missing) },
          ]}
        />
      ) : null}
      <Buttons>
        {plan ? (
          <ButtonLink href={planPath(plan.slug)} main>
            {say.written.open}
          </ButtonLink>
        ) : null}
        <ForgetForm lang={lang} upload={upload} alone />
      </Buttons>
      <Heading level={2}>{say.warnings}</Heading>
      {groups.length > 0 ? <Findings groups={groups} /> : <Paragraph>{say.noWarnings}</Paragraph>}
      <Unknown lang={lang} unlinked={unlinked} />
    </Page>
  )
}

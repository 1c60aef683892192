/** What a file of members would change, before anything is written: figures, refused rows, changes with what was before, columns to mend. */
import { Disclosure } from '#design/disclosure.tsx'
import { Findings } from '#design/findings.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField, SubmitButton } from '#design/form.tsx'
import { type Match, Matches } from '#design/matches.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Figures, Heading, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { membersWords } from '../messages/members.ts'
import { memberImportPath, organisationPath } from '../paths.ts'
import type { MembersUpload } from '../queries/members-uploads.ts'
import { MEMBER_FACTS, type MembersRead } from '../rules/members.ts'
import type { MembersOutcome, RowOutcome } from '../rules/members-outcome.ts'
import { ForgetMembersForm, MembersCrumbs, MembersFileForm } from './members-start.tsx'
import { memberFindings, toldChange } from './members-told.ts'

export interface MembersPreviewProps {
  viewing: Viewing
  upload: MembersUpload
  read: MembersRead
  outcome: MembersOutcome
  /** Of what is shown: what is agreed to. */
  fingerprint: string
  /** The meaning of each column as it stands in the form. */
  chosen: string[]
  errors: FormError[]
}

/** The name of the field of a column, by its place among the columns. */
export const memberColumnField = (index: number): string => `column-${index}`
export const NOT_READ = ''
const MOST_ROWS = 200

const figuresOf = (lang: Lang, { created, changed, unchanged, refused }: MembersOutcome) => {
  const say = membersWords(lang)
  return [
    { value: formatNumber(lang, created), label: say.created(created) },
    { value: formatNumber(lang, changed), label: say.changed(changed) },
    { value: formatNumber(lang, unchanged), label: say.unchanged(unchanged) },
    { value: formatNumber(lang, refused), label: say.refused(refused), ...(refused > 0 ? { tone: 'decision' as const } : {}) },
  ]
}

/** Refused rows, or a file that is not understood: what is to be mended comes first, and the way to another file. */
function Faults({ viewing: { lang }, upload, read, outcome }: MembersPreviewProps) {
  const say = membersWords(lang)
  return (
    <Notice tone="decision" title={read.failed ? say.unreadable : say.errors(outcome.refused)}>
      <p>{say.errorsHint}</p>
      <Findings groups={memberFindings(lang, outcome.errors, 'error')} grave />
      <Disclosure summary={say.anotherFile}>
        <MembersFileForm lang={lang} errors={[]} instead={upload.id} />
      </Disclosure>
    </Notice>
  )
}

const Told = ({ lang, row }: { lang: Lang; row: RowOutcome }) => (
  <>
    {row.changes.map((change, index) => {
      const { name, before, after } = toldChange(lang, change)
      return (
        <div key={index}>
          <Muted>{membersWords(lang).named(name)}</Muted>
          {after}
          {before === null ? null : <Muted> {membersWords(lang).was(before)}</Muted>}
        </div>
      )
    })}
  </>
)

const Rest = ({ lang, count }: { lang: Lang; count: number }) =>
  count > 0 ? (
    <Paragraph>
      <Muted>{membersWords(lang).more(count)}</Muted>
    </Paragraph>
  ) : null

function Changes({ lang, outcome }: { lang: Lang; outcome: MembersOutcome }) {
  const say = membersWords(lang)
  const changed = outcome.rows.filter(({ organisationId, changes }) => organisationId !== null && changes.length > 0)
  const created = outcome.rows.filter(({ organisationId }) => organisationId === null)
  const head = (what: string) => [
    { label: say.lineHead, align: 'end' as const, told: true },
    { label: say.organisation, names: true },
    { label: what },
  ]
  return (
    <>
      {changed.length > 0 ? (
        <>
          <Heading level={2} id="changes" count={formatNumber(lang, changed.length)}>
            {say.changes}
          </Heading>
          <Paragraph>{say.changesHint}</Paragraph>
          <Table
            caption={say.changes}
            captionHidden
            long
            head={head(say.what)}
            rows={changed
              .slice(0, MOST_ROWS)
              .map((row) => [
                formatNumber(lang, row.line),
                <a href={organisationPath(row.organisationId!)}>{row.after.name}</a>,
                <Told lang={lang} row={row} />,
              ])}
          />
          <Rest lang={lang} count={changed.length - MOST_ROWS} />
        </>
      ) : null}
      {created.length > 0 ? (
        <>
          <Heading level={2} id="additions" count={formatNumber(lang, created.length)}>
            {say.additions}
          </Heading>
          <Disclosure summary={say.additionsFold(created.length)} open={changed.length === 0}>
            <Table
              caption={say.additions}
              captionHidden
              long
              head={head(say.facts)}
              rows={created.slice(0, MOST_ROWS).map((row) => [
                formatNumber(lang, row.line),
                row.after.name,
                row.changes
                  .filter(({ field }) => field !== 'name')
                  .map((change) => toldChange(lang, change))
                  .map(({ name, after }) => `${say.named(name)}${after}`)
                  .join(' · '),
              ])}
            />
            <Rest lang={lang} count={created.length - MOST_ROWS} />
          </Disclosure>
        </>
      ) : null}
    </>
  )
}

/** The columns of the file with what was made of each. */
function Columns({ viewing: { lang }, read, chosen }: MembersPreviewProps) {
  const say = membersWords(lang)
  const matches = read.columns.map(({ heading, examples }, index): Match => {
    const unknown = chosen[index] === NOT_READ
    return {
      field: {
        name: memberColumnField(index),
        label: heading === '' ? say.noHeading : heading,
        hint: examples.length > 0 ? say.examples(examples.join(' · ')) : say.noExample,
        options: [
          ...MEMBER_FACTS.map((fact) => ({ value: fact, label: say.meanings[fact] })),
          ...(unknown ? [{ value: NOT_READ, label: say.notRead }] : []),
          { value: 'ignore', label: say.ignored },
        ],
        value: chosen[index] ?? NOT_READ,
      },
      ...(unknown ? { unknown: say.unknownColumn } : {}),
    }
  })
  const wanted = read.failed
  return (
    <>
      <Heading level={2} id="columns">
        {say.columns}
      </Heading>
      <Paragraph>{say.columnsHint}</Paragraph>
      <Disclosure summary={say.allColumns(matches.length)} open={wanted || matches.some(({ unknown }) => unknown !== undefined)}>
        <Matches matches={matches} label={say.columns} />
        <Buttons>
          <SubmitButton tone={wanted ? 'deed' : 'plain'} name="do" value="read">
            {say.readAgain}
          </SubmitButton>
        </Buttons>
      </Disclosure>
    </>
  )
}

/** The one button that writes: all of it, or by choice the good rows alone. */
function Agreement({ viewing: { lang }, read, outcome }: MembersPreviewProps) {
  const say = membersWords(lang)
  const good = outcome.created + outcome.changed
  if (read.failed) return null
  if (good === 0)
    return (
      <Notice tone={outcome.refused > 0 ? 'waiting' : 'deed'}>
        <p>{outcome.refused > 0 ? say.nothingToBring : say.nothingChanges}</p>
      </Notice>
    )
  if (outcome.refused === 0)
    return (
      <Buttons>
        <SubmitButton name="do" value="import">
          {say.bring(good)}
        </SubmitButton>
      </Buttons>
    )
  return (
    <>
      <Paragraph>{say.bringSomeHint}</Paragraph>
      <Buttons>
        <SubmitButton tone="plain" name="do" value="skip">
          {say.bringSome(good, outcome.refused)}
        </SubmitButton>
      </Buttons>
    </>
  )
}

export function MembersPreviewPage(props: MembersPreviewProps) {
  const { viewing, upload, read, outcome, fingerprint, errors } = props
  const { lang } = viewing
  const say = membersWords(lang)
  const warnings = memberFindings(lang, outcome.warnings, 'warning')
  return (
    <Page viewing={viewing} title={`${say.title} · ${upload.name}`} noindex>
      <MembersCrumbs lang={lang} />
      <Title lead={say.notYet}>{say.of(upload.name)}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      {read.failed ? null : <Figures items={figuresOf(lang, outcome)} />}
      {read.failed || outcome.refused > 0 ? <Faults {...props} /> : null}
      <Form action={memberImportPath(upload.id)}>
        <HiddenField name="revision" value={String(upload.revision)} />
        <HiddenField name="rehearsed" value={fingerprint} />
        <Agreement {...props} />
        {warnings.length > 0 && !read.failed ? (
          <>
            <Heading level={2} id="warnings" count={formatNumber(lang, outcome.warnings.length)}>
              {say.warnings}
            </Heading>
            <Paragraph>{say.warningsHint}</Paragraph>
            <Findings groups={warnings} />
          </>
        ) : null}
        {read.failed ? null : <Changes lang={lang} outcome={outcome} />}
        {read.columns.length > 0 ? <Columns {...props} /> : null}
      </Form>
      <ForgetMembersForm lang={lang} upload={upload} alone />
    </Page>
  )
}

/** How long what is kept, what is over today with the button that clears it, and who left long ago: proposed, never erased by a clock. */
import { Checkboxes } from '#design/checkboxes.tsx'
import { Buttons, ErrorSummary, FieldRow, Form, type FormError, HiddenField, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Empty, Heading, Muted, Paragraph, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { lengthText, number, personalWords } from '../messages/personal.ts'
import { settingsWords } from '../messages/settings.ts'
import { retentionClearingPath, retentionErasuresPath, retentionPath } from '../paths.ts'
import type { Leaver } from '../queries/retention.ts'
import { CHANGEABLE, type Cleared, isCleared, KEPT, type Kept, type Lengths, RETENTION } from '../rules/retention.ts'
import { NetworkTabs } from './tabs.tsx'

export interface RetentionView {
  lengths: Lengths
  due: Record<Cleared, number>
  leavers: { shown: Leaver[]; count: number }
  /** The fields as typed: lengths by kind. */
  typed: Partial<Record<Kept, string>>
  chosen: string[]
  mayChange: boolean
  mayErase: boolean
  errors: FormError[]
}

const Due = ({ lang, kind, view }: { lang: Lang; kind: Kept; view: RetentionView }) => {
  const say = personalWords(lang)
  if (kind === 'leavers')
    return view.leavers.count === 0 ? <Muted>{say.dueNone}</Muted> : <a href="#leavers">{number(lang, view.leavers.count)}</a>
  if (!isCleared(kind)) return <Muted>—</Muted>
  if (view.due[kind] === 0) return <Muted>{say.dueNone}</Muted>
  return (
    <Form action={retentionClearingPath()} inline label={say.clearOne(say.kinds[kind])}>
      <HiddenField name="kind" value={kind} />
      <span>{number(lang, view.due[kind])}</span>
      <SubmitButton tone="plain">{say.clear}</SubmitButton>
    </Form>
  )
}

const KeptTable = ({ lang, view }: { lang: Lang; view: RetentionView }) => {
  const say = personalWords(lang)
  const rows = KEPT.map((kind) => [
    say.kinds[kind],
    <>
      {say.fromWhen[kind](lengthText(lang, view.lengths[kind], RETENTION[kind].unit))}
      <br />
      <Muted>{say.clearings[RETENTION[kind].clearing]}</Muted>
    </>,
    <Due key={kind} lang={lang} kind={kind} view={view} />,
  ])
  const head = [say.kept, say.howLong, say.due].map((label) => ({ label, told: true }))
  return <Table caption={say.retentionTable} captionHidden head={head} rows={rows} stacked />
}

const LengthsForm = ({ lang, view }: { lang: Lang; view: RetentionView }) => {
  const say = personalWords(lang)
  const hint = (kind: Kept) => {
    const { least, most, unit } = RETENTION[kind]
    return most === null ? say.from(lengthText(lang, least, unit)) : say.between(number(lang, least), lengthText(lang, most, unit))
  }
  return (
    <>
      <Heading level={2}>{say.lengthsTitle}</Heading>
      <Paragraph>{say.lengthsHow}</Paragraph>
      <Form action={retentionPath()} label={say.lengthsTitle}>
        <FieldRow>
          {CHANGEABLE.map((kind) => (
            <TextField
              key={kind}
              name={kind}
              label={`${say.kinds[kind]} (${say.units[RETENTION[kind].unit].many})`}
              hint={hint(kind)}
              value={view.typed[kind] ?? String(view.lengths[kind])}
              error={view.errors.find((error) => error.field === kind)?.text}
              inputmode="numeric"
              size={6}
            />
          ))}
        </FieldRow>
        <Buttons>
          <SubmitButton tone="plain">{say.saveLengths}</SubmitButton>
        </Buttons>
      </Form>
    </>
  )
}

const Leavers = ({ lang, view }: { lang: Lang; view: RetentionView }) => {
  const say = personalWords(lang)
  const { shown, count } = view.leavers
  const heading = (
    <Heading level={2} id="leavers" count={count > 0 ? number(lang, count) : undefined}>
      {say.leaversTitle}
    </Heading>
  )
  if (count === 0) {
    return (
      <>
        {heading}
        <Empty title={say.leaversNone}>
          <Paragraph>{say.leaversNoneHow}</Paragraph>
        </Empty>
      </>
    )
  }
  const label = (each: Leaver) => `${each.name} — ${each.organisations.join(', ')} · ${say.leftOn(formatDay(lang, each.leftOn))}`
  const options = shown.map((each) => ({ value: String(each.id), label: label(each) }))
  return (
    <>
      {heading}
      <Paragraph>{say.leaversHow(lengthText(lang, view.lengths.leavers, RETENTION.leavers.unit))}</Paragraph>
      {shown.length < count ? <Paragraph>{say.leaversMore(number(lang, shown.length), number(lang, count))}</Paragraph> : null}
      <Form action={retentionErasuresPath()} label={say.leaversTitle}>
        <Checkboxes name="person" legend={say.chosenLeavers} hint={say.eraseLeaversConfirm} options={options} values={view.chosen} />
        <Buttons>
          <SubmitButton tone="decision" objection={view.mayErase ? undefined : say.onlyStaff}>
            {say.eraseLeavers}
          </SubmitButton>
        </Buttons>
      </Form>
    </>
  )
}

export function RetentionPage({ viewing, view }: { viewing: Viewing; view: RetentionView }) {
  const { lang } = viewing
  const say = personalWords(lang)
  return (
    <Page viewing={viewing} title={say.retentionTitle} noindex>
      <Title kicker={settingsWords(lang).network} lead={say.retentionLead}>
        {say.retentionTitle}
      </Title>
      <NetworkTabs lang={lang} here={retentionPath()} />
      <ErrorSummary lang={lang} errors={view.errors} />
      <KeptTable lang={lang} view={view} />
      <Leavers lang={lang} view={view} />
      {view.mayChange ? <LengthsForm lang={lang} view={view} /> : null}
    </Page>
  )
}

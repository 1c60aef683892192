/** The back-up page: whether the network's data is in safe keeping, and how whoever runs the machine keeps it so. */
import { Row, Rows } from '#design/entries.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons, ErrorSummary, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { CommandLine, Fingerprint } from '#design/reading.tsx'
import { Empty, Heading, List, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import { type Day, daysBetween, formatDay, formatMoment } from '#kernel/dates.ts'
import { formatBytes } from '#kernel/values/bytes.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { backupWords, rowsText } from '../messages/backup.ts'
import { backupPath, backupTrialPath } from '../paths.ts'
import type { BackupFacts, SafeKeeping } from '../queries/backup.ts'
import { type BackupConcern, TYPED_LETTERS } from '../rules/backup.ts'
import { NetworkTabs } from './tabs.tsx'

export interface BackupView {
  safe: SafeKeeping
  latest: BackupFacts[]
  /** Where this database itself came from, if it was restored. */
  restored: { madeAt: Date; restoredAt: Date } | null
  typed: string
  errors: FormError[]
}

interface Part {
  viewing: Viewing
  view: BackupView
}

const moment = (viewing: Viewing, at: Date): string => formatMoment(viewing.lang, at, viewing.network.timeZone)
const TONES: Record<BackupConcern, 'decision' | 'waiting'> = { none: 'decision', old: 'decision', untried: 'waiting' }

function State({ viewing, view: { safe, restored } }: Part) {
  const say = backupWords(viewing.lang)
  const made: Day = safe.made ?? viewing.today
  const ago = { day: formatDay(viewing.lang, made), days: Math.max(0, daysBetween(made, viewing.today)) }
  return (
    <>
      {safe.concerns.map((concern) => (
        <Notice key={concern} tone={TONES[concern]} title={say.concerns[concern].title}>
          <Paragraph>{say.concerns[concern].text(ago)}</Paragraph>
        </Notice>
      ))}
      {safe.concerns.length === 0 ? (
        <Notice tone="deed" title={say.safe}>
          <Paragraph>{say.safeText(ago)}</Paragraph>
        </Notice>
      ) : null}
      {restored ? (
        <Notice tone="info" title={say.restoredFrom}>
          <Paragraph>{say.restoredFromText(moment(viewing, restored.madeAt), moment(viewing, restored.restoredAt))}</Paragraph>
        </Notice>
      ) : null}
    </>
  )
}

const TrialTags = ({ viewing, backup }: { viewing: Viewing; backup: BackupFacts }) => {
  const say = backupWords(viewing.lang)
  return (
    <>
      {backup.restoredAt ? <Tag tone="deed">{say.trials.restored}</Tag> : null}{' '}
      {backup.checkedAt && !backup.restoredAt ? <Tag tone="deed">{say.trials.checked}</Tag> : null}
    </>
  )
}

/** The latest one whole; those before it as rows. */
function Made({ viewing, view: { latest } }: Part) {
  const { lang } = viewing
  const say = backupWords(lang)
  const [last, ...before] = latest
  if (!last)
    return (
      <Empty title={say.none}>
        <Paragraph>{say.noneHow}</Paragraph>
      </Empty>
    )
  const trials = [
    last.checkedAt ? say.triedOn('checked', moment(viewing, last.checkedAt)) : null,
    last.restoredAt ? say.triedOn('restored', moment(viewing, last.restoredAt)) : null,
  ].filter((each) => each !== null)
  return (
    <>
      <FactCard label={say.latest}>
        <Fact label={say.made}>{moment(viewing, last.madeAt)}</Fact>
        <Fact label={say.by}>{last.madeBy}</Fact>
        <Fact label={say.file}>{last.fileName}</Fact>
        <Fact label={say.holding}>{`${formatBytes(lang, last.sizeBytes)} · ${rowsText(lang, last.rows)}`}</Fact>
        <Fact label={say.fingerprint}>
          <Fingerprint hex={last.fingerprint} />
        </Fact>
        <Fact label={say.tried} missing={trials.length === 0}>
          {trials.length === 0 ? say.notYet : trials.join(' · ')}
        </Fact>
      </FactCard>
      {before.length > 0 ? (
        <>
          <Heading level={2} id="before" count={before.length}>
            {say.before}
          </Heading>
          <Rows label={say.before}>
            {before.map((backup) => (
              <Row
                key={backup.id}
                glyph="withdraw"
                title={moment(viewing, backup.madeAt)}
                tags={<TrialTags viewing={viewing} backup={backup} />}
                detail={
                  <>
                    {`${formatBytes(lang, backup.sizeBytes)} · ${rowsText(lang, backup.rows)} · ${backup.fileName} · `}
                    <Fingerprint hex={backup.fingerprint} length={TYPED_LETTERS} />
                  </>
                }
              />
            ))}
          </Rows>
        </>
      ) : null}
    </>
  )
}

function Making({ viewing }: { viewing: Viewing }) {
  const say = backupWords(viewing.lang)
  const command = (text: string) => <CommandLine text={text} copy={say.copy} copied={say.copied} />
  return (
    <>
      <Heading level={2} id="make">
        {say.make}
      </Heading>
      <Paragraph>{say.makeText}</Paragraph>
      {command(say.makeCommand)}
      <Heading level={3}>{say.regular}</Heading>
      <Paragraph>{say.regularText}</Paragraph>
      {command(say.regularCommand)}
      <Heading level={2} id="try">
        {say.try}
      </Heading>
      <Paragraph>{say.tryText}</Paragraph>
      {command(say.tryCommand)}
      <Paragraph>{say.tryElsewhere}</Paragraph>
      {command(say.tryElsewhereCommand)}
    </>
  )
}

/** Another machine cannot write here: a person brings the word of it. */
function Confirming({ viewing, view: { typed, errors } }: Part) {
  const say = backupWords(viewing.lang)
  return (
    <Form action={backupTrialPath()} label={say.confirm}>
      <Heading level={3}>{say.confirm}</Heading>
      <Paragraph>{say.confirmText}</Paragraph>
      <TextField
        name="fingerprint"
        label={say.typed}
        hint={say.typedHint}
        value={typed}
        size={12}
        maxlength={100}
        autocomplete="off"
        error={errors.find((error) => error.field === 'fingerprint')?.text}
      />
      <Buttons>
        <SubmitButton>{say.confirmButton}</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function BackupPage({ viewing, view }: Part) {
  const { lang } = viewing
  const say = backupWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <Title kicker={viewing.network.name} lead={say.lead}>
        {say.title}
      </Title>
      <NetworkTabs lang={lang} here={backupPath()} />
      <ErrorSummary lang={lang} errors={view.errors} />
      <State viewing={viewing} view={view} />
      <Heading level={2} id="latest">
        {say.latest}
      </Heading>
      <Made viewing={viewing} view={view} />
      <Making viewing={viewing} />
      {view.safe.count > 0 ? <Confirming viewing={viewing} view={view} /> : null}
      <Heading level={2} id="holds">
        {say.holds}
      </Heading>
      <List items={say.holdsText} />
      <Heading level={3}>{say.whyHere}</Heading>
      <Paragraph>{say.whyHereText}</Paragraph>
    </Page>
  )
}

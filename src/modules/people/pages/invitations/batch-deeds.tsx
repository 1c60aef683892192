/** What can be done with a batch: read again and sent, paused, printed, sent again. */
import { Disclosure } from '#design/disclosure.tsx'
import { MailSheet } from '#design/doorstep.tsx'
import { DownloadForm } from '#design/download-form.tsx'
import { Buttons, Form, type FormError, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Heading, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { usualSubject } from '../../messages/invitation-mail.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import {
  invitationLettersPath,
  invitationPausePath,
  invitationRemovalPath,
  invitationRepeatPath,
  invitationSendingPath,
  invitationTextPath,
  outboxPath,
} from '../../paths.ts'
import { DAY_MS, PACES, UNANSWERED, USUAL_PACE } from '../../rules/invitations.ts'
import type { BatchView, Preview } from './batch.tsx'
import { TextFields } from './texts.tsx'

type Part = { viewing: Viewing; view: BatchView }

const PreviewSheet = ({ viewing, preview }: { viewing: Viewing; preview: Preview }) => {
  const say = invitationsWords(viewing.lang)
  return (
    <>
      <Paragraph>
        <Muted>{say.previewOf(preview.name)}</Muted>
      </Paragraph>
      <MailSheet subject={preview.subject} label={say.preview} lang={preview.lang}>
        {preview.blocks.map((block, place) => (
          <p key={place}>{block.kind === 'link' ? <strong>→ {block.label}</strong> : block.text}</p>
        ))}
        <p>
          <Muted>{preview.why}</Muted>
        </p>
      </MailSheet>
    </>
  )
}

/** What the mail says, and its other words, as long as none has left. */
const Wording = ({ viewing, view, typed, errors }: Part & { typed: Record<string, string[]>; errors: FormError[] }) => {
  const { lang, network } = viewing
  const say = invitationsWords(lang)
  const { batch, rows, preview } = view
  const { subject, word } = batch.texts
  const stored = { subject_fr: [subject.fr ?? ''], subject_en: [subject.en ?? ''], word_fr: [word.fr ?? ''], word_en: [word.en ?? ''] }
  return (
    <>
      <Heading level={2} id="mail">
        {say.preview}
      </Heading>
      {preview ? <PreviewSheet viewing={viewing} preview={preview} /> : null}
      <Disclosure summary={say.editText} open={errors.length > 0 && 'word_fr' in typed}>
        <Form action={invitationTextPath(batch.id)} label={say.editText} own>
          <TextFields
            lang={lang}
            typed={'word_fr' in typed ? typed : stored}
            errors={errors}
            subjects={{ fr: usualSubject('fr', network.name), en: usualSubject('en', network.name) }}
            english={rows.filter((row) => row.lang === 'en' && row.by === 'mail').length}
          />
          <Buttons>
            <SubmitButton tone="plain">{say.saveText}</SubmitButton>
          </Buttons>
        </Form>
      </Disclosure>
    </>
  )
}

const SendForm = ({ viewing, view }: Part) => {
  const say = invitationsWords(viewing.lang)
  const { batch } = view
  const queued = batch.counts.queued ?? 0
  return (
    <Form action={invitationSendingPath(batch.id)} label={say.send(queued)}>
      <Select
        name="pace"
        label={say.pace}
        hint={say.paceHint}
        value={String(batch.pace || USUAL_PACE)}
        options={PACES.map((pace) => ({ value: String(pace), label: say.paceOf(pace) }))}
      />
      <Buttons>
        <SubmitButton>{batch.state === 'paused' ? say.sendRest(queued) : say.send(queued)}</SubmitButton>
      </Buttons>
    </Form>
  )
}

/** Sending: begun, paused, taken up again; nothing where every mail has left. */
export function Sending({ viewing, view, typed, errors }: Part & { typed: Record<string, string[]>; errors: FormError[] }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  const { batch, mailLeaves } = view
  const queued = batch.counts.queued ?? 0
  return (
    <>
      {batch.state === 'prepared' && view.rows.some((row) => row.by === 'mail') ? (
        <Wording viewing={viewing} view={view} typed={typed} errors={errors} />
      ) : null}
      {!mailLeaves && (queued > 0 || (batch.counts.waiting ?? 0) > 0) ? (
        <Notice tone="waiting">
          <Paragraph>
            {say.inOutbox} {view.mayReadOutbox ? <a href={outboxPath()}>{say.openOutbox}</a> : null}
          </Paragraph>
        </Notice>
      ) : null}
      {queued > 0 && batch.state !== 'sending' ? <SendForm viewing={viewing} view={view} /> : null}
      {queued > 0 && batch.state === 'sending' ? (
        <Form action={invitationPausePath(batch.id)} label={say.pause}>
          <Paragraph>
            {say.paceOf(batch.pace)}. {say.duration(Math.ceil(queued / batch.pace))}
          </Paragraph>
          <Buttons>
            <SubmitButton tone="plain">{say.pause}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
      {batch.state === 'prepared' && !view.rows.some((row) => row.times > 0) ? (
        <Form action={invitationRemovalPath(batch.id)} label={say.giveUp}>
          <Buttons>
            <SubmitButton tone="decision">{say.giveUp}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}

/** Letters with a code, for those without an address. */
export function Letters({ viewing, view }: Part) {
  const say = invitationsWords(viewing.lang)
  const { batch, rows } = view
  const open = rows.filter((row) => row.by === 'letter' && row.state !== 'accepted' && row.state !== 'arrived')
  const fresh = open.filter((row) => row.state === 'to_print').length
  const printed = open.length - fresh
  if (open.length === 0) return null
  return (
    <>
      <Heading level={2} id="letters" count={formatNumber(viewing.lang, open.length)}>
        {say.lettersTitle}
      </Heading>
      <Paragraph>{say.lettersLead}</Paragraph>
      <Buttons>
        {fresh > 0 ? (
          <DownloadForm action={invitationLettersPath(batch.id)} label={say.lettersTitle}>
            <HiddenField name="which" value="new" />
            <SubmitButton tone={batch.counts.queued ? 'plain' : 'deed'}>{say.print(fresh)}</SubmitButton>
          </DownloadForm>
        ) : null}
        {printed > 0 ? (
          <DownloadForm action={invitationLettersPath(batch.id)} label={say.printAll(open.length)}>
            <HiddenField name="which" value="all" />
            <SubmitButton tone="plain">{say.printAll(open.length)}</SubmitButton>
          </DownloadForm>
        ) : null}
      </Buttons>
      {printed > 0 ? (
        <Paragraph>
          <Muted>{say.printAgainNote}</Muted>
        </Paragraph>
      ) : null}
    </>
  )
}

const DAYS = [3, 7, 14, 21, 30]
const USUAL_DAYS = 7

/** All at once: mended addresses, and those who have not answered for some days. */
export function Again({ viewing, view }: Part) {
  const say = invitationsWords(viewing.lang)
  const { batch, rows, now } = view
  const mended = rows.filter((row) => row.mended).length
  const old = (row: (typeof rows)[number]) =>
    row.leftAt !== null && row.hasEmail && row.state !== 'refused' && UNANSWERED.includes(row.state)
      ? (now.getTime() - row.leftAt.getTime()) / DAY_MS
      : -1
  const counts = DAYS.map((days) => ({ days, count: rows.filter((row) => old(row) >= days).length })).filter(({ count }) => count > 0)
  if (mended === 0 && counts.length === 0) return null
  return (
    <>
      <Heading level={2} id="again">
        {say.againTitle}
      </Heading>
      <Paragraph>{say.againLead}</Paragraph>
      {mended > 0 ? (
        <Form action={invitationRepeatPath(batch.id)} label={say.againMended(mended)}>
          <HiddenField name="which" value="mended" />
          <Buttons>
            <SubmitButton tone="plain">{say.againMended(mended)}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
      {counts.length > 0 ? (
        <Form action={invitationRepeatPath(batch.id)} label={say.againDays}>
          <Select
            name="days"
            label={say.againDays}
            value={String(counts.some(({ days }) => days === USUAL_DAYS) ? USUAL_DAYS : counts.at(-1)!.days)}
            options={counts.map(({ days, count }) => ({ value: String(days), label: `${say.days(days)} (${count})` }))}
          />
          <Buttons>
            <SubmitButton tone="plain">{say.againUnanswered}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}

/** The agenda where it is written: its items with what may be done with each, ready-made beginnings, documents. */
import { Disclosure } from '#design/disclosure.tsx'
import { FileDrop } from '#design/file-drop.tsx'
import { RowDeed } from '#design/files.tsx'
import { Buttons, ErrorSummary, Form, type FormError, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { ButtonLink, Empty, Heading, List, Notice, Paragraph } from '#design/text.tsx'
import { formatBytes } from '#kernel/values/bytes.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { ALL_ENDINGS } from '#kernel/values/media.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import {
  agendaPath,
  documentRemovalPath,
  itemMovePath,
  itemPathOf,
  itemRemovalPath,
  meetingDocumentsPath,
  newResolutionPath,
  readyAgendaPath,
  resolutionPath,
  resolutionRemovalPath,
} from '../paths.ts'
import type { AgendaItem, Meeting, MeetingDocument, Resolution } from '../queries.ts'
import {
  MOST_DOCUMENT_BYTES,
  objectionToAddingDocument,
  objectionToAddingItem,
  objectionToAddingResolution,
  objectionToChangingItem,
  objectionToEditingResolution,
  objectionToMovingItems,
  objectionToRemovingDocument,
  objectionToRemovingItem,
  objectionToWithdrawing,
} from '../rules.ts'
import { type AgendaDeeds, AgendaTold, type AgendaView, DocumentRows } from './agenda-told.tsx'
import { ItemFields, type ItemFormField } from './item-edit.tsx'
import { lengthText } from './meeting.tsx'
import { MeetingHead } from './meeting-parts.tsx'
import type { PlanningForm } from './planning-form.tsx'

export interface AgendaEditing extends AgendaView {
  meeting: Meeting
  documents: MeetingDocument[]
  /** The form of a new item. */
  item: PlanningForm<ItemFormField>
  /** What was wrong with the files that were sent. */
  files: FormError[]
  /** Why nothing is written any more. */
  over: string | null
}

interface Looks {
  lang: Lang
  view: AgendaEditing
}

function ItemDeeds({ lang, view: { meeting, items }, item }: Looks & { item: AgendaItem }) {
  const say = planningWords(lang)
  const { id, state } = meeting
  const ref = { late: item.late, begun: item.begunAt !== null, resolutions: item.resolutions.length }
  const name = said(lang, item.title)
  const moves = objectionToMovingItems(state) === null
  const edits = objectionToChangingItem(state, ref) === null
  const removes = objectionToRemovingItem(state, ref) === null
  const resolves = objectionToAddingResolution(state, false, 0) === null
  if (![moves, edits, removes, resolves].some(Boolean)) return null
  return (
    <RowDeeds>
      {edits ? <ButtonLink href={itemPathOf(id, item.id)}>{say.edit}</ButtonLink> : null}
      {resolves ? <ButtonLink href={newResolutionPath(id, item.id)}>{say.addResolution}</ButtonLink> : null}
      {moves && item.position > 1 ? (
        <RowDeed action={itemMovePath(id, item.id)} label={say.named(say.moveUp, name)} field={{ name: 'to', value: 'up' }}>
          {say.moveUp}
        </RowDeed>
      ) : null}
      {moves && item.position < items.length ? (
        <RowDeed action={itemMovePath(id, item.id)} label={say.named(say.moveDown, name)} field={{ name: 'to', value: 'down' }}>
          {say.moveDown}
        </RowDeed>
      ) : null}
      {removes ? (
        <RowDeed action={itemRemovalPath(id, item.id)} label={say.named(say.remove, name)}>
          {say.remove}
        </RowDeed>
      ) : null}
    </RowDeeds>
  )
}

function ResolutionDeeds({ lang, view: { meeting }, resolution }: Looks & { resolution: Resolution }) {
  const say = planningWords(lang)
  const edits = objectionToEditingResolution(meeting.state) === null
  const withdraws = objectionToWithdrawing(meeting.state) === null && resolution.withdrawnAt === null
  if (!edits && !withdraws) return null
  return (
    <RowDeeds>
      {edits ? <ButtonLink href={resolutionPath(meeting.id, resolution.id)}>{say.edit}</ButtonLink> : null}
      {withdraws ? (
        <RowDeed
          action={resolutionRemovalPath(meeting.id, resolution.id)}
          label={say.named(say.withdraw, say.resolution(resolution.number))}
        >
          {say.withdraw}
        </RowDeed>
      ) : null}
    </RowDeeds>
  )
}

const deedsOf = (lang: Lang, view: AgendaEditing): AgendaDeeds => ({
  item: (item) => <ItemDeeds lang={lang} view={view} item={item} />,
  resolution: (resolution) => <ResolutionDeeds lang={lang} view={view} resolution={resolution} />,
  document: (document) =>
    objectionToRemovingDocument(view.meeting.state) === null ? (
      <RowDeed
        action={documentRemovalPath(view.meeting.id, document.id)}
        label={planningWords(lang).named(planningWords(lang).remove, document.name)}
      >
        {planningWords(lang).remove}
      </RowDeed>
    ) : null,
})

function ReadyMade({ lang, view: { meeting } }: Looks) {
  const say = planningWords(lang)
  return (
    <Empty title={say.noAgenda}>
      <Paragraph>{say.readyTitle}</Paragraph>
      <List items={Object.values(say.ready)} />
      <Form action={readyAgendaPath(meeting.id)} inline label={say.readyTitle}>
        <SubmitButton>{say.readySubmit}</SubmitButton>
      </Form>
    </Empty>
  )
}

function NewItem({ lang, view: { meeting, items, item } }: Looks) {
  const say = planningWords(lang)
  if (objectionToAddingItem(meeting.state, 'report', items.length)) return null
  return (
    <Disclosure summary={say.addItem} id="add-item" open={item.errors.length > 0 || items.length === 0}>
      <Form action={agendaPath(meeting.id)} label={say.addItem}>
        <ErrorSummary lang={lang} errors={item.errors} />
        <ItemFields lang={lang} form={item} announced={meeting.state !== 'draft'} />
        <Buttons>
          <SubmitButton tone="plain">{say.add}</SubmitButton>
        </Buttons>
      </Form>
    </Disclosure>
  )
}

function Files({ viewing, view }: { viewing: Viewing; view: AgendaEditing }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { meeting, documents, items, files } = view
  return (
    <>
      <Heading level={2} id="documents" count={documents.length > 0 ? documents.length : undefined}>
        {say.documents}
      </Heading>
      {documents.length === 0 ? <Paragraph>{say.noDocuments}</Paragraph> : null}
      <DocumentRows viewing={viewing} meeting={meeting} documents={documents} deed={deedsOf(lang, view).document} />
      {objectionToAddingDocument(meeting.state) === null ? (
        <Disclosure summary={say.addDocuments} id="add-documents" open={files.length > 0}>
          <Form action={meetingDocumentsPath(meeting.id)} files label={say.addDocuments}>
            <ErrorSummary lang={lang} errors={files} />
            <FileDrop
              name="files"
              multiple
              label={say.files}
              hint={say.filesHint(formatBytes(lang, MOST_DOCUMENT_BYTES))}
              accept={ALL_ENDINGS.map((ending) => `.${ending}`).join(',')}
              error={files.find(({ field }) => field === 'files')?.text}
            />
            <Select
              name="for"
              label={say.forItem}
              options={[
                { value: '', label: say.wholeMeeting },
                ...items.map(({ id, position, title }) => ({ value: String(id), label: say.number(position, said(lang, title)) })),
              ]}
              value=""
            />
            <SubmitButton tone="plain">{say.attach}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </>
  )
}

export function AgendaPage({ viewing, view }: { viewing: Viewing; view: AgendaEditing }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { meeting, items } = view
  const length = lengthText(lang, view)
  const draft = meeting.state === 'draft'
  const revokes = !draft && objectionToAddingResolution(meeting.state, true, 0) === null
  return (
    <Page viewing={viewing} title={`${say.agenda} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <MeetingHead viewing={viewing} meeting={meeting} here={agendaPath(meeting.id)} title={say.agenda} lead={say.agendaLead} />
      {meeting.state === 'convened' || meeting.state === 'open' ? (
        <Notice tone="info">
          <Paragraph>{say.afterNotice}</Paragraph>
        </Notice>
      ) : null}
      {view.over ? (
        <Notice tone="waiting">
          <Paragraph>{view.over}</Paragraph>
        </Notice>
      ) : null}
      {items.length === 0 && draft ? <ReadyMade lang={lang} view={view} /> : null}
      {length ? <Paragraph>{length}</Paragraph> : null}
      {items.length > 0 ? <AgendaTold viewing={viewing} meeting={meeting} view={view} deeds={deedsOf(lang, view)} /> : null}
      <NewItem lang={lang} view={view} />
      {draft && items.length > 0 ? (
        <Paragraph>
          <ButtonLink href={newResolutionPath(meeting.id)}>{say.addResolution}</ButtonLink>
        </Paragraph>
      ) : null}
      {revokes ? (
        <Paragraph>
          <a href={newResolutionPath(meeting.id)}>{say.addRevocation}</a>
        </Paragraph>
      ) : null}
      <Files viewing={viewing} view={view} />
    </Page>
  )
}

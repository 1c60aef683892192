/** Documents: their list on an item's page, and all of a plan's on a page of their own. */
import { Disclosure } from '#design/disclosure.tsx'
import { Rows } from '#design/entries.tsx'
import { FileDrop } from '#design/file-drop.tsx'
import { FileRow, RowDeed } from '#design/files.tsx'
import { ErrorSummary, Form, type FormError, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Empty, ExampleTag, Heading } from '#design/text.tsx'
import { dayIn, formatDay } from '#kernel/dates.ts'
import { formatBytes } from '#kernel/values/bytes.ts'
import { personName } from '#kernel/values/erased.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { ALL_ENDINGS } from '#kernel/values/media.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { documentWords, kindOfFile } from '../messages/documents.ts'
import { documentPath, documentRemovalPath, itemDocumentsPath, itemPath, planDocumentsPath } from '../paths.ts'
import type { DocumentFacts, PlanDocuments } from '../queries/documents.ts'
import type { Plan } from '../queries/plans.ts'
import { MOST_DOCUMENT_BYTES } from '../rules.ts'
import { PlanHead } from './views.tsx'

function detailOf({ lang, network }: Viewing, document: DocumentFacts): string {
  const say = documentWords(lang)
  const added = say.addedOn(formatDay(lang, dayIn(network.timeZone, document.addedAt)))
  const by = document.addedBy ? ` ${say.by(personName(lang, document.addedBy.name))}` : ''
  return [kindOfFile(lang, document.mediaType), formatBytes(lang, document.sizeBytes), `${added}${by}`].join(' · ')
}

function DocumentRow({ viewing, document, mayRemove }: { viewing: Viewing; document: DocumentFacts; mayRemove: boolean }) {
  const { lang } = viewing
  const say = documentWords(lang)
  return (
    <FileRow
      href={documentPath(document.id)}
      name={document.name}
      detail={detailOf(viewing, document)}
      tags={document.example ? <ExampleTag lang={lang} /> : undefined}
      aside={
        mayRemove ? (
          <RowDeed action={documentRemovalPath(document.id)} label={say.removeNamed(document.name)}>
            {say.remove}
          </RowDeed>
        ) : undefined
      }
    />
  )
}

export function AddDocuments({ lang, action, summary, errors }: { lang: Lang; action: string; summary: string; errors: FormError[] }) {
  const say = documentWords(lang)
  return (
    <Disclosure summary={summary} id="add-document" open={errors.length > 0}>
      <Form action={action} files label={summary}>
        <ErrorSummary lang={lang} errors={errors} />
        <FileDrop
          name="files"
          multiple
          label={say.files}
          hint={say.filesHint(formatBytes(lang, MOST_DOCUMENT_BYTES))}
          accept={ALL_ENDINGS.map((ending) => `.${ending}`).join(',')}
          error={errors.find(({ field }) => field === 'files')?.text}
        />
        <SubmitButton tone="plain">{say.send}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

export interface ItemDocuments {
  documents: DocumentFacts[]
  mayKeep: boolean
  errors: FormError[]
}

/** The documents of an item, on its page; nothing where there is none and nobody to add one. */
export function DocumentsPart({ viewing, itemId, shown }: { viewing: Viewing; itemId: number; shown: ItemDocuments }) {
  const say = documentWords(viewing.lang)
  const { documents, mayKeep, errors } = shown
  if (documents.length === 0 && !mayKeep) return null
  return (
    <>
      <Heading level={2} id="documents" count={documents.length > 0 ? documents.length : undefined}>
        {say.documents}
      </Heading>
      {documents.length > 0 ? (
        <Rows label={say.documents}>
          {documents.map((document) => (
            <DocumentRow key={document.id} viewing={viewing} document={document} mayRemove={mayKeep} />
          ))}
        </Rows>
      ) : null}
      {mayKeep ? <AddDocuments lang={viewing.lang} action={itemDocumentsPath(itemId)} summary={say.add} errors={errors} /> : null}
    </>
  )
}

export interface DocumentsPageProps {
  viewing: Viewing
  plan: Plan
  documents: PlanDocuments
  mayKeep: boolean
  errors: FormError[]
}

export function DocumentsPage({ viewing, plan, documents: { own, ofItems }, mayKeep, errors }: DocumentsPageProps) {
  const { lang } = viewing
  const say = documentWords(lang)
  const none = own.length === 0 && ofItems.length === 0
  return (
    <Page viewing={viewing} title={`${say.documents}, ${said(lang, plan.title)}`} description={say.lead} noindex={plan.state === 'draft'}>
      <PlanHead viewing={viewing} plan={plan} here={planDocumentsPath(plan.slug)} heading={say.documents} lead={say.lead} />
      {none ? (
        <Empty title={say.none}>
          <p>{mayKeep ? say.noneHint : say.noneToRead}</p>
        </Empty>
      ) : null}
      {own.length > 0 ? (
        <>
          <Heading level={2}>{say.ofPlan}</Heading>
          <Rows label={say.ofPlan}>
            {own.map((document) => (
              <DocumentRow key={document.id} viewing={viewing} document={document} mayRemove={mayKeep} />
            ))}
          </Rows>
        </>
      ) : null}
      {mayKeep ? <AddDocuments lang={lang} action={planDocumentsPath(plan.slug)} summary={say.addToPlan} errors={errors} /> : null}
      {ofItems.length > 0 ? <Heading level={2}>{say.ofItems}</Heading> : null}
      {ofItems.map(({ place, documents }) => (
        <section key={place.id} aria-label={`${place.code} ${said(lang, place.title)}`}>
          <Heading level={3}>
            <a href={itemPath(place.id)}>
              {place.code} {said(lang, place.title)}
            </a>
          </Heading>
          <Rows label={said(lang, place.title)}>
            {documents.map((document) => (
              <DocumentRow key={document.id} viewing={viewing} document={document} mayRemove={false} />
            ))}
          </Rows>
        </section>
      ))}
    </Page>
  )
}

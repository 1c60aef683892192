/** Papers on file: their rows, the form that puts one there, and the page of those that belong to an organisation itself. */
import { Disclosure } from '#design/disclosure.tsx'
import { Rows } from '#design/entries.tsx'
import { FileDrop } from '#design/file-drop.tsx'
import { FileRow, RowDeed } from '#design/files.tsx'
import { DayField, ErrorSummary, FieldRow, Form, type FormError, Select, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Empty, ExampleTag, Heading, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatBytes } from '#kernel/values/bytes.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { ALL_ENDINGS } from '#kernel/values/media.ts'
import { quoted } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import { budgetDocumentPath, budgetDocumentRemovalPath, organisationPapersPath } from '../../paths.ts'
import type { Duty } from '../../queries/grants/expected-grants.ts'
import type { Paper } from '../../queries/grants/papers.ts'
import { KINDS_OF, MOST_PAPER_BYTES, type PaperPlace } from '../../rules/grants/papers.ts'
import { crumbs, DutyRows } from './told.tsx'

const said = (lang: Lang, paper: Paper): string => {
  const say = grantWords(lang)
  return [
    nameWords(lang).papers[paper.kind],
    paper.aboutYear === null ? null : say.ofYear(paper.aboutYear),
    paper.signedOn === null ? null : say.signed(formatDay(lang, paper.signedOn, 'short')),
    formatBytes(lang, paper.sizeBytes),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The papers of one place, each with the button that takes it out where this reader may. */
export const PaperRows = ({ lang, papers, mayEdit }: { lang: Lang; papers: Paper[]; mayEdit: boolean }) => (
  <Rows label={grantWords(lang).papers}>
    {papers.map((paper) => (
      <FileRow
        key={paper.id}
        href={budgetDocumentPath(paper.id)}
        name={paper.name}
        tags={paper.example ? <ExampleTag lang={lang} /> : undefined}
        detail={paper.clause ? `${said(lang, paper)} · ${quoted(lang, paper.clause)}` : said(lang, paper)}
        aside={
          mayEdit ? (
            <RowDeed action={budgetDocumentRemovalPath(paper.id)} label={grantWords(lang).removeNamed(paper.name)}>
              {grantWords(lang).remove}
            </RowDeed>
          ) : undefined
        }
      />
    ))}
  </Rows>
)

export interface PaperForm {
  typed: Record<string, string>
  errors: FormError[]
  /** It stands open: somebody came for it. */
  open?: boolean
}

/** The form that puts a paper on file; `place` says which kinds are kept there. */
export function AddPaper({ lang, action, place, form }: { lang: Lang; action: string; place: PaperPlace; form: PaperForm }) {
  const say = grantWords(lang)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    ...(hint ? { hint } : {}),
    value: form.typed[name] ?? '',
    error: form.errors.find((each) => each.field === name)?.text,
  })
  const kinds = KINDS_OF[place].map((kind) => ({ value: kind, label: nameWords(lang).papers[kind] }))
  return (
    <Disclosure summary={say.addPaper} id="add-paper" open={form.open === true || form.errors.length > 0}>
      <Form action={action} files label={say.addPaper}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Select {...field('kind', say.paperKind)} options={kinds} />
        <FileDrop
          name="file"
          label={say.file}
          hint={say.fileHint(formatBytes(lang, MOST_PAPER_BYTES))}
          accept={ALL_ENDINGS.map((ending) => `.${ending}`).join(',')}
          error={form.errors.find((each) => each.field === 'file')?.text}
        />
        <FieldRow>
          <DayField {...field('signed_on', say.signedOn)} />
          <TextField {...field('about_year', say.aboutYear, say.aboutYearHint)} inputmode="numeric" size={6} />
        </FieldRow>
        {place === 'organisation' ? null : <TextArea {...field('clause', say.clause, say.clauseHint)} rows={2} maxlength={600} />}
        <SubmitButton>{say.addPaper}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

/** The papers of a grant or an agreement, on its page, with the form for those who keep them. */
export function PapersPart(part: {
  lang: Lang
  papers: Paper[]
  mayEdit: boolean
  action: string
  place: PaperPlace
  form?: PaperForm | undefined
}) {
  const { lang, papers, mayEdit, action, place, form } = part
  const say = grantWords(lang)
  return (
    <>
      <Heading level={2} id="papers" count={papers.length > 0 ? papers.length : undefined}>
        {say.papers}
      </Heading>
      {papers.length > 0 ? <PaperRows lang={lang} papers={papers} mayEdit={mayEdit} /> : <p>{say.noPaper}</p>}
      {mayEdit ? <AddPaper lang={lang} action={action} place={place} form={form ?? { typed: {}, errors: [] }} /> : null}
    </>
  )
}

export interface PapersView {
  viewing: Viewing
  organisation: { id: number; name: string }
  papers: Paper[]
  duties: Duty[]
  mayEdit: boolean
  form: PaperForm
}

/** Papers of an organisation that belong to no grant: its republican commitment (R38), its publications (R23). */
export function PapersPage({ view: { viewing, organisation, papers, duties, mayEdit, form } }: { view: PapersView }) {
  const { lang } = viewing
  const say = grantWords(lang)
  return (
    <Page viewing={viewing} title={`${say.papersTitle}, ${organisation.name}`} noindex>
      <Crumbs lang={lang} items={crumbs(lang, organisation.id)} />
      <Title kicker={organisation.name} lead={say.papersLead}>
        {say.papersTitle}
      </Title>
      {duties.length > 0 ? (
        <>
          <Heading level={2} id="duties">
            {say.duties}
          </Heading>
          <DutyRows viewing={viewing} duties={duties} mayEdit={mayEdit} />
        </>
      ) : null}
      {papers.length > 0 ? (
        <>
          <Heading level={2} id="papers" count={papers.length}>
            {say.papers}
          </Heading>
          <PaperRows lang={lang} papers={papers} mayEdit={mayEdit} />
        </>
      ) : (
        <Empty title={say.papersEmpty}>
          <p>{say.papersEmptyHint}</p>
        </Empty>
      )}
      {mayEdit ? <AddPaper lang={lang} action={organisationPapersPath(organisation.id)} place="organisation" form={form} /> : null}
    </Page>
  )
}

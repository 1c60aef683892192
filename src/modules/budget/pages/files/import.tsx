/** The page where a file of lines is chosen, with what it may hold beside it. */
import { FileDrop, Sample, SampleSheet, Samples } from '#design/file-drop.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Lead, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { fileWords } from '../../messages/files/files.ts'
import { frameWords } from '../../messages/frame.ts'
import { importPath, sheetPath, versionFilePath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import { VersionPage } from '../frame.tsx'

export const ACCEPTED = '.xlsx,.ods,.csv,.tsv,.txt,.json'

export interface ImportFormProps {
  lang: Lang
  at: Standing
  errors: FormError[]
  /** The year that was chosen. */
  year: number
}

/** The browser itself sends it: its answer is the dry run. */
export function ImportForm({ lang, at: { version, years }, errors, year }: ImportFormProps) {
  const say = fileWords(lang)
  const error = errors.find(({ field }) => field === 'file')?.text
  return (
    <Form action={importPath(version.id)} files plain>
      <ErrorSummary lang={lang} errors={errors} />
      <FileDrop name="file" label={say.file} hint={say.fileHint} accept={ACCEPTED} {...(error ? { error } : {})} />
      {years.length === 1 ? (
        <HiddenField name="year" value={String(year)} />
      ) : (
        <Select
          name="year"
          label={say.year}
          value={String(year)}
          options={years.map((each) => ({ value: String(each), label: String(each) }))}
        />
      )}
      <Buttons>
        <SubmitButton>{say.look}</SubmitButton>
        <CancelLink href={sheetPath(version.id)}>{frameWords(lang).sheet}</CancelLink>
      </Buttons>
    </Form>
  )
}

export function ImportPage({ viewing, at, errors, year }: { viewing: Viewing; at: Standing; errors: FormError[]; year: number }) {
  const { lang } = viewing
  const say = fileWords(lang)
  const { id } = at.version
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={say.title} lead={<Lead>{say.lead}</Lead>}>
      <ImportForm lang={lang} at={at} errors={errors} year={year} />
      <Paragraph>{say.takenHint}</Paragraph>
      <Samples>
        <Sample title={say.listTitle} hint={say.listHint} link={{ href: versionFilePath(id, 'xlsx', at.year), label: say.taken }}>
          <SampleSheet label={say.listTitle} head={say.listHead} rows={say.listRows} />
        </Sample>
        <Sample title={say.formTitle} hint={say.formHint}>
          <SampleSheet label={say.formTitle} head={say.formHead} rows={say.formRows} />
        </Sample>
      </Samples>
    </VersionPage>
  )
}

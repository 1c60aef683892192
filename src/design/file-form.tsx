/** The form that sends one file, with what is wrong with it; and the button that forgets a file. */
import type { Lang } from '#kernel/values/lang.ts'
import { FileDrop } from './file-drop.tsx'
import { ErrorSummary, Form, type FormError, HiddenField, SubmitButton } from './form.tsx'

export interface FileFormProps {
  lang: Lang
  action: string
  errors: FormError[]
  label: string
  hint: string
  /** Endings and types that the browser offers: `.xlsx,.csv`. */
  accept: string
  /** What the button says. */
  send: string
  /** The file whose place it takes. */
  instead?: number
}

/** Its field is `file`. */
export const FileForm = ({ lang, action, errors, label, hint, accept, send, instead }: FileFormProps) => (
  <Form action={action} files>
    <ErrorSummary lang={lang} errors={errors} />
    {instead === undefined ? null : <HiddenField name="instead" value={String(instead)} />}
    <FileDrop name="file" label={label} hint={hint} accept={accept} error={errors.find(({ field }) => field === 'file')?.text} />
    <SubmitButton>{send}</SubmitButton>
  </Form>
)

/** `label`: which file, for whoever does not see it beside the button. */
export const ForgetFile = ({ action, label, children }: { action: string; label: string; children: string }) => (
  <Form action={action} inline label={label}>
    <SubmitButton tone="plain">{children}</SubmitButton>
  </Form>
)

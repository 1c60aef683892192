/** A vote is annulled by the chair, with the reason that goes into the minutes; folded away, since it is rare. */
import { Disclosure } from '#design/disclosure.tsx'
import { Form, SubmitButton, TextArea } from '#design/form.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { resultWords } from '../messages.ts'
import { voteAnnulmentPath } from '../paths.ts'

export interface Annulling {
  voteId: number
  /** Why it cannot be annulled, in words; null: it can. */
  objection: string | null
}

export function ChairAnnulment({ lang, annulling: { voteId, objection } }: { lang: Lang; annulling: Annulling }) {
  const say = resultWords(lang)
  return (
    <Disclosure summary={say.annul}>
      <Form action={voteAnnulmentPath(voteId)}>
        <TextArea name="reason" label={say.reason} rows={2} required />
        <SubmitButton tone="decision" objection={objection ?? undefined}>
          {say.annul}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}

/** The signatures at the foot of minutes, with the form of whoever signs. */
import { Buttons, Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { Signatures } from '#design/record.tsx'
import { Muted, Paragraph } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { recordWords, workWords } from '../messages.ts'
import { signaturePath } from '../paths.ts'
import type { MinutesDocument } from '../queries.ts'
import type { Signatory, SigningRole } from '../tables.ts'
import type { MinutesView, SignatureState } from './minutes-view.ts'

function SignForm({ view, signature: { role, objection } }: { view: MinutesView; signature: SignatureState }) {
  const { lang } = view.viewing
  const say = workWords(lang)
  return (
    <Form action={signaturePath(view.minutes.meeting.id)} label={say.sign[role]}>
      <HiddenField name="as" value={role} />
      <HiddenField name="seen" value={view.fingerprint} />
      <Buttons>
        <SubmitButton tone="decision" {...(objection === null ? {} : { objection })}>
          {say.sign[role]}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

export function SignaturesOf({ view }: { view: MinutesView }) {
  const { lang } = view.viewing
  const [say, words] = [recordWords(lang), workWords(lang)]
  const { content, signatures } = view
  const named = (role: SigningRole): Signatory | undefined => content.signatories.find((each) => each.role === role)
  return (
    <>
      <Signatures
        label={say.items.signatories}
        items={signatures.map((signature) => {
          const { role, at, fallen, may } = signature
          const signatory = named(role)
          return {
            office: say.signedAs[role],
            name: signatory?.name ?? say.nobodyNamed,
            capacity: signatory?.capacity ? said(lang, signatory.capacity) : '',
            state: fallen ? words.fallen : at ? say.signed(formatMoment(lang, at, content.timeZone)) : say.unsigned,
            signed: at !== null && !fallen,
            form: may ? <SignForm view={view} signature={signature} /> : null,
          }
        })}
      />
      {signatures.some(({ may }) => may) ? (
        <Paragraph>
          <Muted>{words.signHint}</Muted>
        </Paragraph>
      ) : null}
    </>
  )
}

/** Of a signed document. */
export function Frozen({ lang, document }: { lang: Lang; document: MinutesDocument }) {
  const say = workWords(lang)
  return document.sha256 === null ? null : (
    <Paragraph>
      {say.fingerprint} <Fingerprint hex={document.sha256} />
      <br />
      <Muted>{say.fingerprintHint}</Muted>
    </Paragraph>
  )
}

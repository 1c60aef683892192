/** One passkey: its name, where it is kept, and taking it away. */
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Heading, Paragraph, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { PasskeyFacts } from '#kernel/session.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accessWords } from '../messages/access.ts'
import { accessPath, passkeyPath, passkeyRemovalPath } from '../paths.ts'
import { LONGEST_KEY_NAME } from '../rules/access.ts'
import { MeTabs } from './tabs.tsx'

export function PasskeyPage({
  viewing,
  passkey,
  name,
  errors,
}: {
  viewing: Viewing
  passkey: PasskeyFacts
  name: string
  errors: FormError[]
}) {
  const { lang } = viewing
  const say = accessWords(lang)
  const when = (moment: Date) => formatMoment(lang, moment, viewing.network.timeZone)
  return (
    <Page viewing={viewing} title={passkey.name} noindex>
      <Title kicker={say.key}>{passkey.name}</Title>
      <MeTabs lang={lang} here={accessPath()} />
      <ErrorSummary lang={lang} errors={errors} />
      <FactCard label={say.key}>
        <Fact label={say.addedLabel}>{when(passkey.addedAt)}</Fact>
        <Fact label={say.usedLabel}>{passkey.lastUsedAt ? when(passkey.lastUsedAt) : say.unused}</Fact>
        <Fact label={say.kept}>{passkey.synced ? say.syncedHow : say.localHow}</Fact>
      </FactCard>
      <Form action={passkeyPath(passkey.id)}>
        <TextField
          name="name"
          label={say.keyName}
          hint={say.keyNameHint}
          value={name}
          error={errors.find((error) => error.field === 'name')?.text}
          maxlength={LONGEST_KEY_NAME}
          required
        />
        <Buttons>
          <SubmitButton>{say.rename}</SubmitButton>
          <CancelLink href={accessPath()}>{say.back}</CancelLink>
        </Buttons>
      </Form>
      <Heading level={2}>{say.removeTitle}</Heading>
      <Paragraph>{say.removeHow}</Paragraph>
      <Form action={passkeyRemovalPath(passkey.id)} label={say.removeTitle}>
        <Buttons>
          <SubmitButton tone="decision">{say.remove}</SubmitButton>
        </Buttons>
      </Form>
    </Page>
  )
}

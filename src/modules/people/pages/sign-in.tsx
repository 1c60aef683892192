/** The doors: sign-in by code, invitation, first set-up. */
import {
  Buttons,
  CancelLink,
  ErrorSummary,
  Fieldset,
  Form,
  type FormError,
  HiddenField,
  Select,
  SubmitButton,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { PasskeyEntering } from '#design/passkeys.tsx'
import { ButtonLink, Notice, Paragraph, Title } from '#design/text.tsx'
import { ROLES } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accessWords } from '../messages/access.ts'
import { roleName } from '../messages/names.ts'
import { words } from '../messages.ts'
import { demoPath, outboxPath, setUpPath, signInCodePath, signInPasskeyOptionsPath, signInPasskeyPath, signInPath } from '../paths.ts'

const errorOf = (errors: FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text

export interface SignInProps {
  viewing: Viewing
  email: string
  back: string | null
  errors: FormError[]
}

/** `origin`: where passkeys open; null: not at the address of this house. */
export function SignInPage({ viewing, email, back, errors, origin }: SignInProps & { origin: string | null }) {
  const { lang } = viewing
  const say = words(lang)
  const { enter, entering, nowhere } = accessWords(lang)
  return (
    <Page viewing={viewing} title={say.signIn} noindex>
      <Title lead={say.signInLead}>{say.signIn}</Title>
      <ErrorSummary lang={lang} title={say.toMend} errors={errors} />
      <Form action={signInPath()}>
        {back ? <HiddenField name="back" value={back} /> : null}
        <TextField
          name="email"
          type="email"
          label={say.email}
          value={email}
          error={errorOf(errors, 'email')}
          autocomplete="username webauthn"
          maxlength={254}
          required
        />
        <Buttons>
          <SubmitButton>{say.sendCode}</SubmitButton>
          {origin === null ? null : (
            <PasskeyEntering
              origin={origin}
              options={signInPasskeyOptionsPath()}
              action={signInPasskeyPath()}
              words={entering}
              label={enter}
              back={back}
            />
          )}
          {viewing.demoDay ? <ButtonLink href={demoPath()}>{say.demoPeople}</ButtonLink> : null}
        </Buttons>
      </Form>
      {origin === null ? <Paragraph>{nowhere}</Paragraph> : null}
    </Page>
  )
}

export function CodePage({ viewing, email, back, errors }: SignInProps) {
  const { lang } = viewing
  const say = words(lang)
  return (
    <Page viewing={viewing} title={say.codeTitle} noindex>
      <Title lead={say.codeLead(email)}>{say.codeTitle}</Title>
      <ErrorSummary lang={lang} title={say.toMend} errors={errors} />
      {viewing.demoDay ? (
        <Notice tone="waiting">
          <Paragraph>
            {say.demoMails} <a href={outboxPath()}>{say.readOutbox}</a>
          </Paragraph>
        </Notice>
      ) : null}
      <Form action={signInCodePath()}>
        <TextField
          name="code"
          label={say.code}
          error={errorOf(errors, 'code')}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={20}
          size={8}
          required
        />
        <Buttons>
          <SubmitButton>{say.enter}</SubmitButton>
          <CancelLink href={signInPath(back ?? undefined)}>{say.otherEmail}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function LinkOverPage({ viewing }: { viewing: Viewing }) {
  const say = words(viewing.lang)
  return (
    <Page viewing={viewing} title={say.linkOver} noindex>
      <Title lead={say.linkOverHow}>{say.linkOver}</Title>
      <Buttons>
        <ButtonLink href={signInPath()} main>
          {say.signIn}
        </ButtonLink>
      </Buttons>
    </Page>
  )
}

export interface SetUpProps {
  viewing: Viewing
  token: string
  typed: { network: string; timeZone: string; person: string; email: string; role: string }
  errors: FormError[]
}

const NetworkFields = ({ lang, typed, errors }: { lang: Lang; typed: SetUpProps['typed']; errors: FormError[] }) => {
  const say = words(lang)
  return (
    <Fieldset legend={say.network}>
      <TextField name="name" label={say.networkName} value={typed.network} error={errorOf(errors, 'name')} maxlength={200} required />
      <TextField
        name="time_zone"
        label={say.timeZone}
        hint={say.timeZoneHint}
        value={typed.timeZone}
        error={errorOf(errors, 'time_zone')}
        suggestions={Intl.supportedValuesOf('timeZone')}
        required
      />
      <TextField
        name="logo"
        type="file"
        label={say.logo}
        hint={say.logoHint}
        error={errorOf(errors, 'logo')}
        accept="image/png,image/jpeg"
      />
    </Fieldset>
  )
}

const PersonFields = ({ lang, typed, errors }: { lang: Lang; typed: SetUpProps['typed']; errors: FormError[] }) => {
  const say = words(lang)
  return (
    <Fieldset legend={say.you}>
      <TextField
        name="person_name"
        label={say.yourName}
        value={typed.person}
        error={errorOf(errors, 'person_name')}
        autocomplete="name"
        maxlength={200}
        required
      />
      <TextField
        name="email"
        type="email"
        label={say.email}
        value={typed.email}
        error={errorOf(errors, 'email')}
        autocomplete="email"
        maxlength={254}
        required
      />
      <Select
        name="role"
        label={say.yourRole}
        value={typed.role}
        error={errorOf(errors, 'role')}
        options={ROLES.map((role) => ({ value: role, label: roleName(lang, role) }))}
        required
      />
    </Fieldset>
  )
}

export function SetUpPage({ viewing, token, typed, errors }: SetUpProps) {
  const { lang } = viewing
  const say = words(lang)
  return (
    <Page viewing={viewing} title={say.setUpTitle} noindex>
      <Title lead={say.setUpLead}>{say.setUpTitle}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Form action={setUpPath(token)} files>
        <NetworkFields lang={lang} typed={typed} errors={errors} />
        <PersonFields lang={lang} typed={typed} errors={errors} />
        <Buttons>
          <SubmitButton>{say.install}</SubmitButton>
        </Buttons>
      </Form>
    </Page>
  )
}

/** What somebody without an account sees: who invites, for whom one speaks, one button; a code to type; a link that is over; the first page inside. */
import { Doorstep, DoorstepCard, SmallPrint, Ticks, Ways } from '#design/doorstep.tsx'
import { Buttons, ErrorSummary, Form, type FormError, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Actor, Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { roleName } from '../../messages/names.ts'
import { words } from '../../messages.ts'
import {
  accessPath,
  emailClaimPath,
  invitationCodePath,
  invitationRenewalPath,
  mePath,
  myMailPath,
  organisationPath,
  outboxPath,
  signInPath,
} from '../../paths.ts'

const errorOf = (errors: FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text

export interface InvitedFacts {
  name: string
  /** In whose name; null: a link of the command line, which says nothing of it. */
  organisation: string | null
  inviter: string | null
  mandates: { organisation: string; role: Role }[]
}

export interface InvitedProps {
  viewing: Viewing
  facts: InvitedFacts
  /** Where the one button leads. */
  action: string
  /** Whether an address is asked for: those who come with a letter have none here. */
  asksEmail?: boolean
  typedEmail?: string
  errors?: FormError[]
}

const Mandates = ({ lang, mandates }: { lang: Lang; mandates: InvitedFacts['mandates'] }) => (
  <ul>
    {mandates.map(({ organisation, role }) => (
      <li key={`${organisation} ${role}`}>
        <strong>{organisation}</strong>, {roleName(lang, role)}
      </li>
    ))}
  </ul>
)

/** The link in the mail only opens this page: the button uses it up, so that a scanner of mails does not. */
export function InvitedPage({ viewing, facts, action, asksEmail, typedEmail = '', errors = [] }: InvitedProps) {
  const { lang, actor, network } = viewing
  const say = invitationsWords(lang)
  const { name, organisation, inviter, mandates } = facts
  const who = organisation === null ? null : inviter ? say.invitedBy(inviter, organisation) : say.invitedByOrganisation(organisation)
  return (
    <Page viewing={viewing} title={say.welcomeTo(network.name)} noindex>
      <Doorstep>
        <Title kicker={say.welcomeTo(network.name)} lead={who}>
          {say.hello(name)}
        </Title>
        <ErrorSummary lang={lang} errors={errors} />
        {mandates.length > 0 ? (
          <DoorstepCard label={say.youSpeakFor}>
            <Paragraph>{say.youSpeakFor}</Paragraph>
            <Mandates lang={lang} mandates={mandates} />
          </DoorstepCard>
        ) : null}
        {actor && actor.name !== name ? (
          <Notice tone="waiting">
            <Paragraph>{say.signedInAs(actor.name)}</Paragraph>
          </Notice>
        ) : null}
        <Form action={action} label={say.enterAs(name)}>
          {asksEmail ? (
            <TextField
              name="email"
              type="email"
              label={say.yourEmail}
              hint={say.yourEmailHint}
              value={typedEmail}
              error={errorOf(errors, 'email')}
              autocomplete="email"
              maxlength={254}
            />
          ) : null}
          <Buttons>
            <SubmitButton>{say.enterAs(name)}</SubmitButton>
          </Buttons>
        </Form>
        <Heading level={2}>{say.whatYouCan}</Heading>
        <Ticks items={say.can} />
        <Heading level={2}>{say.next}</Heading>
        <Paragraph>{say.nextSteps}</Paragraph>
        <SmallPrint>{say.notYou(name)}</SmallPrint>
      </Doorstep>
    </Page>
  )
}

/** A link that holds no more. What is said is the same whoever had it, and whether it ever was one. */
export function InvitationOverPage({ viewing, token, errors }: { viewing: Viewing; token: string; errors: FormError[] }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  return (
    <Page viewing={viewing} title={say.linkOver} noindex>
      <Doorstep>
        <Title lead={say.linkOverHow}>{say.linkOver}</Title>
        <ErrorSummary lang={lang} errors={errors} />
        <Form action={invitationRenewalPath(token)} label={say.renew}>
          <Buttons>
            <SubmitButton>{say.renew}</SubmitButton>
          </Buttons>
          <SmallPrint>{say.renewHow}</SmallPrint>
        </Form>
        <Paragraph>
          <a href={signInPath()}>{say.orSignIn}</a>
        </Paragraph>
      </Doorstep>
    </Page>
  )
}

/** Where the code of a letter is typed. */
export function LetterCodePage({ viewing, code, errors }: { viewing: Viewing; code: string; errors: FormError[] }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  return (
    <Page viewing={viewing} title={say.codeTitle} noindex>
      <Doorstep>
        <Title lead={say.codeLead}>{say.codeTitle}</Title>
        <ErrorSummary lang={lang} title={say.toMend} errors={errors} />
        <Form action={invitationCodePath()}>
          <TextField
            name="code"
            label={say.code}
            hint={say.codeHint}
            value={code}
            error={errorOf(errors, 'code')}
            autocomplete="off"
            maxlength={30}
            size={16}
            required
          />
          <Buttons>
            <SubmitButton>{say.goOn}</SubmitButton>
          </Buttons>
        </Form>
        <SmallPrint>{say.codeOver}</SmallPrint>
      </Doorstep>
    </Page>
  )
}

/** An address that was given with a letter: whoever reads its mail types the code that was sent there. */
export function EmailClaimPage({ viewing, email, errors }: { viewing: Viewing; email: string | null; errors: FormError[] }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  return (
    <Page viewing={viewing} title={say.confirmEmail} noindex>
      <Doorstep>
        <Title lead={email === null ? say.noClaim : say.confirmEmailLead(email)}>{say.confirmEmail}</Title>
        <ErrorSummary lang={lang} title={say.toMend} errors={errors} />
        {viewing.demoDay ? (
          <Notice tone="waiting">
            <Paragraph>
              {say.demoMails} <a href={outboxPath()}>{words(lang).readOutbox}</a>
            </Paragraph>
          </Notice>
        ) : null}
        {email === null ? null : (
          <Form action={emailClaimPath()}>
            <TextField
              name="code"
              label={say.confirmCode}
              error={errorOf(errors, 'code')}
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={20}
              size={8}
              required
            />
            <Buttons>
              <SubmitButton>{say.confirm}</SubmitButton>
            </Buttons>
          </Form>
        )}
        <Paragraph>
          <a href="/">{say.toHome}</a>
        </Paragraph>
      </Doorstep>
    </Page>
  )
}

/** The first page inside: where to begin. */
export function WelcomePage({ viewing, actor, claimed }: { viewing: Viewing; actor: Actor; claimed: string | null }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  const organisations = new Map(actor.mandates.map((mandate) => [mandate.organisationId, mandate.organisationName]))
  return (
    <Page viewing={viewing} title={say.youAreIn(actor.name)} noindex>
      <Doorstep>
        <Title lead={say.youAreInLead}>{say.youAreIn(actor.name)}</Title>
        {claimed ? (
          <Notice tone="waiting">
            <Paragraph>
              {say.confirmEmailLead(claimed)} <a href={emailClaimPath()}>{say.confirmEmail}</a>
            </Paragraph>
          </Notice>
        ) : null}
        <Ways
          label={say.next}
          items={[
            ...[...organisations].map(([id, name]) => ({
              href: organisationPath(id),
              glyph: 'organisation' as const,
              title: name,
              detail: say.seeOrganisation,
            })),
            { href: mePath(), glyph: 'mandate', title: say.yourMandates, detail: say.yourMandatesHow(actor.mandates.length) },
            { href: accessPath(), glyph: 'key', title: say.passkey, detail: say.passkeyHow },
            { href: myMailPath(), glyph: 'mail', title: say.choosingMail, detail: say.choosingMailHow },
          ]}
        />
        <Buttons>
          <ButtonLink href="/" main>
            {say.toHome}
          </ButtonLink>
        </Buttons>
      </Doorstep>
    </Page>
  )
}

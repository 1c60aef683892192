/** One's own page: mandates and for which one acts, language, and where one is signed in. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, ErrorSummary, Form, type FormError, Radios, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { roleName } from '../messages/names.ts'
import { meWords } from '../messages.ts'
import { actingPath, languagePath, personPath, sessionEndPath, sessionsEndPath, signOutPath } from '../paths.ts'

export interface SessionRow {
  id: string
  device: string | null
  createdAt: Date
  lastUsedAt: Date
  current: boolean
}

export interface MeProps {
  viewing: Viewing
  actor: Actor
  sessions: SessionRow[]
  errors: FormError[]
}

type Mandate = Actor['mandates'][number]

/** A mandate in words: « Délégation nationale, CHANTIER école ». */
const officeText = (lang: Lang, mandate: Mandate): string => {
  const say = meWords(lang)
  const office = say.forOrganisation(roleName(lang, mandate.role), mandate.organisationName)
  return mandate.bodyName ? say.inBody(office, inLang(mandate.bodyName, lang)) : office
}

const Mandates = ({ lang, actor, errors }: { lang: Lang; actor: Actor; errors: FormError[] }) => {
  const say = meWords(lang)
  const { mandates, acting } = actor
  if (mandates.length === 0) {
    return (
      <Empty title={say.noMandate}>
        <Paragraph>{say.noMandateHow}</Paragraph>
      </Empty>
    )
  }
  return (
    <Form action={actingPath()} label={say.mandates}>
      <Radios
        name="mandate"
        label={say.acting}
        hint={say.actingHint}
        value={acting ? String(acting.id) : undefined}
        error={errors.find((error) => error.field === 'mandate')?.text}
        options={mandates.map((mandate) => ({ value: String(mandate.id), label: officeText(lang, mandate) }))}
      />
      <Buttons>
        <SubmitButton tone="plain">{say.actFor}</SubmitButton>
      </Buttons>
    </Form>
  )
}

const Language = ({ lang, chosen }: { lang: Lang; chosen: Lang }) => {
  const say = meWords(lang)
  return (
    <Form action={languagePath()} label={say.language}>
      <Radios
        name="lang"
        label={say.language}
        hint={say.languageHint}
        value={chosen}
        options={[
          { value: 'fr', label: <span lang="fr">{say.french}</span> },
          { value: 'en', label: <span lang="en">{say.english}</span> },
        ]}
      />
      <Buttons>
        <SubmitButton tone="plain">{say.save}</SubmitButton>
      </Buttons>
    </Form>
  )
}

/** Browser and system as far as people know them by name; the rest of the string says nothing to them. */
const deviceName = (device: string | null): string | null => {
  if (!device) return null
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(device))?.[1]
  const browser = find([
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = find([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ])
  return [browser, system].filter(Boolean).join(' · ') || device.slice(0, 60)
}

const SessionRows = ({ lang, timeZone, sessions }: { lang: Lang; timeZone: string; sessions: SessionRow[] }) => {
  const say = meWords(lang)
  return (
    <Rows label={say.sessions}>
      {sessions.map((session) => (
        <Row
          key={session.id}
          glyph="key"
          title={deviceName(session.device) ?? say.unknownDevice}
          tags={session.current ? <Tag tone="deed">{say.thisSession}</Tag> : null}
          detail={`${say.opened(formatMoment(lang, session.createdAt, timeZone))} · ${say.lastUsed(formatMoment(lang, session.lastUsedAt, timeZone))}`}
          aside={
            <Form action={sessionEndPath(session.id)} inline>
              <SubmitButton tone="plain">{say.endSession}</SubmitButton>
            </Form>
          }
        />
      ))}
    </Rows>
  )
}

export function MePage({ viewing, actor, sessions, errors }: MeProps) {
  const { lang } = viewing
  const say = meWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <Title kicker={say.title}>
        {actor.name} {actor.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Buttons>
        <Form action={signOutPath()} inline label={say.signOut}>
          <SubmitButton tone="plain">{say.signOut}</SubmitButton>
        </Form>
        {actor.personId === null ? null : <ButtonLink href={personPath(actor.personId)}>{say.profile}</ButtonLink>}
      </Buttons>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={2}>{say.mandates}</Heading>
      <Mandates lang={lang} actor={actor} errors={errors} />
      <Heading level={2}>{say.language}</Heading>
      <Language lang={lang} chosen={actor.lang} />
      <Heading level={2} count={sessions.length}>
        {say.sessions}
      </Heading>
      <Paragraph>{say.sessionsHint}</Paragraph>
      <SessionRows lang={lang} timeZone={viewing.network.timeZone} sessions={sessions} />
      <Form action={sessionsEndPath()} label={say.endAll}>
        <Buttons>
          <SubmitButton tone="decision">{say.endAll}</SubmitButton>
        </Buttons>
      </Form>
    </Page>
  )
}

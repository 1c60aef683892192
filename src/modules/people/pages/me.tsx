/** One's own page: mandates and for which one acts, and the language. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, ErrorSummary, Form, type FormError, Radios, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Paragraph, Title } from '#design/text.tsx'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { roleName } from '../messages/names.ts'
import { meWords } from '../messages.ts'
import { actingPath, languagePath, mePath, personEditPath, personPath, signOutPath } from '../paths.ts'
import { MeTabs } from './tabs.tsx'

export interface MeProps {
  viewing: Viewing
  actor: Actor
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
  const [only] = mandates
  if (only && mandates.length === 1) {
    return (
      <Rows label={say.mandates}>
        <Row glyph="mandate" title={officeText(lang, only)} detail={say.onlyMandate} />
      </Rows>
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

export function MePage({ viewing, actor, errors }: MeProps) {
  const { lang } = viewing
  const say = meWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <Title kicker={say.title}>
        {actor.name} {actor.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <MeTabs lang={lang} here={mePath()} />
      <ErrorSummary lang={lang} errors={errors} />
      <Mandates lang={lang} actor={actor} errors={errors} />
      {viewing.network.english ? <Language lang={lang} chosen={actor.lang} /> : null}
      <Buttons>
        {actor.personId === null ? null : (
          <>
            <ButtonLink href={personPath(actor.personId)}>{say.profile}</ButtonLink>
            <ButtonLink href={personEditPath(actor.personId)} glyph="edit">
              {say.editProfile}
            </ButtonLink>
          </>
        )}
        <Form action={signOutPath()} inline label={say.signOut}>
          <SubmitButton tone="plain">{say.signOut}</SubmitButton>
        </Form>
      </Buttons>
    </Page>
  )
}

/** What the legal pages say, as one form in three parts, with what is still missing. */
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  Checkbox,
  DayField,
  ErrorSummary,
  FieldRow,
  Fieldset,
  Form,
  type FormError,
  HiddenField,
  Radios,
  RangeField,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RichText } from '#design/rich-text.tsx'
import { ButtonLink, List, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { settingsWords } from '../messages/settings.ts'
import { accessibilityPath, legalPath, networkTextsPath, privacyPath } from '../paths.ts'
import type { Wanted } from '../rules/texts.ts'
import { CONFORMITIES, type NetworkTexts } from '../tables/settings.ts'
import { Moved } from './network.tsx'
import { NetworkTabs } from './tabs.tsx'

export type TextName = keyof NetworkTexts
export type TextsTyped = Record<TextName, string>

export interface TextsView {
  typed: TextsTyped
  revision: string
  /** null: these are the network's own texts, and nobody asks. */
  example: boolean | null
  missing: Wanted[]
  /** Whether there are pages in English. */
  english: boolean
  errors: FormError[]
  differing: { label: string; theirs: string; mine: string }[]
  theirName: string | undefined
}

type Part = { lang: Lang; view: TextsView }

const errorFor = (errors: FormError[], field: string) => errors.find((error) => error.field === field)?.text

const Line = ({ lang, view, name, hint, inputmode }: Part & { name: TextName; hint?: string; inputmode?: 'tel' | 'email' }) => (
  <TextField
    name={name}
    label={settingsWords(lang).texts[name]}
    hint={hint}
    value={view.typed[name]}
    error={errorFor(view.errors, name)}
    inputmode={inputmode}
  />
)

/** A longer text in the languages of the network; what is stored in English is kept while there are no English pages. */
const Long = ({ lang, view, name, hint }: Part & { name: 'legal' | 'bases' | 'privacy' | 'shortfalls'; hint: string }) => {
  const say = settingsWords(lang)
  const field = (language: Lang) => {
    const text = `${name}_${language}` as const
    return {
      language: lang,
      name: text,
      label: say.texts[text],
      value: view.typed[text],
      error: errorFor(view.errors, text),
      lang: language,
      rows: 4,
    }
  }
  return (
    <>
      <RichText {...field('fr')} hint={hint} />
      {view.english ? <RichText {...field('en')} /> : <HiddenField name={`${name}_en`} value={view.typed[`${name}_en`]} />}
    </>
  )
}

/** What few networks need: folded until something stands there, or is to be mended. */
const Rare = ({ lang, view, name, hint }: Part & { name: 'legal' | 'bases' | 'privacy'; hint: string }) => {
  const names = [`${name}_fr`, `${name}_en`] as const
  const open = names.some((each) => view.typed[each] !== '' || errorFor(view.errors, each))
  return (
    <Disclosure summary={settingsWords(lang).rare[name]} open={open}>
      <Long lang={lang} view={view} name={name} hint={hint} />
    </Disclosure>
  )
}

const See = ({ lang, href }: { lang: Lang; href: string }) => (
  <Buttons>
    <ButtonLink href={href}>{settingsWords(lang).seePage}</ButtonLink>
  </Buttons>
)

const Legal = ({ lang, view }: Part) => {
  const { hints, texts, legalPart } = settingsWords(lang)
  return (
    <Fieldset legend={legalPart}>
      <See lang={lang} href={legalPath()} />
      <Line lang={lang} view={view} name="publisher" hint={hints.publisher} />
      <Line lang={lang} view={view} name="form" hint={hints.form} />
      <Line lang={lang} view={view} name="registration" />
      <TextArea
        name="address"
        label={texts.address}
        hint={hints.address}
        rows={3}
        value={view.typed.address}
        error={errorFor(view.errors, 'address')}
      />
      <Line lang={lang} view={view} name="phone" hint={hints.phone} inputmode="tel" />
      <Line lang={lang} view={view} name="director" hint={hints.director} />
      <Line lang={lang} view={view} name="host_name" hint={hints.host} />
      <TextArea
        name="host_address"
        label={texts.host_address}
        rows={3}
        value={view.typed.host_address}
        error={errorFor(view.errors, 'host_address')}
      />
      <Line lang={lang} view={view} name="host_phone" inputmode="tel" />
      <Rare lang={lang} view={view} name="legal" hint={hints.more} />
    </Fieldset>
  )
}

const Privacy = ({ lang, view }: Part) => {
  const { hints, privacyPart } = settingsWords(lang)
  return (
    <Fieldset legend={privacyPart}>
      <See lang={lang} href={privacyPath()} />
      <Line lang={lang} view={view} name="rights_email" hint={hints.rights} inputmode="email" />
      <Line lang={lang} view={view} name="rights_officer" hint={hints.officer} />
      <Rare lang={lang} view={view} name="bases" hint={hints.bases} />
      <Rare lang={lang} view={view} name="privacy" hint={hints.more} />
    </Fieldset>
  )
}

const Accessibility = ({ lang, view }: Part) => {
  const { hints, texts, conformities, accessibilityPart } = settingsWords(lang)
  const { typed, errors } = view
  return (
    <Fieldset legend={accessibilityPart}>
      <See lang={lang} href={accessibilityPath()} />
      <Radios
        name="conformity"
        label={texts.conformity}
        hint={hints.conformity}
        value={typed.conformity}
        error={errorFor(errors, 'conformity')}
        options={CONFORMITIES.map((value) => ({ value, label: conformities[value] }))}
      />
      <FieldRow>
        <DayField name="audited_on" label={texts.audited_on} value={typed.audited_on} error={errorFor(errors, 'audited_on')} />
        <RangeField name="audit_rate" label={texts.audit_rate} value={typed.audit_rate} error={errorFor(errors, 'audit_rate')} />
      </FieldRow>
      <Line lang={lang} view={view} name="audited_by" hint={hints.audit} />
      <Long lang={lang} view={view} name="shortfalls" hint={hints.shortfalls} />
      <Line lang={lang} view={view} name="accessibility_email" hint={hints.rights} inputmode="email" />
    </Fieldset>
  )
}

const Missing = ({ lang, missing }: { lang: Lang; missing: Wanted[] }) => {
  const say = settingsWords(lang)
  if (missing.length === 0) {
    return (
      <Notice tone="deed" title={say.completeTitle}>
        <Paragraph>{say.complete}</Paragraph>
      </Notice>
    )
  }
  return (
    <Notice tone="waiting" title={say.missingTitle}>
      <List
        items={missing.map((field) => (
          <a key={field} href={`#field-${field}`}>
            {say.texts[field]}
          </a>
        ))}
      />
    </Notice>
  )
}

export function NetworkTextsPage({ viewing, view }: { viewing: Viewing; view: TextsView }) {
  const { lang } = viewing
  const say = settingsWords(lang)
  return (
    <Page viewing={viewing} title={say.textsTitle} noindex>
      <Title kicker={say.network} lead={say.textsLead}>
        {say.textsTitle}
      </Title>
      <NetworkTabs lang={lang} here={networkTextsPath()} />
      <ErrorSummary lang={lang} errors={view.errors} />
      <Moved lang={lang} fields={view.differing} theirName={view.theirName} />
      <Missing lang={lang} missing={view.missing} />
      <Form action={networkTextsPath()} label={say.textsTitle}>
        <HiddenField name="revision" value={view.revision} />
        {view.example === null ? null : <Checkbox name="example" label={say.textsExample} checked={view.example} />}
        <Legal lang={lang} view={view} />
        <Privacy lang={lang} view={view} />
        <Accessibility lang={lang} view={view} />
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
        </Buttons>
      </Form>
    </Page>
  )
}

/** The legal notice, and what the three pages that the law asks for share. What is not typed yet says so. */
import type { ComponentChildren } from 'preact'
import { Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ExampleTag, Heading, Notice, Paragraph, Prose, Title } from '#design/text.tsx'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { settingsWords } from '../messages/settings.ts'
import { networkTextsPath } from '../paths.ts'
import type { LegalFacts } from '../queries/network.ts'

export interface LegalView {
  facts: LegalFacts
  /** Whether this reader may complete the texts. */
  mayEdit: boolean
}

/** A text that the network added, if it did. */
export const Added = ({ lang, text }: { lang: Lang; text: Localized }) =>
  inLang(text, lang) ? <Prose text={inLang(text, lang)} lang={langOf(text, lang)} /> : null

/** The title with the mark of what is made up. */
export const LegalTitle = ({ lang, view, children, lead }: { lang: Lang; view: LegalView; children: string; lead?: string }) => (
  <>
    <Title kicker={view.facts.networkName} lead={lead}>
      {children} {view.facts.example ? <ExampleTag lang={lang} /> : null}
    </Title>
    {view.facts.example ? <Paragraph>{settingsWords(lang).examples}</Paragraph> : null}
  </>
)

/** For those who may do something about it: where to complete the texts. */
export const ToComplete = ({ lang, mayEdit }: { lang: Lang; mayEdit: boolean }) => {
  const say = settingsWords(lang)
  return mayEdit ? (
    <Notice tone="waiting" title={say.toFillNote}>
      <a href={networkTextsPath()}>{say.fill}</a>
    </Notice>
  ) : null
}

export const MailLink = ({ email }: { email: string }) => <a href={`mailto:${email}`}>{email}</a>

/** Lines as they were typed. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, place) => (
      <span key={place}>
        {place > 0 ? <br /> : null}
        {line}
      </span>
    ))}
  </>
)

const Wanted = ({ lang, label, text }: { lang: Lang; label: string; text: string | null }): ComponentChildren => (
  <Fact label={label} missing={text === null}>
    {text === null ? settingsWords(lang).toFill : <Lines text={text} />}
  </Fact>
)

export function LegalPage({ viewing, view }: { viewing: Viewing; view: LegalView }) {
  const { lang } = viewing
  const say = settingsWords(lang)
  const { texts, networkName, contactEmail, site } = view.facts
  const complete = [texts.address, texts.phone, texts.director, texts.host_name, texts.host_address, texts.host_phone].every(Boolean)
  return (
    <Page viewing={viewing} title={say.legalTitle}>
      <LegalTitle lang={lang} view={view}>
        {say.legalTitle}
      </LegalTitle>
      {complete ? null : <ToComplete lang={lang} mayEdit={view.mayEdit} />}
      <Heading level={2}>{say.publisherHeading}</Heading>
      <FactCard label={say.publisherHeading}>
        <Fact label={say.texts.publisher}>{texts.publisher ?? networkName}</Fact>
        {texts.form ? <Fact label={say.texts.form}>{texts.form}</Fact> : null}
        {texts.registration ? <Fact label={say.texts.registration}>{texts.registration}</Fact> : null}
        <Wanted lang={lang} label={say.texts.address} text={texts.address} />
        <Wanted lang={lang} label={say.texts.phone} text={texts.phone} />
        {contactEmail ? (
          <Fact label={say.contactLabel}>
            <MailLink email={contactEmail} />
          </Fact>
        ) : null}
        {site ? (
          <Fact label={say.siteLabel}>
            <a href={site}>{site}</a>
          </Fact>
        ) : null}
        <Wanted lang={lang} label={say.directorLabel} text={texts.director} />
      </FactCard>
      <Heading level={2}>{say.hostHeading}</Heading>
      <FactCard label={say.hostHeading}>
        <Wanted lang={lang} label={say.texts.host_name} text={texts.host_name} />
        <Wanted lang={lang} label={say.texts.host_address} text={texts.host_address} />
        <Wanted lang={lang} label={say.texts.host_phone} text={texts.host_phone} />
      </FactCard>
      <Added lang={lang} text={{ fr: texts.legal_fr, en: texts.legal_en }} />
      <Heading level={2}>{say.softwareHeading}</Heading>
      <Paragraph>{say.software}</Paragraph>
    </Page>
  )
}

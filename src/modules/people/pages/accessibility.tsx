/** The statement of accessibility after the model of the RGAA: what the network says, and what the house measures of itself. */
import { Page } from '#design/page.tsx'
import { Heading, List, Paragraph } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { settingsWords } from '../messages/settings.ts'
import { MEASURED } from '../rules/texts.ts'
import { Added, LegalTitle, type LegalView, MailLink, ToComplete } from './legal.tsx'

export function AccessibilityPage({ viewing, view }: { viewing: Viewing; view: LegalView }) {
  const { lang } = viewing
  const say = settingsWords(lang)
  const { texts, networkName, contactEmail } = view.facts
  const { conformity, audited_on: day, audited_by: by, audit_rate: rate } = texts
  const email = texts.accessibility_email ?? contactEmail
  const shortfalls = { fr: texts.shortfalls_fr, en: texts.shortfalls_en }
  return (
    <Page viewing={viewing} title={say.accessTitle}>
      <LegalTitle lang={lang} view={view} lead={say.accessLead(networkName)}>
        {say.accessTitle}
      </LegalTitle>
      {email ? null : <ToComplete lang={lang} mayEdit={view.mayEdit} />}
      <Heading level={2}>{say.stateHeading}</Heading>
      <Paragraph>{say.state[conformity]}</Paragraph>
      <Heading level={2}>{say.resultsHeading}</Heading>
      <Paragraph>
        {day !== null && by !== null && rate !== null
          ? say.audit(formatDay(lang, day), by, new Intl.NumberFormat(lang, { style: 'percent' }).format(rate / 100))
          : say.noAudit}
      </Paragraph>
      <Paragraph>{say.measured(MEASURED.pages, MEASURED.tool)}</Paragraph>
      <Heading level={2}>{say.shortfallsHeading}</Heading>
      {inLang(shortfalls, lang) ? <Added lang={lang} text={shortfalls} /> : <Paragraph>{say.noShortfalls}</Paragraph>}
      <Heading level={2}>{say.contactHeading}</Heading>
      <Paragraph>
        {say.contactHow} {email ? <MailLink email={email} /> : `(${say.toFill})`}
      </Paragraph>
      <Heading level={2}>{say.recourseHeading}</Heading>
      <Paragraph>{say.recourse}</Paragraph>
      <List items={say.recourseWays.map(({ text, href }) => (href ? <a href={href}>{text}</a> : text))} />
    </Page>
  )
}

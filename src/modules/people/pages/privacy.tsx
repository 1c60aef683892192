/** What is kept of persons, why and for how long, told from the very table that the clocks follow; cookies; who sees what; rights. */
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Heading, List, Muted, Paragraph } from '#design/text.tsx'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { lengthText, personalWords } from '../messages/personal.ts'
import { myDataPath } from '../paths.ts'
import { KEPT, type Lengths, RETENTION } from '../rules/retention.ts'
import { Added, LegalTitle, type LegalView, MailLink, ToComplete } from './legal.tsx'

/** What is said, and under it what follows from it. */
const told = (what: string, below: string) => (
  <>
    {what}
    <br />
    <Muted>{below}</Muted>
  </>
)

/** One row per thing that is kept: what, why, on which basis, for how long, and what becomes of it. */
const KeptTable = ({ lang, lengths }: { lang: Lang; lengths: Lengths }) => {
  const say = personalWords(lang)
  const row = (what: string, why: string, basis: string, long: string, then: string) => [what, told(why, basis), told(long, then)]
  const rows = KEPT.map((kind) =>
    row(
      say.kinds[kind],
      say.whys[kind],
      say.bases[kind],
      say.fromWhen[kind](lengthText(lang, lengths[kind], RETENTION[kind].unit)),
      say.clearings[RETENTION[kind].clearing],
    ),
  )
  rows.splice(1, 0, row(say.deedsKept, say.deedsWhy, say.deedsBasis, say.deedsLong, say.deedsAfter))
  const head = [say.kept, say.why, say.howLong].map((label) => ({ label, told: true }))
  return <Table caption={say.whatHeading} captionHidden head={head} rows={rows} stacked />
}

const Rights = ({ lang, view }: { lang: Lang; view: LegalView }) => {
  const say = personalWords(lang)
  const { texts, contactEmail } = view.facts
  const email = texts.rights_email ?? contactEmail
  return (
    <>
      <Heading level={2}>{say.rightsHeading}</Heading>
      <Paragraph>{say.rights}</Paragraph>
      <Paragraph>
        <a href={myDataPath()}>{say.rightsHere}</a>
      </Paragraph>
      <Paragraph>
        {email ? (
          <>
            {say.rightsContact} <MailLink email={email} />
          </>
        ) : (
          say.rightsNobody
        )}
      </Paragraph>
      {texts.rights_officer ? (
        <Paragraph>
          {say.rightsOfficer} {texts.rights_officer}
        </Paragraph>
      ) : null}
      <Paragraph>{say.complaint}</Paragraph>
      <Paragraph>{say.backups}</Paragraph>
    </>
  )
}

export function PrivacyPage({ viewing, view, lengths }: { viewing: Viewing; view: LegalView; lengths: Lengths }) {
  const { lang } = viewing
  const say = personalWords(lang)
  const { texts, networkName, contactEmail } = view.facts
  const bases = { fr: texts.bases_fr, en: texts.bases_en }
  const more = { fr: texts.privacy_fr, en: texts.privacy_en }
  return (
    <Page viewing={viewing} title={say.privacyTitle}>
      <LegalTitle lang={lang} view={view} lead={say.privacyLead(networkName)}>
        {say.privacyTitle}
      </LegalTitle>
      {(texts.rights_email ?? contactEmail) ? null : <ToComplete lang={lang} mayEdit={view.mayEdit} />}
      <Heading level={2}>{say.whatHeading}</Heading>
      {inLang(bases, lang) ? <Added lang={lang} text={bases} /> : <Paragraph>{say.basesDefault}</Paragraph>}
      <KeptTable lang={lang} lengths={lengths} />
      <Heading level={2}>{say.whoHeading}</Heading>
      <List items={say.who} />
      <Heading level={2}>{say.cookiesHeading}</Heading>
      <List
        items={say.cookies.map(({ name, text }) => (
          <>
            <code>{name}</code>
            {lang === 'fr' ? '\u00a0: ' : ': '}
            {text}
          </>
        ))}
      />
      <Paragraph>{say.noTracking}</Paragraph>
      <Rights lang={lang} view={view} />
      {inLang(more, lang) ? (
        <>
          <Heading level={2}>{say.moreHeading}</Heading>
          <Added lang={lang} text={more} />
        </>
      ) : null}
    </Page>
  )
}

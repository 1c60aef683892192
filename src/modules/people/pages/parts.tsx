/** What the pages of people share: a mandate in a row, its days in words, lists by time. */
import { Fragment, type VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Crumbs, ExampleTag, Heading, Muted, Paragraph } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { roleName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { organisationPath, personPath } from '../paths.ts'
import { type Ancestor, inForce, officesHeld, type Term } from '../rules.ts'
import type { MandateFacts, Office } from '../tables.ts'

/** The days of a mandate or a membership: « depuis le 17 septembre 2015 ». */
export function termText(lang: Lang, term: Term, today: Day): string {
  const say = directoryWords(lang)
  const from = formatDay(lang, term.startsOn)
  if (term.endsOn !== null) return say.between(from, formatDay(lang, term.endsOn))
  return term.startsOn > today ? say.from(from) : say.since(from)
}

export interface MandateListProps {
  lang: Lang
  today: Day
  mandates: MandateFacts[]
  label: string
  /** What the page itself says already, so that a row need not repeat it. */
  about: 'organisation' | 'body' | 'person'
}

const detailOf = (lang: Lang, office: Office, about: MandateListProps['about'], today: Day): string =>
  [
    about === 'person' ? null : roleName(lang, office.role),
    about === 'body' ? office.organisationName : office.bodies.map((body) => inLang(body, lang)).join(', '),
    termText(lang, office, today),
    office.decidedBy ? directoryWords(lang).decidedBy(office.decidedBy) : null,
  ]
    .filter(Boolean)
    .join(' · ')

/** Only offices whose holder this reader may know are rows. */
const OfficeRows = ({ lang, today, offices, label, about }: Omit<MandateListProps, 'mandates'> & { offices: Office[] }) => (
  <Rows label={label}>
    {offices.map((office) =>
      office.personId === null ? null : (
        <Row
          key={office.id}
          glyph={about === 'person' ? 'mandate' : 'person'}
          href={about === 'person' ? organisationPath(office.organisationId) : personPath(office.personId)}
          title={about === 'person' ? `${roleName(lang, office.role)} — ${office.organisationName}` : office.personName}
          detail={detailOf(lang, office, about, today)}
          tags={office.example ? <ExampleTag lang={lang} /> : null}
        />
      ),
    )}
  </Rows>
)

/** Mandates in force, to come and over, each under its heading; nothing where there are none. */
export function MandatesByTime({ lang, today, mandates, about, label }: MandateListProps): VNode {
  const say = directoryWords(lang)
  const known = mandates.filter((mandate) => mandate.personId !== null)
  const groups = [
    { id: 'mandates', label, offices: officesHeld(known.filter((each) => inForce(each, today))) },
    { id: 'coming', label: say.coming, offices: officesHeld(known.filter((each) => each.startsOn > today)) },
    { id: 'former', label: say.former, offices: officesHeld(known.filter((each) => each.endsOn !== null && each.endsOn < today)) },
  ]
  return (
    <>
      {groups.map((group) =>
        group.offices.length === 0 ? null : (
          <Fragment key={group.id}>
            <Heading level={2} id={group.id} count={group.offices.length}>
              {group.label}
            </Heading>
            <OfficeRows lang={lang} today={today} offices={group.offices} label={group.label} about={about} />
          </Fragment>
        ),
      )}
    </>
  )
}

/** Where it stands: the network, then the regional association. */
export const Above = ({ lang, above }: { lang: Lang; above: Ancestor[] }) =>
  above.length === 0 ? null : (
    <Crumbs lang={lang} items={[...above].reverse().map((each) => ({ href: organisationPath(each.id), label: each.name }))} />
  )

/** Says that there are more people than this reader may know. */
export const Hidden = ({ lang, mandates }: { lang: Lang; mandates: MandateFacts[] }) =>
  mandates.some((each) => each.personId === null) ? (
    <Paragraph>
      <Muted>{directoryWords(lang).hidden}</Muted>
    </Paragraph>
  ) : null

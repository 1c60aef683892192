/** What the pages of people share: a mandate in a row, its days in words, lists by time. */
import { Fragment, type VNode } from 'preact'
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { Crumbs, ExampleTag, Heading, Muted, Paragraph } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { listWords } from '../messages/directory.ts'
import { roleName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { mandatePath, organisationPath, personPath } from '../paths.ts'
import { type Ancestor, inForce, officesHeld, type Term } from '../rules.ts'
import type { MandateFacts, Office } from '../tables.ts'

/** The days of a mandate or a membership: « depuis le 17 septembre 2015 ». */
export function termText(lang: Lang, term: Term, today: Day, month: 'long' | 'short' = 'long'): string {
  const say = directoryWords(lang)
  const from = formatDay(lang, term.startsOn, month)
  if (term.endsOn !== null) return say.between(from, formatDay(lang, term.endsOn, month))
  return term.startsOn > today ? say.from(from) : say.since(from)
}

export interface MandateListProps {
  lang: Lang
  today: Day
  mandates: MandateFacts[]
  label: string
  /** What the page itself says already, so that a row need not repeat it. */
  about: 'organisation' | 'body' | 'person'
  /** Where all mandates that are over are listed, when there are too many for this page. */
  allFormer?: string
}

/** More than these are folded; and so many of them are named here at most. */
const FEW = 6
const MOST_FORMER = 60
/** So many in force are named here. */
const MOST_HOLDERS = 80

const detailOf = (lang: Lang, office: Office, about: MandateListProps['about'], today: Day): string =>
  [
    about === 'person' ? null : roleName(lang, office.role),
    about === 'body' ? office.organisationName : office.bodies.map((body) => inLang(body, lang)).join(', '),
    termText(lang, office, today),
    office.decidedBy ? directoryWords(lang).decidedBy(office.decidedBy) : null,
  ]
    .filter(Boolean)
    .join(' · ')

/** Only offices whose holder this reader may know, or nobody can know any more, are rows. */
const OfficeRows = ({ lang, today, offices, label, about }: Omit<MandateListProps, 'mandates'> & { offices: Office[] }) => (
  <Rows label={label}>
    {offices.map((office) => (
      <Row
        key={office.id}
        glyph={about === 'person' ? 'mandate' : 'person'}
        {...(about === 'person'
          ? { href: organisationPath(office.organisationId) }
          : office.personId === null
            ? {}
            : { href: personPath(office.personId) })}
        title={
          about === 'person' ? `${roleName(lang, office.role)} — ${office.organisationName}` : (office.personName ?? listWords(lang).erased)
        }
        detail={detailOf(lang, office, about, today)}
        aside={<a href={mandatePath(office.id)}>{listWords(lang).mandate}</a>}
        tags={office.example ? <ExampleTag lang={lang} /> : null}
      />
    ))}
  </Rows>
)

/** Those that are over: the latest first, folded where they are many. */
function Former({ offices, allFormer, ...list }: Omit<MandateListProps, 'mandates'> & { offices: Office[] }): VNode | null {
  const { lang } = list
  const say = listWords(lang)
  if (offices.length === 0) return null
  const latest = offices.toSorted((one, other) => other.endsOn!.localeCompare(one.endsOn!)).slice(0, MOST_FORMER)
  const rows = <OfficeRows {...list} offices={latest} label={directoryWords(lang).former} />
  if (offices.length > FEW)
    return (
      <Disclosure summary={say.formerCount(formatNumber(lang, offices.length))} id="former">
        {rows}
        {allFormer ? (
          <Paragraph>
            <a href={allFormer}>{say.allFormer}</a>
          </Paragraph>
        ) : null}
      </Disclosure>
    )
  return (
    <>
      <Heading level={2} id="former" count={offices.length}>
        {directoryWords(lang).former}
      </Heading>
      {rows}
    </>
  )
}

/** Mandates in force, to come and over, each under its heading; nothing where there are none. */
export function MandatesByTime({ mandates, ...list }: MandateListProps): VNode {
  const { lang, today, label } = list
  const say = directoryWords(lang)
  const known = mandates.filter((mandate) => mandate.personId !== null || mandate.erased)
  const groups = [
    { id: 'mandates', label, offices: officesHeld(known.filter((each) => inForce(each, today))) },
    { id: 'coming', label: say.coming, offices: officesHeld(known.filter((each) => each.startsOn > today)) },
  ]
  return (
    <>
      {groups.map((group) =>
        group.offices.length === 0 ? null : (
          <Fragment key={group.id}>
            <Heading level={2} id={group.id} count={group.offices.length}>
              {group.label}
            </Heading>
            <OfficeRows {...list} offices={group.offices.slice(0, MOST_HOLDERS)} label={group.label} />
          </Fragment>
        ),
      )}
      <Former {...list} offices={officesHeld(known.filter((each) => each.endsOn !== null && each.endsOn < today))} />
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
  mandates.some((each) => each.personId === null && !each.erased) ? (
    <Paragraph>
      <Muted>{directoryWords(lang).hidden}</Muted>
    </Paragraph>
  ) : null

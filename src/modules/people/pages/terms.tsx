/** Mandates over time: a bar for each term, and the same as a table. */
import { Disclosure } from '#design/disclosure.tsx'
import { Table } from '#design/table.tsx'
import { type TermLane, Terms } from '#design/terms.tsx'
import { Heading } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { listWords } from '../messages/directory.ts'
import { roleName } from '../messages/names.ts'
import { mandatePath, organisationPath, personPath } from '../paths.ts'
import type { MandateFacts } from '../tables.ts'

/** Those that this reader may know something of. */
export const knownTo = (mandates: MandateFacts[]): MandateFacts[] => mandates.filter((each) => each.personId !== null || each.erased)

export const holderName = (lang: Lang, mandate: MandateFacts): string => mandate.personName ?? listWords(lang).erased

/** Lanes read from top to bottom: who holds an office now, then who comes, then who held one. */
const rank = ({ terms }: TermLane, today: Day): number =>
  terms.some(({ from, to }) => from <= today && (to === null || to >= today)) ? 0 : terms.some(({ from }) => from > today) ? 1 : 2

/** One lane for each person and office; of a person's own page one for each office of each organisation. */
function lanesOf(lang: Lang, mandates: MandateFacts[], about: 'body' | 'person', today: Day): TermLane[] {
  const groups = Map.groupBy(mandates, (each) =>
    about === 'body'
      ? `${each.personId ?? `erased ${each.id}`} ${each.role} ${each.organisationId}`
      : `${each.role} ${each.organisationId} ${each.bodyId}`,
  )
  return [...groups]
    .map(([key, all]): TermLane => {
      const [one] = all
      const body = one!.bodyName && inLang(one!.bodyName, lang)
      return about === 'body'
        ? {
            key,
            href: one!.personId === null ? null : personPath(one!.personId),
            name: holderName(lang, one!),
            detail: roleName(lang, one!.role),
            terms: all.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn })),
          }
        : {
            key,
            href: organisationPath(one!.organisationId),
            name: roleName(lang, one!.role),
            detail: [body, one!.organisationName].filter(Boolean).join(', '),
            terms: all.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn })),
          }
    })
    .toSorted((one, other) => rank(one, today) - rank(other, today))
}

/** More lanes than this say nothing at a glance: the latest are drawn, and all stand in the table. */
const MOST_LANES = 40

export function TermsOf({ lang, today, mandates, about }: { lang: Lang; today: Day; mandates: MandateFacts[]; about: 'body' | 'person' }) {
  const say = listWords(lang)
  const known = knownTo(mandates)
  if (known.length === 0) return null
  return (
    <>
      <Heading level={2} id="terms">
        {say.terms}
      </Heading>
      <Terms
        label={say.terms}
        todayLabel={say.today}
        lang={lang}
        today={today}
        lanes={lanesOf(lang, known, about, today).slice(0, MOST_LANES)}
      />
      <Disclosure summary={say.termsTable} id="terms-table">
        <Table
          dense
          caption={say.terms}
          captionHidden
          head={[
            { label: about === 'body' ? say.holder : say.organisation },
            { label: say.office },
            { label: say.from },
            { label: say.to },
          ]}
          rows={known.map((each) => [
            about === 'body' ? holderName(lang, each) : each.organisationName,
            <a key="office" href={mandatePath(each.id)}>
              {[roleName(lang, each.role), about === 'person' ? each.bodyName && inLang(each.bodyName, lang) : null]
                .filter(Boolean)
                .join(', ')}
            </a>,
            formatDay(lang, each.startsOn, 'short'),
            each.endsOn ? formatDay(lang, each.endsOn, 'short') : say.open,
          ])}
        />
      </Disclosure>
    </>
  )
}

/** What the assembly is shown of a version, as far as its reader sees it. */

import { formatDay } from '#kernel/dates.ts'
import type { Ctx } from '#kernel/env.ts'
import { said } from '#kernel/values/typography.ts'
import { planById } from '#modules/plan/index.ts'
import type { Amount, Presentation } from '../../documents.ts'
import { accountName } from '../../messages/accounts.ts'
import { presentationWords } from '../../messages/files/documents-presentation.ts'
import { nameWords } from '../../messages/names.ts'
import { formulaTold } from '../../messages/regions/region-terms.ts'
import { sharingOf } from '../../queries/regions/sharing.ts'
import { flowMoney, groupSums, type Standing, versionsOfBudget } from '../../queries.ts'
import type { FlowPart } from '../../rules/overview/flow.ts'
import { type GroupSum, groupTable, partBp } from '../../rules/overview/overview.ts'
import { regionalShare } from '../../rules/totals.ts'
import { consequencesOf } from '../versions/decidable.ts'

const sum = (parts: readonly { cents: number }[]): number => parts.reduce((all, { cents }) => all + cents, 0)

/** Funders by what they bring, then the other income by account; each named once. */
function fundersOf(c: Ctx, income: readonly FlowPart[], names: ReadonlyMap<number, string>): Amount[] {
  const whole = sum(income)
  const named = [...Map.groupBy(income, ({ key }) => key)].map(([key, parts]): Amount & { funder: boolean } => {
    const [kind = '', id = ''] = key.split(':')
    const funder = kind === 'funder'
    const cents = sum(parts)
    return {
      funder,
      code: funder ? '' : id,
      name: funder ? (names.get(Number(id)) ?? '') : accountName(c.var.lang, id),
      cents,
      bp: partBp(cents, whole),
    }
  })
  return named.toSorted((one, other) => Number(other.funder) - Number(one.funder) || other.cents - one.cents)
}

async function spreadOf(c: Ctx, { version, year }: Standing): Promise<Pick<Presentation, 'plan' | 'funders'>> {
  const { house, actor, lang } = c.var
  if (version.sight === 'groups') return { plan: null, funders: null }
  const { plan } = version.budget
  const readable = plan ? await planById(house.reader, actor, plan.id) : null
  const { income, charges, funders, pillars } = await flowMoney(house.reader, version.id, {
    year,
    planId: readable?.id ?? null,
    chapters: false,
  })
  const of = (parts: readonly FlowPart[], id: number | null) => sum(parts.filter(({ pillar }) => pillar === id))
  return {
    funders: fundersOf(c, income, funders),
    plan:
      plan === null || pillars.length === 0
        ? null
        : {
            title: said(lang, plan.title),
            parts: pillars.map(({ id, code, title }) => ({
              code,
              name: said(lang, title),
              costCents: of(charges, id),
              fundedCents: of(income, id),
            })),
            nowhere: { costCents: of(charges, null), fundedCents: of(income, null) },
          },
  }
}

const byGroup = (sums: readonly GroupSum[]): Map<string, number> => {
  const found = new Map<string, number>()
  for (const { group, cents } of sums) found.set(group, (found.get(group) ?? 0) + cents)
  return found
}

/** Against the version in force, as far as this reader sees that one too. */
async function changesOf(c: Ctx, { version, year }: Standing, sums: readonly GroupSum[]): Promise<Presentation['changes']> {
  const { house, actor, lang } = c.var
  if (version.state === 'voted' || version.state === 'amended') return null
  const inForce = (await versionsOfBudget(house.reader, actor, version.budget.id)).find(({ state }) => state === 'voted')
  if (!inForce || inForce.sight === 'totals') return null
  const shown = (all: readonly GroupSum[]) => byGroup(all.filter((each) => year === null || each.year === year))
  const [before, after] = [shown(await groupSums(house.reader, inForce.id)), shown(sums)]
  const groups = [...new Set([...before.keys(), ...after.keys()])].sort()
  return {
    version: nameWords(lang).version(inForce.number),
    groups: groups.map((group) => ({ group, before: before.get(group) ?? 0, after: after.get(group) ?? 0 })),
    consequences: version.sight === 'groups' ? [] : await consequencesOf(house.reader, version, lang),
  }
}

async function regionsOf(c: Ctx, at: Standing): Promise<Presentation['regions']> {
  if (at.totals.regionsCents === 0) return null
  const sharing = await sharingOf(c.var.house.reader, c.var.actor, at)
  return {
    rows: sharing.rows.map(({ region, cents, shareBp }) => ({ code: region.region ?? '', name: region.name, cents, bp: shareBp })),
    formula: sharing.key ? formulaTold(c.var.lang, sharing.key.terms) : null,
  }
}

export async function presentationOf(c: Ctx, at: Standing): Promise<Presentation> {
  const { lang, house } = c.var
  const { version, years, year, byYear, totals } = at
  const { budget } = version
  const words = nameWords(lang)
  const sums = await groupSums(house.reader, version.id)
  const shown = year === null ? years : [year]
  return {
    lang,
    organisation: budget.owner.name,
    title: said(lang, budget.title),
    versionName: version.scenario && version.name ? words.scenario(version.name) : words.version(version.number),
    state: words.states[version.state],
    number: version.number,
    years: shown,
    example: version.example,
    totals,
    byYear: shown.flatMap((each) => {
      const own = byYear.get(each)
      return own ? [{ year: each, totals: own }] : []
    }),
    sides: { charge: groupTable(sums, 'charge', shown), income: groupTable(sums, 'income', shown) },
    share: regionalShare(totals, budget.targetShareBp),
    ...(await spreadOf(c, at)),
    regions: await regionsOf(c, at),
    changes: await changesOf(c, at, sums),
    sha256: version.sha256,
    decided: version.decidedOn ? presentationWords(lang).decided(formatDay(lang, version.decidedOn)) : null,
  }
}

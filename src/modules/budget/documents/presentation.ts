/** What the assembly is shown of a budget, page by page: what the Typst template `documents/presentation.typ` reads. */
import { formatEuros, formatShare } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { accountName } from '../messages/accounts.ts'
import { presentationWords } from '../messages/files/documents-presentation.ts'
import { type GroupTable, partBp } from '../rules/overview/overview.ts'
import { gapOf, type RegionalShare, type Totals } from '../rules/totals.ts'
import { groupBars, shareBar } from './bars.ts'

export const PRESENTATION_TEMPLATE = 'src/modules/budget/documents/presentation.typ'

/** A named amount; `bp`: its part of the whole, for the bar beside it. */
export interface Amount {
  code: string
  name: string
  cents: number
  bp: number
}

export interface PlanPart {
  code: string
  name: string
  costCents: number
  fundedCents: number
}

export interface Presentation {
  lang: Lang
  organisation: string
  /** Of the budget, and of the version. */
  title: string
  versionName: string
  state: string
  number: number
  years: number[]
  example: boolean
  totals: Totals
  byYear: { year: number; totals: Totals }[]
  sides: { charge: GroupTable; income: GroupTable }
  share: RegionalShare
  /** Null: this reader sees no further than the chapters, or nothing is spread. */
  plan: { title: string; parts: PlanPart[]; nowhere: { costCents: number; fundedCents: number } } | null
  funders: Amount[] | null
  regions: { rows: Amount[]; formula: string | null } | null
  changes: { version: string; groups: { group: string; before: number; after: number }[]; consequences: string[] } | null
  sha256: string | null
  /** « Voté le 17 mai 2017. » */
  decided: string | null
}

const yearsText = (years: readonly number[]): string => (years.length === 1 ? String(years[0]) : `${years[0]}-${years.at(-1)}`)
const percent = (bp: number): number => Math.round(bp) / 100

/** A part of a bar is named where its name has room. */
const BROAD_BP = 1_300

/** Beside each part of a bar its chapter; what the other side has more stays empty. */
function barLabels(lang: Lang, { rows, cents: own }: GroupTable, whole: number): object[] {
  const label = (group: string, cents: number, name: string) => {
    const bp = partBp(cents, whole)
    return { bp: Math.max(1, bp), code: group, label: bp >= BROAD_BP ? writable(name) : '' }
  }
  return [
    ...rows.map(({ group, cents }) => label(group, cents, accountName(lang, group))),
    ...(own < whole || rows.length === 0 ? [label('', whole - own, '')] : []),
  ]
}

function opening({ lang, totals, share, years, byYear, sides }: Presentation): object {
  const say = presentationWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const gap = gapOf(totals)
  return {
    label: say.totalOf(yearsText(years)),
    value: money(Math.max(totals.chargesCents, totals.incomeCents)),
    figures: [
      { label: say.charges, value: money(totals.chargesCents), note: '' },
      { label: say.income, value: money(totals.incomeCents), note: '' },
      { label: say.gap, value: money(Math.abs(gap)), note: gap === 0 ? say.balanced : gap < 0 ? say.missing : say.left },
      { label: say.regionsShare, value: formatShare(lang, share.shareBp), note: money(share.cents) },
    ],
    picture: {
      drawing: groupBars(sides.charge, sides.income),
      alt: say.groupsAlt(money(totals.chargesCents), money(totals.incomeCents)),
      charges: barLabels(lang, sides.charge, Math.max(sides.charge.cents, sides.income.cents)),
      income: barLabels(lang, sides.income, Math.max(sides.charge.cents, sides.income.cents)),
    },
    inKind:
      totals.inKindChargesCents + totals.inKindIncomeCents === 0
        ? ''
        : typographic(lang, `${say.inKind} : ${money(totals.inKindChargesCents)} / ${money(totals.inKindIncomeCents)}`),
    years:
      byYear.length < 2
        ? null
        : {
            caption: say.years,
            head: [say.year, say.charges, say.income, say.gap],
            rows: byYear.map(({ year, totals: own }) => [String(year), money(own.chargesCents), money(own.incomeCents), money(gapOf(own))]),
          },
  }
}

const side = (lang: Lang, label: string, table: GroupTable): object => {
  const say = presentationWords(lang)
  const most = Math.max(1, ...table.rows.map(({ cents }) => cents))
  return {
    caption: label,
    head: [say.group, say.amount, say.part],
    rows: table.rows.map(({ group, cents, shareBp, recipients }) => {
      const handed = recipients.reduce((sum, each) => sum + each.cents, 0)
      return {
        code: group,
        name: writable(accountName(lang, group)),
        detail: handed > 0 ? `${say.ofWhich} ${formatEuros(lang, handed)}` : '',
        amount: formatEuros(lang, cents),
        part: formatShare(lang, shareBp),
        bar: percent(partBp(cents, most)),
      }
    }),
    total: { label: say.sum, amount: formatEuros(lang, table.cents) },
  }
}

function planPage({ lang, plan }: Presentation): object | null {
  if (!plan) return null
  const say = presentationWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const most = Math.max(1, ...plan.parts.map(({ costCents, fundedCents }) => Math.max(costCents, fundedCents)))
  const row = (code: string, name: string, costCents: number, fundedCents: number) => ({
    code: writable(code),
    name: writable(name),
    cost: money(costCents),
    funded: money(fundedCents),
    missing: costCents > fundedCents ? money(costCents - fundedCents) : '',
    costBar: percent(partBp(costCents, most)),
    fundedBar: percent(partBp(Math.min(fundedCents, costCents), most)),
  })
  return {
    title: say.plan,
    hint: say.planHint(writable(plan.title)),
    head: [say.pillar, '', say.cost, say.funded, say.toFind],
    rows: plan.parts.map(({ code, name, costCents, fundedCents }) => row(code, name, costCents, fundedCents)),
    nowhere: { label: say.nowhere, cost: money(plan.nowhere.costCents), funded: money(plan.nowhere.fundedCents) },
  }
}

function regionsPage({ lang, share, totals, regions }: Presentation): object | null {
  if (share.cents === 0 && share.targetBp === null) return null
  const say = presentationWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const told = formatShare(lang, share.shareBp)
  const target = share.targetBp === null ? null : formatShare(lang, share.targetBp)
  return {
    title: say.regions,
    value: told,
    told: say.shareTold(told, money(share.cents)),
    target: target === null ? '' : say.targetTold(target, money(share.targetCents ?? 0)),
    picture: { drawing: shareBar(share.shareBp, share.targetBp), alt: say.alt(told, target) },
    parts: [
      { label: say.toRegions, value: money(totals.regionsCents) },
      { label: say.toActors, value: money(totals.actorsCents) },
    ],
    key: regions === null ? '' : regions.formula === null ? say.noKey : typographic(lang, `${say.keyOf} : ${regions.formula}`),
    head: [say.region, '', say.gets, say.part],
    rows: (regions?.rows ?? []).map((row) => amountRow(lang, row, regions!.rows)),
  }
}

const amountRow = (lang: Lang, { code, name, cents, bp }: Amount, all: readonly Amount[]) => ({
  code,
  name: writable(name),
  amount: formatEuros(lang, cents),
  part: formatShare(lang, bp),
  bar: percent(partBp(cents, Math.max(1, ...all.map((each) => each.cents)))),
})

function changesPage({ lang, changes }: Presentation): object | null {
  if (!changes) return null
  const say = presentationWords(lang)
  const signed = (cents: number) => (cents === 0 ? '=' : `${cents > 0 ? '+' : '\u2212'}${formatEuros(lang, Math.abs(cents))}`)
  return {
    title: say.changes(changes.version),
    head: [say.group, say.before, say.after, say.difference],
    rows: changes.groups
      .filter(({ before, after }) => before !== after)
      .map(({ group, before, after }) => [
        `${group} ${accountName(lang, group)}`,
        formatEuros(lang, before),
        formatEuros(lang, after),
        signed(after - before),
      ]),
    same: say.same,
    consequencesTitle: say.consequences,
    consequences: changes.consequences.map(writable),
  }
}

function resolutionPage({ lang, organisation, title, number, totals, share, sha256, decided }: Presentation): object {
  const say = presentationWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const text = say.resolutionText({ organisation, title, number, charges: money(totals.chargesCents), income: money(totals.incomeCents) })
  const handed = share.cents === 0 ? '' : say.resolutionShare(money(share.cents), formatShare(lang, share.shareBp))
  return {
    title: say.resolution,
    text: writable(`${text}${handed}.`),
    sha256: sha256 ?? '',
    shaLabel: say.fingerprint,
    hint: sha256 === null ? say.unfrozen : say.fingerprintHint,
    decided: decided ?? '',
  }
}

export function presentationData(of: Presentation): object {
  const { lang, organisation, title, versionName, state, sides, funders, example } = of
  const say = presentationWords(lang)
  return {
    lang,
    title: writable(`${title} · ${versionName}`),
    heading: writable(title),
    kicker: writable(say.kicker(organisation, versionName)),
    state,
    footer: writable(say.footer(organisation, title)),
    example: example ? say.exampleAcross : null,
    opening: opening(of),
    balance: { title: say.balance, sides: [side(lang, say.charges, sides.charge), side(lang, say.income, sides.income)] },
    plan: planPage(of),
    funders:
      funders === null || funders.length === 0
        ? null
        : {
            title: say.funders,
            hint: say.fundersHint,
            head: [say.source, '', say.amount, say.part],
            rows: funders.map((row) => amountRow(lang, row, funders)),
          },
    regions: regionsPage(of),
    changes: changesPage(of),
    resolution: resolutionPage(of),
  }
}

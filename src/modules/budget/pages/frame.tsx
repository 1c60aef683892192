/** What stands around every page of a version: where one is, its state, its pages, its years, and its balance in sight. */
import type { ComponentChildren } from 'preact'
import { BalanceBar, type BalanceFigure } from '#design/balance-bar.tsx'
import { Page } from '#design/page.tsx'
import { Pills, Tabs } from '#design/tabs.tsx'
import { Crumbs, ExampleTag, Tag, Title } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { frameWords } from '../messages/frame.ts'
import { nameWords, versionTitle } from '../messages/names.ts'
import {
  budgetPath,
  budgetsPath,
  cashPath,
  flowPath,
  matrixPath,
  regionsPath,
  sheetPath,
  spreadPath,
  versionPath,
  versionsPath,
} from '../paths.ts'
import type { Standing } from '../queries/standing.ts'
import { mayEditBudget, mayReadDraftBudget } from '../rules/rights.ts'
import { gapOf, inKindGapOf, regionalShare } from '../rules/totals.ts'
import type { VersionState } from '../tables.ts'

const TONES = { draft: 'waiting', proposed: 'waiting', voted: 'decision', amended: undefined } as const

export const VersionTag = ({ lang, state }: { lang: Lang; state: VersionState }) => (
  <Tag tone={TONES[state]}>{nameWords(lang).states[state]}</Tag>
)

/** The addresses of a version's pages, by their tab. */
const PAGES = {
  overview: versionPath,
  sheet: sheetPath,
  actions: spreadPath,
  funders: matrixPath,
  regions: regionsPath,
  cash: cashPath,
  flow: flowPath,
} as const
export type VersionTab = keyof typeof PAGES | 'versions'

/** Each reader sees the tabs that he or she may open. */
function VersionTabs({ viewing: { lang, actor }, at: { version, year, years }, tab }: { viewing: Viewing; at: Standing; tab: VersionTab }) {
  const say = frameWords(lang)
  const { sight, budget } = version
  const asked = years.length > 1 ? year : null
  const whole = sight === 'all' || sight === 'lines'
  const tabs: (keyof typeof PAGES)[] = [
    'overview',
    ...(whole ? (['sheet', 'actions', 'funders'] as const) : []),
    ...(sight === 'totals' ? [] : (['regions', 'flow'] as const)),
    ...(mayReadDraftBudget(actor, budget.owner) ? (['cash'] as const) : []),
  ]
  return (
    <Tabs
      label={say.pages}
      here={tab === 'versions' ? versionsPath(budget.id) : PAGES[tab](version.id, asked)}
      tabs={[
        ...tabs.map((name) => ({ href: PAGES[name](version.id, asked), label: say[name] })),
        { href: versionsPath(budget.id), label: say.versions },
      ]}
    />
  )
}

/** A budget over several years: one of them, or all. */
const Years = ({ lang, at: { version, year, years }, tab }: { lang: Lang; at: Standing; tab: keyof typeof PAGES }) =>
  years.length === 1 ? null : (
    <Pills
      label={frameWords(lang).years}
      items={[
        ...years.map((each) => ({ href: PAGES[tab](version.id, each), label: String(each), current: each === year })),
        { href: PAGES[tab](version.id), label: frameWords(lang).wholePeriod, current: year === null },
      ]}
    />
  )

/** Charges, income, what is missing, and the part of the regions and actors against its voted target (R17, R19). */
export function Balance({ lang, at: { version, totals }, stays }: { lang: Lang; at: Standing; stays?: boolean }) {
  const say = frameWords(lang)
  const gap = gapOf(totals)
  const inKind = inKindGapOf(totals)
  const share = regionalShare(totals, version.budget.targetShareBp)
  const money = (cents: number) => formatEuros(lang, Math.abs(cents))
  const figures: BalanceFigure[] = [
    { label: say.charges, text: money(totals.chargesCents), name: 'charges' },
    { label: say.income, text: money(totals.incomeCents), name: 'income' },
    {
      label: say.gap,
      text: money(gap),
      name: 'gap',
      tone: gap === 0 ? 'good' : 'bad',
      note: gap === 0 ? say.balanced : gap < 0 ? say.missing : say.left,
    },
    ...(inKind === 0 ? [] : [{ label: say.inKindGap, text: money(inKind), tone: 'bad' as const, name: 'in-kind' }]),
  ]
  const { targetBp, targetCents } = share
  return (
    <BalanceBar
      label={say.balance}
      figures={figures}
      stays={stays ?? false}
      {...(share.cents === 0 && targetBp === null
        ? {}
        : {
            share: {
              text: say.share(formatShare(lang, share.shareBp), money(share.cents)),
              shareBp: share.shareBp,
              targetBp,
              target: targetBp === null ? null : say.target(formatShare(lang, targetBp), money(targetCents ?? 0)),
            },
          })}
    />
  )
}

export interface VersionPageProps {
  viewing: Viewing
  at: Standing
  tab: VersionTab
  /** Of the page within the version; absent: the version's own. */
  title?: string
  children: ComponentChildren
  /** For tables that need the whole screen. */
  wide?: boolean
  /** Below the version's title, in large: « 1 620 000 € ». */
  lead?: ComponentChildren
  /** A page that shows its own, or none. */
  withoutBalance?: boolean
  /** What it shows is of one year already, or asks for it itself. */
  withoutYears?: boolean
  /** What a shared link says of it. */
  description?: string
}

/** Every page of a version is one of these. */
export function VersionPage({
  viewing,
  at,
  tab,
  title,
  children,
  wide,
  lead,
  withoutBalance,
  withoutYears,
  description,
}: VersionPageProps) {
  const { lang } = viewing
  const { version } = at
  const { budget } = version
  const named = versionTitle(lang, version)
  return (
    <Page
      viewing={viewing}
      title={title ? `${title} · ${named}` : named}
      wide={wide ?? false}
      {...(description ? { description } : {})}
      noindex={version.state === 'draft' || version.state === 'proposed'}
      example={version.example || undefined}
    >
      <Crumbs
        lang={lang}
        items={[
          { href: budgetsPath(), label: nameWords(lang).budgets },
          { href: budgetPath(budget.id), label: said(lang, budget.title) },
        ]}
      />
      <Title
        kicker={
          <>
            {budget.owner.name} ·{' '}
            {version.scenario && version.name ? nameWords(lang).scenario(version.name) : nameWords(lang).version(version.number)}{' '}
            <VersionTag lang={lang} state={version.state} /> {version.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
      >
        {title ?? said(lang, budget.title)}
      </Title>
      {lead}
      <VersionTabs viewing={viewing} at={at} tab={tab} />
      {tab === 'versions' || withoutYears ? null : <Years lang={lang} at={at} tab={tab} />}
      {children}
      {withoutBalance ? null : (
        <Balance lang={lang} at={at} stays={version.state === 'draft' && mayEditBudget(viewing.actor, budget.owner)} />
      )}
    </Page>
  )
}

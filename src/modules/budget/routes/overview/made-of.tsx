/** What a figure is made of: read from the address, for who sees lines. */
import type { Ctx } from '#kernel/env.ts'
import { history, journalScope, type ToldEntry } from '#kernel/history.ts'
import { panelsOf } from '#kernel/house.ts'
import { viewingOf } from '#kernel/reply.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { type Item, planById, planItems } from '#modules/plan/index.ts'
import { madeOfWords } from '../../messages/overview/made-of.ts'
import { accountName, nameWords } from '../../messages.ts'
import { MadeOfPage, type MadeOfView } from '../../pages/overview/made-of.tsx'
import { allowingPapers, type Line, lastEntries, linesOf, type Share, type Standing, sharesOf } from '../../queries.ts'
import { type FigureAsked, figureLines, mayEditBudget, mayReadDraftBudget } from '../../rules.ts'
import { RECIPIENTS, SIDES, TRANSFERS } from '../../tables.ts'
import { watchedOf } from '../at.ts'

const idAsked = (text: string | undefined): number | null => (/^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null)
const orNone = (text: string | undefined): number | 'none' | null => (text === 'none' ? 'none' : idAsked(text))

/** What nobody knows is left out. */
export function figureAsked(c: Ctx): FigureAsked {
  const accounts = (c.req.query('account') ?? '').split(',').filter((each) => /^[678]\d{0,5}$/.test(each))
  const recipient = c.req.query('recipient')
  return {
    side: SIDES.find((each) => each === c.req.query('side')) ?? null,
    accounts,
    exact: c.req.query('exact') === '1',
    item: orNone(c.req.query('item')),
    funder: orNone(c.req.query('funder')),
    grant: idAsked(c.req.query('grant')),
    recipient: recipient === 'none' ? 'none' : (RECIPIENTS.find((each) => each === recipient) ?? null),
    transfer: TRANSFERS.find((each) => each === c.req.query('transfer')) ?? null,
  }
}

const MOST_ACCOUNTS_NAMED = 3

/** What was asked for, in the words of the page. `titles`: those of grants are for who sees all of the version. */
function toldOf(lang: Lang, asked: FigureAsked, lines: readonly Line[], items: readonly Item[], titles: boolean): string[] {
  const [say, names] = [madeOfWords(lang), nameWords(lang)]
  const item = items.find(({ id }) => id === asked.item)
  const grant = lines.find((line) => line.grant && (line.grant.id === asked.grant || line.grant.funderId === asked.funder))?.grant
  const accounts =
    asked.accounts.length <= MOST_ACCOUNTS_NAMED ? asked.accounts.map((account) => accountName(lang, account)).join(', ') : ''
  return [
    ...(item ? [`${item.code}. ${said(lang, item.title)}`] : asked.item === 'none' ? [say.of.nowhere] : []),
    ...(asked.accounts.length > 0 ? [accounts || say.of.account(asked.accounts.join(', '))] : []),
    ...(asked.accounts.length === 0 && asked.side ? [asked.side === 'charge' ? say.charges : say.income] : []),
    ...(grant ? [asked.grant && titles ? grant.title : grant.funder] : []),
    ...(asked.recipient && asked.recipient !== 'none' ? [names.recipients[asked.recipient]] : []),
    ...(asked.transfer ? [names.transfers[asked.transfer]] : []),
  ]
}

/** The item that is asked for, with all below it; of `none`, all of the plan. */
function branchAsked(asked: FigureAsked, items: readonly Item[]): Set<number> {
  if (asked.item === 'none') return new Set(items.map(({ id }) => id))
  const branch = new Set<number>(items.filter(({ id }) => id === asked.item).map(({ id }) => id))
  // Parents come before their children.
  for (const { id, parent_id } of items) if (parent_id !== null && branch.has(parent_id)) branch.add(id)
  return branch
}

function actionsOf(shares: readonly Share[], items: readonly Item[]): MadeOfView['actions'] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const known = shares.flatMap(({ lineId, itemId, amountCents }) => {
    const item = byId.get(itemId)
    return item ? [{ lineId, id: item.id, code: item.code, title: item.title, cents: amountCents }] : []
  })
  const byLine = Map.groupBy(known, ({ lineId }) => lineId)
  return new Map([...byLine].map(([id, all]) => [id, all.toSorted((one, other) => other.cents - one.cents)]))
}

async function lastOf(c: Ctx, at: Standing, networkId: number, lineIds: number[]): Promise<Map<number, ToldEntry>> {
  const { house, actor, lang } = c.var
  const last = await lastEntries(house.reader, at.version.id, lineIds)
  const ids = [...new Set(last.values())]
  const told = await history(house, actor, lang, { scope: journalScope(actor, networkId), ids, limit: Math.max(1, ids.length) })
  const byId = new Map(told.map((entry) => [entry.id, entry]))
  return new Map(
    [...last].flatMap(([line, entry]): [number, ToldEntry][] => {
      const found = byId.get(entry)
      return found ? [[line, found]] : []
    }),
  )
}

export async function madeOfPage(c: Ctx, at: Standing) {
  const { house, actor, lang } = c.var
  const { version, year } = at
  const { owner, plan } = version.budget
  const asked = figureAsked(c)
  const readable = plan ? await planById(house.reader, actor, plan.id) : null
  const [lines, shares, items] = await Promise.all([
    linesOf(house.reader, version.id, year),
    sharesOf(house.reader, version.id, year),
    readable ? planItems(house.reader, actor, [readable.id], house.clock.today()) : [],
  ])
  const figure = figureLines(lines, shares, asked, branchAsked(asked, items))
  const viewing = await viewingOf(c, watchedOf(at))
  const grants = mayReadDraftBudget(actor, owner)
  const shown = figure.map(({ line }) => line)
  return (
    <MadeOfPage
      view={{
        viewing,
        at,
        asked,
        told: toldOf(lang, asked, lines, items, version.sight === 'all'),
        figure,
        actions: actionsOf(shares, items),
        last: await lastOf(
          c,
          at,
          viewing.network.id,
          shown.map(({ id }) => id),
        ),
        papers: grants
          ? await allowingPapers(
              house.reader,
              shown.flatMap(({ grant_id }) => grant_id ?? []),
            )
          : [],
        grants,
        edits: mayEditBudget(actor, owner) && version.state === 'draft' && !version.givenUp,
        panels: await panelsOf(house, viewing, { kind: 'budget_version', id: version.id }),
      }}
    />
  )
}

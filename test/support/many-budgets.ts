/** Budgets for every organisation of a network, written straight into their tables: what is measured and compared is how they are summed. */
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'

const ACCOUNTS = [
  '601',
  '606',
  '613',
  '616',
  '622',
  '623',
  '625',
  '63',
  '641',
  '645',
  '657',
  '66',
  '681',
  '706',
  '741',
  '747',
  '756',
  '758',
  '789',
  '86',
  '87',
]

/** For each organisation that has not left a voted budget of each of these years, with one line of each account, and a draft that nobody counts. */
export async function manyBudgets({ db }: House, years: readonly number[]): Promise<{ budgets: number; lines: number }> {
  await sql`
    insert into budget_budget (organisation_id, title_fr, year_from, year_to, example)
    select o.id, 'Budget ' || y, y, y, true from people_organisation o, unnest(${[...years]}::int[]) as y
    where o.left_on is null and not exists (select 1 from budget_budget b where b.organisation_id = o.id and b.year_from <= y and b.year_to >= y)`.execute(
    db,
  )
  await sql`
    insert into budget_version (budget_id, number, state, frozen, sha256, decision, made_at, example)
    select b.id, n, case n when 1 then 'voted' else 'draft' end, case n when 1 then '{}' end, case n when 1 then repeat('a', 64) end,
      case n when 1 then '{"body": null, "decidedOn": null, "reference": null, "source": null}'::jsonb end, now(), true
    from budget_budget b, generate_series(1, 2) as n where not exists (select 1 from budget_version v where v.budget_id = b.id)`.execute(db)
  await sql`
    insert into budget_line (version_id, year, position, side, account, label, amount_cents, recipient, transfer, example)
    select v.id, b.year_from, a.place, case when a.account ~ '^(6|86)' then 'charge' else 'income' end, a.account, 'Ligne ' || a.account,
      100 + (b.id * 7919 + a.place * 104729 + v.number) % 9999999,
      case when a.account = '657' and o.kind <> 'member' then 'regions' end, case when a.account = '657' and o.kind <> 'member' then 'own' end, true
    from budget_version v join budget_budget b on b.id = v.budget_id join people_organisation o on o.id = b.organisation_id,
      unnest(${ACCOUNTS}::text[]) with ordinality as a(account, place)
    where b.title_fr = 'Budget ' || b.year_from and b.year_from = any(${[...years]}::int[])
      and not exists (select 1 from budget_line l where l.version_id = v.id)`.execute(db)
  // What the database does by itself soon after so many rows came.
  await sql`vacuum analyze budget_budget, budget_version, budget_line`.execute(db)
  const count = async (table: 'budget_budget' | 'budget_line') =>
    Number((await db.selectFrom(table).select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
  return { budgets: await count('budget_budget'), lines: await count('budget_line') }
}

/** A budget with all that its files tell: two funders with grants, lines spread over actions, a key; and a file sent by hand. */
import { addFunder, addGrant, addKey, addLines, spreadLine } from '#modules/budget/index.ts'
import { budgeting, budgetingIn, TREASURER } from './budgets.ts'
import type { testHouse } from './house.ts'

/** In a demonstration house of its own, or in one that stands already. */
export async function filedBudget(tested?: Awaited<ReturnType<typeof testHouse>>) {
  const made = tested ? await budgetingIn(tested) : await budgeting()
  const [first, second, third] = made.actions.map(({ id }) => id) as [number, number, number]
  const stateFunder = await made.does(TREASURER, (tx, actor) =>
    addFunder(tx, actor, { organisationId: made.networkId, name: 'Ministère de l’emploi', kind: 'state' }),
  )
  const europe = await made.does(TREASURER, (tx, actor) =>
    addFunder(tx, actor, { organisationId: made.networkId, name: 'Fonds social européen', kind: 'european', europeanFund: 'FSE' }),
  )
  const period = { period_from: '2018-01-01', period_to: '2018-12-31' }
  const stateGrant = await made.does(TREASURER, (tx, actor) =>
    addGrant(tx, actor, {
      ...period,
      funderId: stateFunder,
      title: 'Tête de réseau',
      reference: 'TR-2018',
      asked_cents: 900_000,
      asked_on: '2017-02-01',
    }),
  )
  const project = await made.does(TREASURER, (tx, actor) =>
    addGrant(tx, actor, {
      ...period,
      funderId: europe,
      title: 'Formation des encadrants',
      asked_cents: 250_000,
      all_items: false,
      itemIds: [first, second],
    }),
  )
  const more = await made.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, made.versionId, [
      { year: 2018, account: '604', label: 'Formateurs', quantity_thousandths: 12_500, unit_cents: 8_000, amount_cents: 100_000 },
      { year: 2018, account: '613', label: 'Locaux', amount_cents: 90_000, cash_month: 3, note: 'Siège ; deux bureaux' },
      { year: 2018, account: '66', label: 'Agios', amount_cents: 10_000 },
      { year: 2018, account: '747', label: 'FSE formation', amount_cents: 200_000, grant_id: project },
      { year: 2018, account: '741', label: 'Tête de réseau', amount_cents: 500_000, grant_id: stateGrant },
    ]),
  )
  const [trainers, rooms, bank, fund] = more as [number, number, number, number]
  const [salaries, travel] = made.lineIds as [number, number]
  const volunteers = made.lineIds[5]!
  const keyId = await made.does(TREASURER, (tx, actor) =>
    addKey(tx, actor, made.versionId, {
      kind: 'weights',
      name: 'Temps passé',
      criterion: 'heures de travail',
      rateBp: null,
      basis: null,
      weights: [
        { itemId: first, weight: 2 },
        { itemId: third, weight: 1 },
      ],
    }),
  )
  const spreads: [number, Parameters<typeof spreadLine>[3]['spread']][] = [
    [
      salaries,
      {
        kind: 'shares',
        parts: [
          { itemId: first, shareBp: 3_333 },
          { itemId: second, shareBp: 3_333 },
          { itemId: third, shareBp: 3_334 },
        ],
      },
    ],
    [travel, { kind: 'amounts', parts: [{ itemId: first, amountCents: 12_345 }] }],
    [volunteers, { kind: 'shares', parts: [{ itemId: first, shareBp: 10_000 }] }],
    [trainers, { kind: 'shares', parts: [{ itemId: second, shareBp: 10_000 }] }],
    [rooms, { kind: 'key', keyId }],
    [bank, { kind: 'key', keyId }],
    [fund, { kind: 'shares', parts: [{ itemId: first, shareBp: 10_000 }] }],
  ]
  for (const [lineId, spread] of spreads) await made.does(TREASURER, (tx, actor) => spreadLine(tx, actor, lineId, { revision: 1, spread }))
  return { ...made, stateGrant, project, keyId }
}

/** A file as a browser sends it. */
export function sent(path: string, content: Uint8Array | string, name: string, more: Record<string, string> = {}): Request {
  const form = new FormData()
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  for (const [field, value] of Object.entries(more)) form.set(field, value)
  return new Request(`http://localhost:3000${path}`, { method: 'POST', body: form })
}

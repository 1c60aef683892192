/** Budgets made at random, as files tell them: any lines, spread in any way, with keys. */
import fc from 'fast-check'
import { ACCOUNTS, isInKind, sideOf } from '../../src/modules/budget/rules/accounts.ts'
import type { BudgetDraft, DraftKey, DraftLine, DraftSpread } from '../../src/modules/budget/rules/files/import-draft.ts'
import { timesUnit } from '../../src/modules/budget/rules/lines.ts'
import { BASES } from '../../src/modules/budget/tables.ts'

/** What people write, with what spreadsheets stumble over: formulas, separators, quotes. */
const words = fc.oneof(
  fc.constantFrom('=SUM(A1:A9)', '-5', "'apostrophe", 'a;b', 'dit « ainsi »', '"cité"', 'Total', '@nom', '1 234,56', 'Été à Nîmes'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
)
/** As the house keeps it: without spaces around it. */
const text = words.map((made) => made.trim()).filter((made) => made !== '')
const cents = fc.oneof(fc.nat(5_000_000), fc.constantFrom(0, 1, 99, 100, 999_999_999_999))
const years = fc.constantFrom(2018, 2019)

const partsOf = (codes: readonly string[]) => fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 })
const byCode = <Part extends { code: string }>(parts: Part[]): Part[] => parts.toSorted((one, other) => (one.code < other.code ? -1 : 1))

/** Shares that sum to the whole. */
const sharesOver = (codes: readonly string[]): fc.Arbitrary<DraftSpread> =>
  fc.tuple(partsOf(codes), fc.array(fc.integer({ min: 1, max: 2_499 }), { minLength: 3, maxLength: 3 })).map(([chosen, cuts]) => {
    const shares = chosen.map((code, place) => ({ code, shareBp: place < chosen.length - 1 ? cuts[place]! : 0 }))
    const said = shares.reduce((sum, { shareBp }) => sum + shareBp, 0)
    return { kind: 'shares', parts: byCode(shares.map((part) => (part.shareBp === 0 ? { ...part, shareBp: 10_000 - said } : part))) }
  })

/** Amounts of which something may be left. */
const amountsOver = (codes: readonly string[], amountCents: number): fc.Arbitrary<DraftSpread> =>
  partsOf(codes).chain((chosen) =>
    fc
      .array(fc.nat(Math.floor(amountCents / chosen.length)), { minLength: chosen.length, maxLength: chosen.length })
      .map((all) => ({ kind: 'amounts', parts: byCode(chosen.map((code, place) => ({ code, amountCents: all[place]! }))) })),
  )

const NONE: DraftSpread = { kind: 'none' }
const spreadOf = (line: Pick<DraftLine, 'account' | 'amountCents'>, codes: readonly string[], keys: readonly DraftKey[]) => {
  const able = keys.filter(({ kind }) => kind === 'weights' || (sideOf(line.account) === 'charge' && !isInKind(line.account)))
  return fc.oneof(
    fc.constant(NONE),
    ...(codes.length > 0 ? [sharesOver(codes), amountsOver(codes, line.amountCents)] : []),
    ...able.map(({ name }) => fc.constant<DraftSpread>({ kind: 'key', name })),
  )
}

const lineWith = (codes: readonly string[], keys: readonly DraftKey[]): fc.Arbitrary<DraftLine> =>
  fc
    .record({
      year: years,
      account: fc.oneof(fc.constantFrom<string>(...ACCOUNTS), fc.constantFrom('641100', '6251', '75611')),
      label: text,
      product: fc.option(fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.nat(9_999_999))),
      amountCents: cents,
      note: fc.option(text),
      cashMonth: fc.option(fc.integer({ min: 1, max: 12 })),
      region: fc.constantFrom('regions' as const, 'actors' as const, null),
      transfer: fc.constantFrom('own' as const, 'service' as const),
      example: fc.boolean(),
    })
    .chain(({ product, region, transfer, ...facts }) => {
      const amountCents = product ? timesUnit(...product) : facts.amountCents
      const recipient = sideOf(facts.account) === 'charge' ? region : null
      const line = {
        ...facts,
        line: 0,
        quantityThousandths: product?.[0] ?? null,
        unitCents: product?.[1] ?? null,
        amountCents,
        grant: null,
        recipient,
        transfer: recipient === null ? null : transfer,
      }
      return spreadOf(line, codes, keys).map((spread) => ({ ...line, spread }))
    })

/** One key by weights and one flat rate at most, on actions of their own (R28). */
const keysOver = (codes: readonly string[]): fc.Arbitrary<DraftKey[]> => {
  const half = Math.ceil(codes.length / 2)
  const [mine, others] = [codes.slice(0, half), codes.slice(half)]
  if (others.length === 0) return fc.constant([])
  const weights = fc
    .tuple(text, partsOf(mine), fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 4, maxLength: 4 }))
    .map(([criterion, chosen, all]): DraftKey => {
      const parts = byCode(chosen.map((code, place) => ({ code, weight: all[place]! })))
      return { name: 'Temps passé', kind: 'weights', criterion, rateBp: null, basis: null, parts }
    })
  const flat = fc
    .tuple(text, partsOf(others), fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(...BASES))
    .map(([criterion, chosen, rateBp, basis]): DraftKey => {
      const parts = byCode(chosen.map((code) => ({ code, weight: 1 })))
      return { name: 'Forfait ; 20 %', kind: 'flat', criterion, rateBp, basis, parts }
    })
  return fc.tuple(fc.option(weights), fc.option(flat)).map((made) => made.filter((key) => key !== null))
}

/** `codes`: of the actions that lines may be spread over. */
export const budgetDrafts = (codes: readonly string[], most = 12): fc.Arbitrary<BudgetDraft> =>
  keysOver(codes).chain((keys) => fc.array(lineWith(codes, keys), { minLength: 1, maxLength: most }).map((lines) => ({ lines, keys })))

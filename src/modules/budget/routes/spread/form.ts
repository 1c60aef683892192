/** The form of spreading: what stands in it at first, what is typed in it, and what that says. */
import { centsIn, type Typed, typedOne } from '#kernel/form.ts'
import { formatShare, readShare, typedEuros } from '#kernel/money.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { SPREAD_ANSWERS, type SpreadAnswer, type SpreadForm } from '../../pages/spread/line.tsx'
import type { Line, Share } from '../../queries.ts'
import { evenParts, type Spreading, WHOLE_SHARE } from '../../rules.ts'

/** Basis points as a form shows them to be edited: `33,33`. */
export const typedShare = (lang: Lang, bp: number): string => formatShare(lang, bp).replace(/[\s\u202f%]/g, '')

const WHOLLY = (shares: readonly Share[]): boolean => shares.length === 1 && shares[0]!.shareBp === WHOLE_SHARE

/** What is saved of a line, as the form shows it. */
export function formOf(lang: Lang, line: Line, shares: readonly Share[]): SpreadForm {
  const wholly = line.spread === 'shares' && WHOLLY(shares)
  const said = line.spread === 'shares' || line.spread === 'amounts' ? shares : []
  return {
    answer: line.spread === 'none' ? 'one' : wholly ? 'one' : line.spread,
    action: wholly ? String(shares[0]!.itemId) : '',
    key: line.key_id === null ? '' : String(line.key_id),
    shares: new Map(line.spread === 'shares' ? said.map(({ itemId, shareBp }) => [itemId, typedShare(lang, shareBp ?? 0)]) : []),
    amounts: new Map(line.spread === 'amounts' ? said.map(({ itemId, amountCents }) => [itemId, typedEuros(lang, amountCents)]) : []),
    ticked: new Set(said.map(({ itemId }) => itemId)),
    revision: String(line.revision),
  }
}

export const NOTHING_SAID: SpreadForm = {
  answer: 'one',
  action: '',
  key: '',
  shares: new Map(),
  amounts: new Map(),
  ticked: new Set(),
  revision: '',
}

const idsIn = (typed: Typed, name: string): Map<number, string> =>
  new Map(
    Object.entries(typed).flatMap(([field, [value = '']]) => {
      const [, id] = new RegExp(`^${name}-(\\d{1,15})$`).exec(field) ?? []
      return id && value.trim() !== '' ? [[Number(id), value.trim()] as const] : []
    }),
  )

export function typedSpread(typed: Typed): SpreadForm {
  const answer = typedOne(typed, 'spread')
  return {
    answer: SPREAD_ANSWERS.find((each) => each === answer) ?? ('one' satisfies SpreadAnswer),
    action: typedOne(typed, 'action'),
    key: typedOne(typed, 'key'),
    shares: idsIn(typed, 'share'),
    amounts: idsIn(typed, 'amount'),
    ticked: new Set((typed.on ?? []).filter((id) => /^\d{1,15}$/.test(id)).map(Number)),
    revision: typedOne(typed, 'revision'),
  }
}

/** Of each field what it says; every one that says nothing is told. */
function readAll(values: ReadonlyMap<number, string>, name: string, read: (text: string) => number | Objection): Map<number, number> {
  const all = [...values].map(([id, text]) => ({ id, value: read(text) }))
  const wrong = all.flatMap(({ id, value }) => (typeof value === 'number' ? [] : [{ ...value, field: `${name}-${id}` }]))
  if (wrong.length > 0) throw new Refusal(wrong)
  return new Map(all.map(({ id, value }) => [id, value as number]))
}

const shareIn = (text: string): number | Objection => readShare(text) ?? objection('kernel.not_a_share', { text })

/** What the form says; fields of other answers count for nothing. */
export function spreadingOf(form: SpreadForm): Spreading {
  const id = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null)
  if (form.answer === 'none') return { kind: 'none' }
  if (form.answer === 'one') {
    const itemId = id(form.action)
    if (itemId === null) throw new Refusal(objection('budget.no_action_chosen', {}, 'action'))
    return { kind: 'shares', parts: [{ itemId, shareBp: WHOLE_SHARE }] }
  }
  if (form.answer === 'key') {
    const keyId = id(form.key)
    if (keyId === null) throw new Refusal(objection('budget.no_such_key', {}, 'key'))
    return { kind: 'key', keyId }
  }
  const isShares = form.answer === 'shares'
  const read = isShares ? readAll(form.shares, 'share', shareIn) : readAll(form.amounts, 'amount', centsIn)
  const said = [...read].filter(([, value]) => value > 0)
  return isShares
    ? { kind: 'shares', parts: said.map(([itemId, shareBp]) => ({ itemId, shareBp })) }
    : { kind: 'amounts', parts: said.map(([itemId, amountCents]) => ({ itemId, amountCents })) }
}

/**
 * Equal parts for what is ticked, or the rest for those ticked actions that have no part yet. Null where nothing is ticked among which to share; what is
 * no number counts for nothing, and is told when the form is saved.
 */
export function filledForm(lang: Lang, form: SpreadForm, fill: 'even' | 'rest', wholeCents: number): SpreadForm | null {
  const isAmounts = form.answer === 'amounts'
  const typed = isAmounts ? form.amounts : form.shares
  const kept = new Map(fill === 'rest' ? typed : [])
  const targets = [...form.ticked].filter((id) => !kept.has(id)).toSorted((one, other) => one - other)
  if (targets.length === 0) return null
  const read = (text: string) => (isAmounts ? centsIn(text) : readShare(text))
  const taken = [...kept.values()].reduce((sum, text) => sum + (Number(read(text)) || 0), 0)
  const parts = evenParts(Math.max(0, (isAmounts ? wholeCents : WHOLE_SHARE) - taken), targets.length)
  const written = (part: number) => (isAmounts ? typedEuros(lang, part) : typedShare(lang, part))
  const filled = new Map([...kept, ...targets.map((id, place) => [id, written(parts[place]!)] as const)])
  const answer = isAmounts ? ('amounts' as const) : ('shares' as const)
  return { ...form, answer, ...(isAmounts ? { amounts: filled } : { shares: filled }), ticked: new Set([...form.ticked, ...filled.keys()]) }
}

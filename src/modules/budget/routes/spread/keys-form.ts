/** The form of a key: what stands in it at first, what is typed, and what that says. */
import { type Typed, typedOne } from '#kernel/form.ts'
import { readShare } from '#kernel/money.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { KeyForm } from '../../pages/spread/keys-form.tsx'
import type { Key } from '../../queries.ts'
import { type KeyDraft, MOST_WEIGHT } from '../../rules.ts'
import { BASES, type KeyKind } from '../../tables.ts'
import { typedShare } from './form.ts'

export const newKeyForm = (kind: KeyKind): KeyForm => ({
  kind,
  name: '',
  criterion: '',
  rate: '',
  basis: 'direct',
  weights: new Map(),
  ticked: new Set(),
  revision: '0',
})

export const formOfKey = (lang: Lang, key: Key): KeyForm => ({
  kind: key.kind,
  name: key.name,
  criterion: key.criterion,
  rate: key.rateBp === null ? '' : typedShare(lang, key.rateBp),
  basis: key.basis ?? 'direct',
  weights: new Map(key.kind === 'flat' ? [] : key.weights.map(({ itemId, weight }) => [itemId, String(weight)])),
  ticked: new Set(key.kind === 'flat' ? key.weights.map(({ itemId }) => itemId) : []),
  revision: String(key.revision),
})

export const typedKey = (typed: Typed): KeyForm => ({
  kind: typedOne(typed, 'kind') === 'flat' ? 'flat' : 'weights',
  name: typedOne(typed, 'name'),
  criterion: typedOne(typed, 'criterion'),
  rate: typedOne(typed, 'rate'),
  basis: typedOne(typed, 'basis'),
  weights: new Map(
    Object.entries(typed).flatMap(([field, [value = '']]) => {
      const [, id] = /^weight-(\d{1,15})$/.exec(field) ?? []
      return id && value.trim() !== '' ? [[Number(id), value.trim()] as const] : []
    }),
  ),
  ticked: new Set((typed.on ?? []).filter((id) => /^\d{1,15}$/.test(id)).map(Number)),
  revision: typedOne(typed, 'revision'),
})

/** Whole numbers, with or without the spaces of thousands. */
const weightIn = (text: string): number | null => {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** What the form says; each field that says nothing is told, and what no name or criterion allows is left to the rules. */
export function draftIn(form: KeyForm): KeyDraft {
  const wrong: Objection[] = []
  const weights = [...form.weights].flatMap(([itemId, text]) => {
    const weight = weightIn(text)
    if (weight === null) wrong.push(objection('budget.weight_out_of_range', { max: MOST_WEIGHT }, `weight-${itemId}`))
    return weight ? [{ itemId, weight }] : []
  })
  for (const [name, max] of [
    ['name', 120],
    ['criterion', 300],
  ] as const)
    if (form[name].length > max) wrong.push(objection('kernel.too_long', { max }, name))
  const rateBp = form.rate.trim() === '' ? null : readShare(form.rate)
  if (form.kind === 'flat' && form.rate.trim() !== '' && rateBp === null)
    wrong.push(objection('kernel.not_a_share', { text: form.rate }, 'rate'))
  if (wrong.length > 0) throw new Refusal(wrong)
  return {
    kind: form.kind,
    name: form.name,
    criterion: form.criterion,
    rateBp,
    basis: BASES.find((basis) => basis === form.basis) ?? null,
    weights: form.kind === 'flat' ? [...form.ticked].map((itemId) => ({ itemId, weight: 1 })) : weights,
  }
}

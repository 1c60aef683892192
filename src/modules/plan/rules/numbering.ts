/** The codes of a plan: the scheme that they follow, read from the codes themselves, and the codes that the scheme gives. */
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { branchIn, type Tree, type Twig, treeOf } from './build.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.code_taken': { code: string; title: Localized }
    'plan.code_malformed': { code: string }
    'plan.code_changed_meanwhile': { code: string }
    'plan.numbering_changed_meanwhile': Record<never, never>
  }
}

export type Counter = 'number' | 'letter' | 'small_letter' | 'roman'

/** How the codes of one level are made: `S`, then what counts the parents, `.`, then the item's own number. */
export interface LevelScheme {
  /** What the codes of this level begin with: the S of S1.2. */
  prefix: string
  separator: '.' | '-' | ''
  counter: Counter
  /** Counted through the whole plan, whatever the parent: D1 to D17. */
  running: boolean
}
export type Scheme = readonly LevelScheme[]

const BY_PLACE: LevelScheme = { prefix: '', separator: '.', counter: 'number', running: false }
/** 1, 1.2, 1.2.3: where the codes follow no scheme of their own. */
export const byPlace = (lastLevel: number): Scheme => Array.from({ length: lastLevel }, () => BY_PLACE)

export const LONGEST_CODE = 20
/** What a reference in a text can name: letters and digits, joined by full stops or hyphens. */
const CODE = /^\p{L}?[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*$/u

const ROMAN: [string, number][] = [
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]
const roman = (count: number): string => {
  const found = ROMAN.find(([, value]) => value <= count)
  return found ? found[0] + roman(count - found[1]) : ''
}
const letters = (count: number): string =>
  (count > 26 ? letters(Math.floor((count - 1) / 26)) : '') + String.fromCharCode(65 + ((count - 1) % 26))

const counted = (counter: Counter, count: number): string => {
  if (counter === 'number') return String(count)
  if (counter === 'roman') return roman(count)
  return counter === 'letter' ? letters(count) : letters(count).toLowerCase()
}

const COUNTERS: [Counter, RegExp][] = [
  ['number', /^[1-9]\d{0,4}$/],
  ['roman', /^(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})$/],
  ['letter', /^[A-Z]$/],
  ['small_letter', /^[a-z]$/],
]

/** What of a code counts: without the prefix of its level. */
const tailOf = (code: string, level: LevelScheme | undefined): string =>
  level?.prefix && code.startsWith(level.prefix) ? code.slice(level.prefix.length) : code

/** The ways in which a code may be made. A letter may be one or a Roman number: the majority tells. */
function waysOf(code: string, tail: string | null): LevelScheme[] {
  const found: LevelScheme[] = []
  const prefixed = /^(\p{L}*)(.*)$/u.exec(code)!
  for (const [counter, shape] of COUNTERS) {
    if (tail === null) {
      if (shape.test(code)) found.push({ prefix: '', separator: '', counter, running: false })
      if (counter === 'number' && prefixed[1] && shape.test(prefixed[2]!))
        found.push({ prefix: prefixed[1], separator: '', counter, running: false })
      continue
    }
    for (const separator of ['.', '-', ''] as const) {
      const at = code.indexOf(tail + separator)
      const rest = code.slice(at + tail.length + separator.length)
      // `1` and `1` would be `11`: without a sign between them, letters and digits take turns.
      const ambiguous = separator === '' && /\d$/.test(tail) === (counter === 'number')
      if (at >= 0 && !ambiguous && shape.test(rest) && /^\p{L}*$/u.test(code.slice(0, at)))
        found.push({ prefix: code.slice(0, at), separator, counter, running: false })
    }
    if (counter === 'number' && shape.test(prefixed[2]!)) found.push({ prefix: prefixed[1]!, separator: '', counter, running: true })
  }
  return found
}

/** The way that more than half of a level's codes are made; null: there is none. */
function commonWay(items: readonly { code: string; tail: string | null }[]): LevelScheme | null {
  const votes = new Map<string, { way: LevelScheme; count: number }>()
  for (const { code, tail } of items)
    for (const way of waysOf(code, tail)) {
      const key = JSON.stringify(way)
      votes.set(key, { way, count: (votes.get(key)?.count ?? 0) + 1 })
    }
  const [best] = [...votes.values()].sort((one, other) => other.count - one.count)
  return best && best.count * 2 > items.length ? best.way : null
}

/** A level without items goes on as the one above it: A, A1, A1.1. */
const goingOn = (above: LevelScheme | undefined): LevelScheme =>
  above ? { prefix: above.prefix, separator: above.counter === 'letter' ? '' : '.', counter: 'number', running: false } : BY_PLACE

/** The scheme that a plan's codes follow, level by level; where one level follows none, all are numbered by their place. */
export function schemeOf(tree: Tree, lastLevel: number): Scheme {
  const scheme: LevelScheme[] = []
  const levels = Map.groupBy(tree.all, ({ level }) => level)
  for (let level = 1; level <= lastLevel; level += 1) {
    const items = (levels.get(level) ?? []).map(({ code, parent_id }) => {
      const parent = parent_id === null ? undefined : tree.byId.get(parent_id)
      return { code, tail: parent ? tailOf(parent.code, scheme[level - 2]) : null }
    })
    const way = items.length === 0 ? goingOn(scheme[level - 2]) : commonWay(items)
    if (way === null) return byPlace(lastLevel)
    scheme.push(way)
  }
  return scheme
}

/** Gives codes one after the other; a code that is taken is passed over. `running`: where the levels that are counted through the plan stand. */
function giver(scheme: Scheme, taken: Set<string>, running = new Map<number, number>()) {
  return (level: number, parentTail: string | null, count: number): { code: string; count: number } => {
    const way = scheme[level - 1] ?? BY_PLACE
    let next = way.running ? (running.get(level) ?? 1) : count
    const made = () => way.prefix + (way.running || parentTail === null ? '' : parentTail + way.separator) + counted(way.counter, next)
    while (taken.has(made())) next += 1
    if (way.running) running.set(level, next + 1)
    taken.add(made())
    return { code: made(), count: next + 1 }
  }
}

/**
 * The codes that the scheme gives, as far as they differ. `scope`: only what stands below these parents (null: the first level) is numbered,
 * whole branches; without it everything is. A level that is counted through the plan is numbered whole or not at all.
 */
export function renumbered(tree: Tree, scheme: Scheme, scope?: ReadonlySet<number | null>): Map<number, string> {
  const ordered = branchIn(tree, null)
  const inScope = new Set<number>()
  for (const { id, parent_id } of ordered)
    if (!scope || scope.has(parent_id) || (parent_id !== null && inScope.has(parent_id))) inScope.add(id)
  const wholeLevels = new Set(tree.all.filter(({ id, level }) => inScope.has(id) && scheme[level - 1]?.running).map(({ level }) => level))
  const isNumbered = ({ id, level }: Twig) => inScope.has(id) || wholeLevels.has(level)
  const give = giver(scheme, new Set(ordered.filter((item) => !isNumbered(item)).map(({ code }) => code)))
  const codes = new Map<number, string>()
  const counts = new Map<number | null, number>()
  for (const item of ordered) {
    const parent = item.parent_id === null ? null : tree.byId.get(item.parent_id)!
    const tail = parent && tailOf(codes.get(parent.id) ?? parent.code, scheme[parent.level - 1])
    if (!isNumbered(item)) continue
    const given = give(item.level, tail, counts.get(item.parent_id) ?? 1)
    counts.set(item.parent_id, given.count)
    codes.set(item.id, given.code)
  }
  for (const item of tree.all) if (codes.get(item.id) === item.code) codes.delete(item.id)
  return codes
}

/** Codes for new items, one after the other: the next of the scheme behind `siblings` of them, that nobody bears. */
export function freeCodes(tree: Tree, scheme: Scheme) {
  const levels = Map.groupBy(tree.all, ({ level }) => level)
  const running = new Map([...levels].map(([level, items]) => [level, items.length + 1]))
  const give = giver(scheme, new Set(tree.all.map(({ code }) => code)), running)
  return (parent: { code: string; level: number } | null, siblings: number): string =>
    give((parent?.level ?? 0) + 1, parent && tailOf(parent.code, scheme[parent.level - 1]), siblings + 1).code
}

/** Whether the codes are those that their own scheme gives: then renumbering after a move is what one expects. */
export const followsScheme = (tree: Tree, lastLevel: number): boolean => renumbered(tree, schemeOf(tree, lastLevel)).size === 0

/** The scheme as an example of each level: `P1`, `S1.1`, `A1.1.1`. */
export function schemeExample(scheme: Scheme): string[] {
  const chain = scheme.map((_, index): Twig => ({ id: index + 1, parent_id: index || null, position: 1, level: index + 1, code: '' }))
  const codes = renumbered(treeOf(chain), scheme)
  return chain.map(({ id }) => codes.get(id)!)
}

/** A code given by hand: one that texts can name, and that no other item of the plan bears. */
export function objectionToCode(tree: Tree<Twig & { title: Localized }>, id: number | null, code: string): Objection | null {
  if (code.length > LONGEST_CODE || !CODE.test(code)) return objection('plan.code_malformed', { code }, 'code')
  const bearer = tree.all.find((each) => each.code === code && each.id !== id)
  return bearer ? objection('plan.code_taken', { code, title: bearer.title }, 'code') : null
}

/** Measures the comparison of two versions of a large plan: who is who, the words, and the page's part as HTML. */
import { renderPart } from '#kernel/render.ts'
import { ComparedItems } from '../src/modules/plan/pages/comparison.tsx'
import type { ComparedText } from '../src/modules/plan/rules/comparison/items.ts'
import { compareTexts, mergedRows } from '../src/modules/plan/rules/comparison.ts'
import type { FrozenItem, FrozenPlan } from '../src/modules/plan/rules/frozen.ts'
import type { Figure } from './table.ts'

const PILLARS = 10
const STRATEGIES = 9
const ACTIONS = 10
const WORDS = 'le réseau forme chaque année les encadrants techniques de ses adhérents au plus près des chantiers et des territoires'.split(
  ' ',
)

/** Words that look like a text of 60 to 120 words, the same for the same number. */
const words = (seed: number): string =>
  Array.from({ length: 60 + (seed % 61) }, (_, place) => WORDS[(seed * 7 + place * (1 + (seed % 5))) % WORDS.length]).join(' ')

/** Every fifth text is another one: a few words here and there, and one in a hundred from end to end. */
const rewritten = (text: string, number: number): string =>
  number % 100 === 0
    ? words(number + 31)
    : text
        .split(' ')
        .map((word, place) => ((place + number) % 23 === 0 ? `nouvellement ${word}` : (place + number) % 29 === 0 ? 'autrement' : word))
        .join(' ')

/** A plan of 1 000 items; `later`: with a fifth of its texts changed. */
function version(later: boolean): ComparedText {
  let number = 0
  const item = (code: string, children: (code: string) => FrozenItem[] = () => []): FrozenItem => {
    number += 1
    const text = words(number)
    const fr = later && number % 5 === 0 ? rewritten(text, number) : text
    return { code, title: { fr: `Élément ${number}` }, text: { fr }, children: children(code) }
  }
  const many = (count: number, below: (place: number) => FrozenItem) => Array.from({ length: count }, (_, place) => below(place + 1))
  const items = many(PILLARS, (pillar) =>
    item(`P${pillar}`, (one) =>
      many(STRATEGIES, (strategy) => item(`${one}.${strategy}`, (two) => many(ACTIONS, (action) => item(`${two}.${action}`)))),
    ),
  )
  const itemIds = Array.from({ length: number }, (_, place) => place + 1)
  const levelNames = { fr: ['Pilier', 'Stratégie', 'Action'], en: [] }
  const text: FrozenPlan = { format: 'gouvernail.plan', version: 1, title: { fr: 'Banc' }, kind: 'strategic', levelNames, items }
  return { text, itemIds, family: 1 }
}

/** One comparison as a first reader waits for it, in milliseconds: nothing is kept and nothing is warm. */
export function comparisonFigures(): Figure[] {
  const [before, after] = [version(false), version(true)]
  const since = performance.now()
  const comparison = compareTexts(before, after, { roots: new Map(), carriedOver: new Map() })
  const html = renderPart(ComparedItems({ lang: 'fr', rows: mergedRows(comparison), asked: { view: 'side', only: null } }))
  const value = performance.now() - since
  const { changed, kept } = comparison.counts
  if (changed < 150 || changed + kept !== before.itemIds.length || !html.includes('<ins>')) throw new Error('The bench compared nothing.')
  return [
    { name: `two versions of ${before.itemIds.length} items compared, ${changed} of them changed`, value, unit: 'ms', limit: '< 300' },
  ]
}

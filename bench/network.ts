/** Plans of any size for measuring, brought in through the product's own import. */
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { emptyDraft, type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'

const WORDS =
  'formation insertion chantier école mobilité emploi parcours compétence région partenaire accueil encadrement pédagogie certification qualité gouvernance adhérent budget évaluation tutorat'.split(
    ' ',
  )
/** The same text for the same number, of ordinary words. */
const phrase = (seed: number, length: number): string =>
  Array.from({ length }, (_, place) => WORDS[(seed * 7 + place * (3 + (seed % 5))) % WORDS.length]).join(' ')

const item = (code: string, seed: number, children: ItemDraft[]): ItemDraft => ({
  code,
  line: null,
  title: { fr: `${phrase(seed, 6)} ${code}`, en: null },
  ...(seed % 3 === 0 ? { text: { fr: `${phrase(seed + 1, 40)}.`, en: null } } : {}),
  ...(children.length === 0 ? { status: 'in_progress' as const, endsOn: '2018-12-31' } : {}),
  children,
})

const numbered = <Made>(count: number, make: (number: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index + 1))

/** 10 pillars of 10 strategies, and as many actions in each as make about `size` items. */
export function planOf(size: number, slug: string): PlanDraft {
  const actions = Math.max(1, Math.round((size - 110) / 100))
  return emptyDraft({
    slug,
    title: { fr: `Plan de ${size} éléments`, en: null },
    levelNames: { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] },
    period: { from: '2016-01-01', to: '2020-12-31' },
    items: numbered(10, (one) =>
      item(
        `${one}`,
        one,
        numbered(10, (two) =>
          item(
            `${one}.${two}`,
            one * 31 + two,
            numbered(actions, (three) => item(`${one}.${two}.${three}`, one * 997 + two * 101 + three, [])),
          ),
        ),
      ),
    ),
  })
}

/** Brings such a plan in, published. */
export const bringIn = (house: House, size: number, slug: string) =>
  change(house, (tx) => importPlan(tx, SHELL, { draft: planOf(size, slug), slug, publish: true, life: 'draft' }))

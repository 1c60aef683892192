/** The plan itself before and after: title, introduction, kind, levels, period. */
import { effortOfPage, RedlineFacts, RedlineTexts, type RedlineView } from '#design/redline.tsx'
import { LANGS, type Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { comparisonWords } from '../../messages/comparison.ts'
import { words } from '../../messages.ts'
import type { Side } from '../../queries/comparison.ts'
import type { FactOfPlan } from '../../rules/comparison.ts'
import { levelsOf, periodOf } from './told.tsx'

const ALL_FACTS: readonly FactOfPlan[] = ['title', 'lead', 'kind', 'levels', 'period']

/** The facts of the plan itself: those that differ with their words compared, the others by name. */
export function ComparisonFacts({
  lang,
  before,
  after,
  facts,
  view,
}: {
  lang: Lang
  before: Side
  after: Side
  facts: FactOfPlan[]
  view: RedlineView
}) {
  const say = comparisonWords(lang)
  const value = (side: Side, fact: FactOfPlan, of: Lang): string => {
    const { text } = side
    if (fact === 'kind') return words(of).kinds[text.kind]
    if (fact === 'levels') return of === lang ? levelsOf(of, text) : (text.levelNames[of] ?? []).join(' › ')
    return fact === 'period' ? periodOf(of, text) : typographic(of, text[fact]?.[of] ?? '')
  }
  const textsOf = (fact: FactOfPlan) => {
    const langs = fact === 'period' || fact === 'kind' ? [lang] : [lang, ...LANGS.filter((each) => each !== lang)]
    return langs.flatMap((each) => {
      const [one, other] = [value(before, fact, each), value(after, fact, each)]
      const repeated = each !== lang && one === value(before, fact, lang) && other === value(after, fact, lang)
      if (one === other || repeated) return []
      const alone = each === lang || (value(before, fact, lang) === '' && value(after, fact, lang) === '')
      return [{ lang: each, ...(alone ? {} : { label: say.inLanguage[each] }), before: one, after: other }]
    })
  }
  const kept = ALL_FACTS.filter((fact) => !facts.includes(fact))
  const list = new Intl.ListFormat(lang).format(kept.map((fact) => say.factsInText[fact]))
  return (
    <RedlineFacts
      facts={facts.map((fact) => ({
        label: say.facts[fact],
        content: (
          <RedlineTexts
            texts={textsOf(fact)}
            view={view}
            effort={effortOfPage()}
            say={{ before: say.before, after: say.after, nothing: say.nothing, added: say.markAdded, dropped: say.markDropped }}
          />
        ),
      }))}
      rest={kept.length > 0 ? say.planSame(list) : null}
    />
  )
}

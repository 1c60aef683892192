/** What became of one item, in words: its fate, where it stood, how both sides are known to be one. */
import type { RedlineText } from '#design/redline.tsx'
import { Tag } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { inLang, LANGS, type Lang, langOf } from '#kernel/values/lang.ts'
import { quoted, said, typographic } from '#kernel/values/typography.ts'
import { comparisonWords } from '../../messages/comparison.ts'
import { itemPath } from '../../paths.ts'
import type { Side } from '../../queries/comparison.ts'
import type { Entry, TextItem } from '../../rules/comparison.ts'
import type { FrozenPlan, FrozenText } from '../../rules/frozen.ts'

const localized = (text: FrozenText | undefined) => ({ fr: text?.fr ?? null, en: text?.en ?? null })
export const frozenTitle = (lang: Lang, { title }: { title: FrozenText }): string => said(lang, localized(title))

/** `Réussir 2020, version 2`. */
export function sideName(lang: Lang, { plan, text, version }: Side): string {
  return version ? `${frozenTitle(lang, text)}, ${comparisonWords(lang).version(version.number)}` : frozenTitle(lang, text) || plan.slug
}

/** What kind of text a side is: `texte adopté`, `version 2 · publiée le 1er mars 2016`. */
export function sideDetail(lang: Lang, { plan, version }: Pick<Side, 'plan' | 'version'>): string {
  const say = comparisonWords(lang)
  if (version) {
    const made = say.causes[version.cause](formatDay(lang, version.madeOn))
    return [say.version(version.number), made, version.takenBack ? say.takenBack : ''].filter(Boolean).join(' · ')
  }
  return plan.revises ? `${say.nextText} · ${say.now[plan.state]}` : say.now[plan.state]
}

/** `A1.2.1 Doter le réseau…`. */
export const placeName = (lang: Lang, item: TextItem): string => `${item.code} ${frozenTitle(lang, item)}`

/** The item's own page; an item whose page nobody knows is only named. */
export const ItemLink = ({ item, text }: { item: TextItem; text: string }) => (item.id > 0 ? <a href={itemPath(item.id)}>{text}</a> : text)

/** A title in the reader's language as far as it exists, marked with its own. */
export const LinkedTitle = ({ lang, item }: { lang: Lang; item: TextItem }) => {
  const of = langOf(localized(item.title), lang)
  return (
    <>
      <ItemLink item={item} text={item.code} /> <span lang={of === lang ? undefined : of}>{frozenTitle(lang, item)}</span>
    </>
  )
}

export function fateWord(lang: Lang, { fate, marks }: Entry): string {
  const say = comparisonWords(lang)
  return fate === 'changed' && (marks.parent || marks.order !== null) ? say.changedAndMoved : say[fate]
}

function whereItStood(lang: Lang, { before, marks }: Entry): string | null {
  const say = comparisonWords(lang)
  if (marks.parent && before) return before.parent ? say.wasIn(quoted(lang, placeName(lang, before.parent))) : say.wasOnTop
  return marks.order && say.otherPlace[marks.order]
}

/** What the words of the item do not show: place, code, kind, and how much the pairing is worth. */
export function notesOf(lang: Lang, entry: Entry): string[] {
  const say = comparisonWords(lang)
  const { before, after, marks, joined } = entry
  return [
    whereItStood(lang, entry),
    marks.code && before && after ? say.otherCode(before.code, after.code) : null,
    marks.crossCutting ? (after?.crossCutting ? say.crossCutting : say.noLongerCrossCutting) : null,
    joined ? say.joined(quoted(lang, placeName(lang, joined))) : null,
    marks.title && !marks.text && after && inLang(localized(after.text), lang) ? say.textKept : null,
  ].filter((note) => note !== null)
}

/** How both sides are known to be one, where that is not a matter of course. */
export const TieTag = ({ lang, entry: { tie } }: { lang: Lang; entry: Entry }) =>
  tie === null || tie === 'same' ? null : <Tag tone={tie === 'carried_over' ? 'deed' : 'waiting'}>{comparisonWords(lang).ties[tie]}</Tag>

const typeset = (lang: Lang, item: TextItem | null, field: 'title' | 'text'): string | null =>
  item && typographic(lang, item[field][lang] ?? '').trim()

/** The item's texts that are worth showing: the reader's language first, the other one where it changed or where the reader's has nothing. */
export function textsOf(lang: Lang, { fate, before, after }: Entry): RedlineText[] {
  const alone = fate === 'added' || fate === 'dropped'
  const known = [before, after].filter((item) => item !== null)
  const complete = known.every((item) => item.title[lang])
  const spoken = known.some((item) => item.title[lang])
  return [lang, ...LANGS.filter((each) => each !== lang)].flatMap((each) =>
    (['title', 'text'] as const).flatMap((field): RedlineText[] => {
      const [one, other] = [typeset(each, before, field), typeset(each, after, field)]
      const differs = !alone && one !== other
      const wanted = differs || (each === lang ? alone || field === 'title' : alone ? !spoken : field === 'title' && !complete)
      const repeated = each !== lang && one === typeset(lang, before, field) && other === typeset(lang, after, field)
      if (!wanted || repeated || (!one && !other)) return []
      const label = each === lang || !spoken ? {} : { label: comparisonWords(lang).inLanguage[each] }
      return [{ lang: each, ...label, strong: field === 'title', before: one, after: other }]
    }),
  )
}

const dayText = (lang: Lang, day: Day | undefined): string => (day ? formatDay(lang, day) : '…')

/** `17 septembre 2015 – 31 décembre 2020`; '' when nothing is known. */
export const periodOf = (lang: Lang, { period }: FrozenPlan): string =>
  period ? `${dayText(lang, period.from)} – ${dayText(lang, period.to)}` : ''

export const levelsOf = (lang: Lang, { levelNames }: FrozenPlan): string =>
  ((levelNames[lang] ?? []).length > 0 ? levelNames[lang] : (levelNames[lang === 'fr' ? 'en' : 'fr'] ?? [])).join(' › ')

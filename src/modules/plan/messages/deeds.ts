/** How the deeds done to plans are told, and in which sign and colour. */
import { formatDay } from '#kernel/dates.ts'
import { formatPercent } from '#kernel/money.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { messages, plural, quoted, typographic } from '#kernel/values/typography.ts'
import type { FieldChange, ItemFacts, Status } from '../tables.ts'
import { bringInDeeds } from './bring-in.ts'
import { buildDeeds } from './build-deeds.ts'
import { versionDeeds } from './versions.ts'
import { words } from './words.ts'
import { workDeeds } from './work.ts'

const fr = {
  created: (count: number) => `${count} ${plural('fr', count, 'élément apporté', 'éléments apportés')}`,
  changed: (count: number) => `${count} ${plural('fr', count, 'modifié', 'modifiés')}`,
  imported: (what: string) => `a apporté le plan : ${what}`,
  published: (version: string) => `a publié le projet${version}`,
  withdrawn: () => 'a retiré le projet',
  closed: () => 'a clos le plan',
  givenUp: () => 'a abandonné ce projet de nouvelle version',
  adopted: (facts: string, version: string) => `a enregistré l'adoption${facts ? ` : ${facts}` : ''}${version}`,
  version: (number?: number) => (number ? ` (version ${number})` : ''),
  stateUndone: (state: string) => `a annulé sa dernière décision sur le plan, de nouveau ${state}`,
  edited: (what: string) => `a modifié ${what}`,
  undone: (what: string) => `a annulé sa modification : ${what}`,
  joined: (parts: string[]) => new Intl.ListFormat('fr').format(parts),
  by: (body: string) => `par ${body}`,
  on: (day: string) => day,
}

const en: typeof fr = {
  created: (count) => `${count} ${plural('en', count, 'item', 'items')} brought in`,
  changed: (count) => `${count} changed`,
  imported: (what) => `brought the plan in: ${what}`,
  published: (version) => `published the draft${version}`,
  withdrawn: () => 'withdrew the draft',
  closed: () => 'closed the plan',
  givenUp: () => 'gave up this draft of the next version',
  adopted: (facts, version) => `recorded the adoption${facts ? `: ${facts}` : ''}${version}`,
  version: (number) => (number ? ` (version ${number})` : ''),
  stateUndone: (state) => `took back their last decision on the plan, again ${state}`,
  edited: (what) => `edited ${what}`,
  undone: (what) => `undid their edit: ${what}`,
  joined: (parts) => new Intl.ListFormat('en-GB').format(parts),
  by: (body) => `by ${body}`,
  on: (day) => day,
}

const deedWords = messages(fr, en)

/** The value of a field as people read it; null where it says nothing or may not be said to everyone (who carries an action). */
function toldValue(lang: Lang, field: keyof ItemFacts, value: ItemFacts[keyof ItemFacts]): string | null {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (field === 'status') return words(lang).statuses[value as Status]
  if (field === 'progress') return formatPercent(lang, value as number)
  if (field === 'starts_on' || field === 'ends_on') return formatDay(lang, value as string)
  return null
}

function changeTold(lang: Lang, { field, from, to }: FieldChange): string {
  const name = words(lang).fields[field]
  const [before, after] = [toldValue(lang, field, from), toldValue(lang, field, to)]
  if (after === null) return name
  return before === null ? `${name} (${after})` : `${name} (${before} → ${after})`
}

const SHOWN_CHANGES = 4
function changesTold(lang: Lang, changes: FieldChange[]): string {
  const told = [...new Set(changes.map((change) => changeTold(lang, change)))]
  const shown = told.length > SHOWN_CHANGES ? [...told.slice(0, SHOWN_CHANGES - 1), '…'] : told
  return deedWords(lang).joined(shown)
}

const inBoth = <Payload>(say: (lang: Lang, payload: Payload) => string): Record<Lang, (payload: Payload) => string> => ({
  fr: (payload) => typographic('fr', say('fr', payload)),
  en: (payload) => say('en', payload),
})

type Adoption = {
  version?: number
  decidedOn: string | null
  body: { fr: string | null; en: string | null } | null
  reference: string | null
}
const adoptionFacts = (lang: Lang, { decidedOn, body, reference }: Adoption): string =>
  [body && inLang(body, lang), decidedOn && formatDay(lang, decidedOn), reference && quoted(lang, reference)].filter(Boolean).join(', ')

const imported = (lang: Lang, { created, changed }: { created: number; changed: number }) =>
  deedWords(lang).imported(
    [created > 0 ? deedWords(lang).created(created) : '', changed > 0 ? deedWords(lang).changed(changed) : ''].filter(Boolean).join(', '),
  )

/** Every deed of this module, for the journal, histories, le fil and mails. */
export const deeds = {
  'plan.imported': { sentence: inBoth(imported), glyph: 'import', tone: 'ink' },
  'plan.published': {
    sentence: inBoth((lang: Lang, { version }: { version?: number }) => deedWords(lang).published(deedWords(lang).version(version))),
    glyph: 'publish',
    tone: 'deed',
  },
  'plan.withdrawn': { sentence: inBoth((lang: Lang) => deedWords(lang).withdrawn()), glyph: 'withdraw', tone: 'waiting' },
  'plan.adopted': {
    sentence: inBoth((lang: Lang, adoption: Adoption) =>
      deedWords(lang).adopted(adoptionFacts(lang, adoption), deedWords(lang).version(adoption.version)),
    ),
    glyph: 'decision',
    tone: 'decision',
  },
  'plan.closed': {
    sentence: inBoth((lang: Lang, { from }: { from?: string }) => (from ? deedWords(lang).givenUp() : deedWords(lang).closed())),
    glyph: 'close',
    tone: 'decision',
  },
  ...bringInDeeds,
  ...buildDeeds,
  ...versionDeeds,
  ...workDeeds,
  'plan.state_undone': {
    sentence: inBoth((lang: Lang, { to }: { to: 'draft' | 'published' | 'adopted' | 'closed' }) =>
      deedWords(lang).stateUndone(words(lang).states[to].toLowerCase()),
    ),
    glyph: 'undo',
    tone: 'waiting',
  },
  'plan.item_edited': {
    sentence: inBoth((lang: Lang, { changes }: { changes: FieldChange[] }) => deedWords(lang).edited(changesTold(lang, changes))),
    glyph: 'edit',
    tone: 'deed',
  },
  'plan.item_edit_undone': {
    sentence: inBoth((lang: Lang, { changes }: { changes: FieldChange[] }) => deedWords(lang).undone(changesTold(lang, changes))),
    glyph: 'undo',
    tone: 'waiting',
  },
} as const

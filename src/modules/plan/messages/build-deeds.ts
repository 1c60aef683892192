/** How the deeds by which a plan is built are told, and why some of them cannot be done. */
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, quoted, typographic } from '#kernel/values/typography.ts'
import type { CodeChange, PlanFactChange, PlanField, Stand, UndoableBuild } from '../tables/build.ts'
import '../rules/build-outline.ts'
import '../rules/build-plan.ts'
import '../rules/numbering.ts'

const fr = {
  created: () => 'a commencé le plan',
  edited: (what: string) => `a modifié ${what}`,
  added: (code: string) => `a ajouté ${code}`,
  addedMany: (count: number) => `a ajouté ${count} ${plural('fr', count, 'élément', 'éléments')}`,
  moved: (code: string, into: string | null) => (into === null ? `a déplacé ${code} au premier niveau` : `a déplacé ${code} dans ${into}`),
  reordered: (code: string) => `a changé la place de ${code}`,
  renamed: (to: string) => `, devenu ${to}`,
  removed: (code: string, others: number) =>
    others === 0
      ? `a retiré ${code}`
      : `a retiré ${code} et ${others} ${plural('fr', others, 'élément en dessous', 'éléments en dessous')}`,
  restored: (code: string) => `a restauré ${code}`,
  coded: (from: string, to: string) => `a renuméroté ${from} en ${to}`,
  renumbered: (count: number) => `a renuméroté ${count} ${plural('fr', count, 'élément', 'éléments')}`,
  undone: (what: string) => `a annulé ${what}`,
  undoable: {
    'plan.edited': 'sa modification du plan',
    'plan.item_added': 'son ajout',
    'plan.items_added': 'son ajout',
    'plan.item_moved': 'son déplacement',
    'plan.item_removed': 'son retrait',
    'plan.item_restored': 'sa restauration',
    'plan.renumbered': 'sa renumérotation',
  } as Record<UndoableBuild, string>,
  fields: {
    title_fr: 'le titre français',
    title_en: 'le titre anglais',
    lead_fr: "l'introduction française",
    lead_en: "l'introduction anglaise",
    kind: 'le genre',
    level_names: 'les noms des niveaux',
    period_from: 'le début',
    period_to: 'la fin',
    predecessor_id: 'le plan précédent',
    predecessor_text: 'le plan précédent',
  } as Record<PlanField, string>,
  joined: (parts: string[]) => new Intl.ListFormat('fr').format(parts),
}

const en: typeof fr = {
  created: () => 'began the plan',
  edited: (what) => `edited ${what}`,
  added: (code) => `added ${code}`,
  addedMany: (count) => `added ${count} ${plural('en', count, 'item', 'items')}`,
  moved: (code, into) => (into === null ? `moved ${code} to the first level` : `moved ${code} into ${into}`),
  reordered: (code) => `changed the place of ${code}`,
  renamed: (to) => `, now ${to}`,
  removed: (code, others) =>
    others === 0 ? `removed ${code}` : `removed ${code} and ${others} ${plural('en', others, 'item', 'items')} below it`,
  restored: (code) => `restored ${code}`,
  coded: (from, to) => `renumbered ${from} as ${to}`,
  renumbered: (count) => `renumbered ${count} ${plural('en', count, 'item', 'items')}`,
  undone: (what) => `undid ${what}`,
  undoable: {
    'plan.edited': 'their edit of the plan',
    'plan.item_added': 'their addition',
    'plan.items_added': 'their addition',
    'plan.item_moved': 'their move',
    'plan.item_removed': 'their removal',
    'plan.item_restored': 'their restoration',
    'plan.renumbered': 'their renumbering',
  },
  fields: {
    title_fr: 'the French title',
    title_en: 'the English title',
    lead_fr: 'the French introduction',
    lead_en: 'the English introduction',
    kind: 'the kind',
    level_names: 'the names of the levels',
    period_from: 'the start',
    period_to: 'the end',
    predecessor_id: 'the plan before',
    predecessor_text: 'the plan before',
  },
  joined: (parts) => new Intl.ListFormat('en-GB').format(parts),
}

export const deedWords = messages(fr, en)

const inBoth = <Payload>(say: (words: typeof fr, payload: Payload) => string): Record<Lang, (payload: Payload) => string> => ({
  fr: (payload) => typographic('fr', say(deedWords('fr'), payload)),
  en: (payload) => say(deedWords('en'), payload),
})

interface MovedFacts {
  code: string
  into: string | null
  codes: CodeChange[]
  from: Stand
  to: Stand
}
const moved = (words: typeof fr, { code, into, codes, from, to }: MovedFacts): string => {
  const now = codes.find((change) => change.from === code)
  return (from.parentId === to.parentId ? words.reordered(code) : words.moved(code, into)) + (now ? words.renamed(now.to) : '')
}

const renumbered = (words: typeof fr, { codes }: { codes: CodeChange[] }): string => {
  const [only] = codes
  return only && codes.length === 1 ? words.coded(only.from, only.to) : words.renumbered(codes.length)
}

/** The deeds of building, for the journal, histories, le fil and mails. */
export const buildDeeds = {
  'plan.created': { sentence: inBoth((words) => words.created()), glyph: 'plan', tone: 'deed' },
  'plan.edited': {
    sentence: inBoth((words, { changes }: { changes: PlanFactChange[] }) =>
      words.edited(words.joined([...new Set(changes.map(({ field }) => words.fields[field]))])),
    ),
    glyph: 'edit',
    tone: 'deed',
  },
  'plan.item_added': { sentence: inBoth((words, { code }: { code: string }) => words.added(code)), glyph: 'plan', tone: 'deed' },
  'plan.items_added': { sentence: inBoth((words, { count }: { count: number }) => words.addedMany(count)), glyph: 'plan', tone: 'deed' },
  'plan.item_moved': { sentence: inBoth(moved), glyph: 'arrow', tone: 'ink' },
  'plan.item_removed': {
    sentence: inBoth((words, { code, ids }: { code: string; ids: number[] }) => words.removed(code, ids.length - 1)),
    glyph: 'close',
    tone: 'waiting',
  },
  'plan.item_restored': { sentence: inBoth((words, { code }: { code: string }) => words.restored(code)), glyph: 'undo', tone: 'deed' },
  'plan.renumbered': { sentence: inBoth(renumbered), glyph: 'edit', tone: 'ink' },
  'plan.build_undone': {
    sentence: inBoth((words, { deed }: { deed: UndoableBuild }) => words.undone(words.undoable[deed])),
    glyph: 'undo',
    tone: 'waiting',
  },
} as const

type Codes =
  | 'plan.move_under_itself'
  | 'plan.branch_too_deep'
  | 'plan.place_gone'
  | 'plan.moved_meanwhile'
  | 'plan.item_is_removed'
  | 'plan.item_is_there'
  | 'plan.parent_is_removed'
  | 'plan.code_taken'
  | 'plan.code_malformed'
  | 'plan.code_changed_meanwhile'
  | 'plan.numbering_changed_meanwhile'
  | 'plan.nothing_to_add'
  | 'plan.line_too_deep'
  | 'plan.line_too_long'
  | 'plan.level_names_count'
  | 'plan.level_names_uneven'
  | 'plan.level_name_twice'
  | 'plan.items_stand_deeper'
  | 'plan.predecessor_circle'
  | 'plan.facts_edited_meanwhile'
  | 'plan.owner_missing'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const named = (lang: Lang, code: string, title: Localized) => `${code} ${quoted(lang, inLang(title, lang))}`

const refusalsFr: Sentences = {
  'plan.move_under_itself': () => 'Un élément ne peut pas aller sous lui-même : choisissez un endroit hors de sa branche.',
  'plan.branch_too_deep': () => 'Cette branche irait plus bas que le dernier niveau du plan : choisissez un endroit plus haut.',
  'plan.place_gone': () =>
    "Cet endroit n'existe plus, quelqu'un a changé le plan entre-temps. Il est montré tel qu'il est : choisissez de nouveau.",
  'plan.moved_meanwhile': ({ who, code, title, deed }) =>
    `Entre-temps, ${who ?? "quelqu'un"} a ${deed === 'moved' ? 'déplacé' : 'retiré'} ${named('fr', code, title)}. Rien n'a bougé par votre geste : voyez où tout se trouve, puis recommencez au besoin.`,
  'plan.item_is_removed': () => 'Cet élément est retiré du plan : restaurez-le d’abord.',
  'plan.item_is_there': () => 'Cet élément est déjà dans le plan.',
  'plan.parent_is_removed': ({ code, title }) => `${named('fr', code, title)} est retiré lui aussi : restaurez-le d'abord.`,
  'plan.code_taken': ({ code, title }) => `Le code ${code} est celui de ${quoted('fr', inLang(title, 'fr'))} : choisissez-en un autre.`,
  'plan.code_malformed': ({ code }) =>
    `${quoted('fr', code)} ne convient pas comme code : des lettres et des chiffres, avec des points ou des tirets entre eux, comme A1.2.`,
  'plan.code_changed_meanwhile': ({ code }) => `Ce code a changé entre-temps : c'est maintenant ${code}. Vérifiez, puis enregistrez.`,
  'plan.numbering_changed_meanwhile': () => 'Le plan a changé entre-temps : voici ce que la renumérotation ferait maintenant.',
  'plan.nothing_to_add': () => 'Écrivez au moins une ligne.',
  'plan.line_too_deep': ({ line, title }) =>
    `Ligne ${line}, ${quoted('fr', title)} : plus bas que le dernier niveau du plan. Réduisez le retrait.`,
  'plan.line_too_long': ({ line, most }) => `Ligne ${line} : un intitulé a au plus ${most} caractères.`,
  'plan.level_names_count': ({ least, most }) => `Un plan a de ${least} à ${most} niveaux : nommez-les.`,
  'plan.level_names_uneven': () => 'Il faut autant de noms de niveaux en anglais qu’en français, ou aucun.',
  'plan.level_name_twice': ({ name }) => `${quoted('fr', name)} nomme deux niveaux : donnez à chacun son nom.`,
  'plan.items_stand_deeper': ({ names, level }) =>
    `Le plan a des éléments au niveau ${level} : ${names} noms ne suffisent pas. Déplacez-les d'abord, ou gardez les niveaux.`,
  'plan.predecessor_circle': () => 'Ce plan vient déjà après celui-ci : il ne peut pas le précéder.',
  'plan.facts_edited_meanwhile': () =>
    "Quelqu'un a enregistré ce plan pendant que vous écriviez. Rien n'est perdu : comparez, puis enregistrez.",
  'plan.owner_missing': () => "Choisissez l'organisation à qui est ce plan.",
}

const refusalsEn: Sentences = {
  'plan.move_under_itself': () => 'An item cannot go under itself: choose a place outside its branch.',
  'plan.branch_too_deep': () => 'This branch would reach below the last level of the plan: choose a place higher up.',
  'plan.place_gone': () => 'This place is gone: somebody changed the plan meanwhile. It is shown as it is now: choose again.',
  'plan.moved_meanwhile': ({ who, code, title, deed }) =>
    `Meanwhile ${who ?? 'somebody'} ${deed} ${named('en', code, title)}. Your own move did nothing: see where everything stands, then do it again if need be.`,
  'plan.item_is_removed': () => 'This item has been removed from the plan: restore it first.',
  'plan.item_is_there': () => 'This item already stands in the plan.',
  'plan.parent_is_removed': ({ code, title }) => `${named('en', code, title)} has been removed too: restore it first.`,
  'plan.code_taken': ({ code, title }) => `The code ${code} belongs to ${quoted('en', inLang(title, 'en'))}: choose another.`,
  'plan.code_malformed': ({ code }) =>
    `${quoted('en', code)} will not do as a code: letters and digits, with full stops or hyphens between them, such as A1.2.`,
  'plan.code_changed_meanwhile': ({ code }) => `This code changed meanwhile: it is now ${code}. Check, then save.`,
  'plan.numbering_changed_meanwhile': () => 'The plan changed meanwhile: this is what renumbering would do now.',
  'plan.nothing_to_add': () => 'Write at least one line.',
  'plan.line_too_deep': ({ line, title }) => `Line ${line}, ${quoted('en', title)}: below the last level of the plan. Indent it less.`,
  'plan.line_too_long': ({ line, most }) => `Line ${line}: a title has at most ${most} characters.`,
  'plan.level_names_count': ({ least, most }) => `A plan has ${least} to ${most} levels: name them.`,
  'plan.level_names_uneven': () => 'English needs as many level names as French, or none.',
  'plan.level_name_twice': ({ name }) => `${quoted('en', name)} names two levels: give each its own name.`,
  'plan.items_stand_deeper': ({ names, level }) =>
    `The plan has items on level ${level}: ${names} names are not enough. Move them first, or keep the levels.`,
  'plan.predecessor_circle': () => 'That plan already comes after this one: it cannot come before it.',
  'plan.facts_edited_meanwhile': () => 'Somebody saved this plan while you were writing. Nothing is lost: compare, then save.',
  'plan.owner_missing': () => 'Choose the organisation that the plan belongs to.',
}

const refusals = messages<Sentences>(refusalsFr, refusalsEn)
/** The sentences of these objections, for the module's refusals. */
export const buildRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }

/** What is said of annual actions that serve a strategic plan, of texts that name an item, and of an item's next text. */
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, quoted, typographic } from '#kernel/values/typography.ts'
import '../rules/serving.ts'

const fr = {
  serves: 'Sert',
  servesNothing: "Cette action ne sert encore aucun élément d'un plan stratégique.",
  servedBy: 'Servi par',
  change: 'Relier au plan stratégique',
  choose: 'Un élément',
  chooseOne: 'Choisir…',
  code: 'Ou son code',
  codeHint: 'A1.2 ; ou avec son plan : reussir-2020#A1.2',
  link: 'Relier',
  unlink: 'Délier',
  unlinkNamed: (code: string) => `Délier ${code}`,
  linked: 'Le lien est enregistré.',
  unlinked: 'Le lien est retiré.',
  citedBy: 'Cité par',
  servedThisYear: 'Servi cette année',
  servedFigure: (served: number, all: number) =>
    served === 0
      ? `Aucun des ${all} éléments n'est encore servi par une action de :`
      : `${served} ${plural('fr', served, 'élément', 'éléments')} sur ${all} ${plural('fr', served, 'est servi', 'sont servis')} par une action de :`,
  allServed: "Chaque élément de ce plan est servi par une action de l'année.",
  unservedTitle: "Ce qu'aucune action de l'année ne sert",
  below: (count: number) => `et ${count} ${plural('fr', count, 'élément', 'éléments')} dessous`,
  undated: 'année non précisée',
  removedTitle: 'Retiré du plan',
  removedText: "Cet élément n'est plus dans le plan. Son adresse et son histoire restent ; rien ne s'y modifie.",
  adoptedText: 'Texte adopté',
  nextText: 'Prochain texte',
}

const en: typeof fr = {
  serves: 'Serves',
  servesNothing: 'This action does not serve any item of a strategic plan yet.',
  servedBy: 'Served by',
  change: 'Link to the strategic plan',
  choose: 'An item',
  chooseOne: 'Choose…',
  code: 'Or its code',
  codeHint: 'A1.2; or with its plan: reussir-2020#A1.2',
  link: 'Link',
  unlink: 'Unlink',
  unlinkNamed: (code) => `Unlink ${code}`,
  linked: 'The link is saved.',
  unlinked: 'The link is removed.',
  citedBy: 'Cited by',
  servedThisYear: 'Served this year',
  servedFigure: (served, all) =>
    served === 0
      ? `None of the ${all} items is served yet by an action of:`
      : `${served} of ${all} ${plural('en', all, 'item', 'items')} ${plural('en', served, 'is', 'are')} served by an action of:`,
  allServed: "Every item of this plan is served by one of the year's actions.",
  unservedTitle: "What none of the year's actions serves",
  below: (count) => `and ${count} ${plural('en', count, 'item', 'items')} below`,
  undated: 'year not said',
  removedTitle: 'Taken out of the plan',
  removedText: 'This item is no longer in the plan. Its address and its history stay; nothing of it can be edited.',
  adoptedText: 'Adopted text',
  nextText: 'Next text',
}

export const servingWords = messages(fr, en)

type Told = { action: string; served: string; linked: boolean; undoes?: number }
const sentences = {
  fr: ({ action, served, linked, undoes }: Told) =>
    undoes === undefined
      ? linked
        ? `a indiqué que l'action ${action} sert ${served}`
        : `a retiré le lien de l'action ${action} vers ${served}`
      : linked
        ? `a remis le lien de l'action ${action} vers ${served}`
        : `a annulé le lien de l'action ${action} vers ${served}`,
  en: ({ action, served, linked, undoes }: Told) =>
    undoes === undefined
      ? linked
        ? `said that action ${action} serves ${served}`
        : `took back the link from action ${action} to ${served}`
      : linked
        ? `put the link from action ${action} to ${served} back`
        : `undid the link from action ${action} to ${served}`,
}

export const servingDeeds = {
  'plan.serving_changed': {
    sentence: { fr: (payload: Told) => typographic('fr', sentences.fr(payload)), en: sentences.en },
    glyph: 'link',
    tone: 'ink',
  },
} as const

type Codes =
  | 'plan.only_annual_actions_serve'
  | 'plan.only_strategic_is_served'
  | 'plan.served_is_draft'
  | 'plan.served_is_next_text'
  | 'plan.served_already'
  | 'plan.served_not_found'
  | 'plan.nothing_chosen'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const refusalsFr: Sentences = {
  'plan.only_annual_actions_serve': () => "Seule une action d'un plan annuel sert un plan stratégique.",
  'plan.only_strategic_is_served': ({ text }) =>
    `${quoted('fr', text)} n'est pas dans un plan stratégique : choisissez un élément d'un tel plan.`,
  'plan.served_is_draft': ({ text }) => `${quoted('fr', text)} est dans un brouillon : publiez d'abord ce plan, puis reliez.`,
  'plan.served_is_next_text': ({ text }) =>
    `${quoted('fr', text)} est dans un texte qui n'est pas encore adopté : reliez l'élément du plan adopté.`,
  'plan.served_already': ({ text }) => `Cette action sert déjà ${text}.`,
  'plan.served_not_found': ({ text }) =>
    `Aucun élément ${text} dans un plan stratégique. Donnez le code avec son plan : reussir-2020#A1.2.`,
  'plan.nothing_chosen': () => 'Choisissez un élément dans la liste, ou donnez son code.',
}
const refusalsEn: Sentences = {
  'plan.only_annual_actions_serve': () => 'Only an action of an annual plan serves a strategic plan.',
  'plan.only_strategic_is_served': ({ text }) => `${quoted('en', text)} is not in a strategic plan: choose an item of such a plan.`,
  'plan.served_is_draft': ({ text }) => `${quoted('en', text)} is in a draft: publish that plan first, then link.`,
  'plan.served_is_next_text': ({ text }) =>
    `${quoted('en', text)} is in a text that is not adopted yet: link the item of the adopted plan.`,
  'plan.served_already': ({ text }) => `This action serves ${text} already.`,
  'plan.served_not_found': ({ text }) => `No item ${text} in a strategic plan. Give the code with its plan: reussir-2020#A1.2.`,
  'plan.nothing_chosen': () => 'Choose an item from the list, or give its code.',
}

const refusals = messages<Sentences>(refusalsFr, refusalsEn)
export const servingRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }

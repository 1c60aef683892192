/** Why something cannot be done to statutes, and what to do instead. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, quoted } from '#kernel/values/typography.ts'
import '../rules/forms/parts.ts'
import '../rules/forms.ts'
import '../rules/text.ts'

type Sentences = ObjectionSentences<'statutes'>

const KINDS: Record<Lang, Record<string, string>> = {
  fr: { regional: 'Les associations régionales', member: 'Les adhérents', partner: 'Les partenaires' },
  en: { regional: 'Regional associations', member: 'Members', partner: 'Partners' },
}

const fr: Sentences = {
  'statutes.title_missing': () => 'Donnez un titre, par exemple « Statuts du 13 octobre 2016 ».',
  'statutes.code_twice': ({ code }) => `${quoted('fr', code)} est donné deux fois : il en faut deux différents.`,
  'statutes.name_missing': () => 'Donnez un nom en français.',
  'statutes.not_a_fraction': ({ text }) => `${quoted('fr', text)} n'est pas une fraction de 0 à 1 : écrivez par exemple 1/4 ou 2/3.`,
  'statutes.article_unknown': ({ article }) => `L'article ${article} est cité, et son texte manque : ajoutez-le parmi les articles.`,
  'statutes.article_twice': ({ article }) => `L'article ${article} est donné deux fois.`,
  'statutes.article_text_missing': ({ article }) => `Le texte de l'article ${article} manque.`,
  'statutes.days_out_of_range': ({ days }) => `${days} : un délai compte de 0 à 365 jours entiers.`,
  'statutes.votes_out_of_range': ({ votes }) => `${votes} : un nombre de voix est entier, de 0 à 1 000 000.`,
  'statutes.no_brackets': () => 'Donnez au moins une tranche : à partir de combien, combien de voix.',
  'statutes.bracket_twice': ({ from }) => `Deux tranches commencent à ${from}.`,
  'statutes.college_without_kind': ({ name }) => `Dites qui compose le collège ${name}.`,
  'statutes.kind_in_two_colleges': ({ kind }) =>
    `${KINDS.fr[kind] ?? kind} sont dans deux collèges : une organisation ne vote que dans un seul.`,
  'statutes.no_college': ({ body }) => `L'instance ${body} vote par collèges, et il n'y en a aucun.`,
  'statutes.no_decision': ({ body }) => `Dites au moins une sorte de décision de l'instance ${body}, avec sa majorité.`,
  'statutes.present_with_proxies': ({ name }) =>
    `${quoted('fr', name)} se décide à la majorité des présents : aucun pouvoir n'y compte, alors que les pouvoirs sont permis. Choisissez une autre base, ou n'admettez pas les pouvoirs.`,
  'statutes.parts_beyond_term': ({ parts, years }) =>
    `Renouveler en ${parts} parts demande un mandat d'au moins ${parts} ans : il en dure ${years}.`,
  'statutes.number_wrong': ({ least }) => `Un nombre entier est attendu, ${least} ou plus.`,
  'statutes.frozen': () => 'Ces statuts sont en vigueur ou proposés : leur texte ne change plus. Préparez une nouvelle version.',
  'statutes.not_proposed': () => "Ces statuts ne sont pas proposés : proposez-les d'abord, leur texte est alors figé.",
  'statutes.not_a_draft': () => 'Seul un brouillon peut être proposé.',
  'statutes.day_missing': () => "Donnez le jour de l'entrée en vigueur, par exemple 13/10/2016.",
  'statutes.day_before_other': ({ day, number }) => `La version ${number} est déjà en vigueur à partir du ${formatDay('fr', day)}.`,
  'statutes.decided_after_today': ({ on }) => `Le ${formatDay('fr', on)} n'est pas encore passé : une décision passée a une date passée.`,
  'statutes.in_force_before_decision': ({ decided, from }) =>
    `L'entrée en vigueur (${formatDay('fr', from)}) précède la décision (${formatDay('fr', decided)}).`,
  'statutes.touched_since': () => "Quelqu'un a modifié ces statuts entre-temps. Relisez-les ; ce que vous avez écrit est gardé ici.",
  'statutes.nothing_known_of_decision': () => "Dites au moins une chose de la décision : l'instance, la date, la référence ou la source.",
  'statutes.fraction_missing': () => 'Écrivez une fraction, par exemple 1/4, 2/3 ou 25 %.',
  'statutes.number_typed': ({ text, least }) => `${quoted('fr', text)} n'est pas un nombre entier à partir de ${least}.`,
  'statutes.too_many_rows': ({ most }) => `Un formulaire tient au plus ${most} lignes.`,
  'statutes.article_number_missing': () => "Donnez le numéro de l'article, par exemple 9 ou 12 bis.",
  'statutes.bracket_unclear': ({ line }) =>
    `La ligne ${quoted('fr', line)} ne se lit pas : écrivez par exemple « 20 : 2 », à partir de 20, deux voix.`,
  'statutes.body_unknown': ({ body }) => `L'instance ${quoted('fr', body)} n'existe pas dans ce réseau.`,
}

const en: Sentences = {
  'statutes.title_missing': () => 'Give a title, for example “Statutes of 13 October 2016”.',
  'statutes.code_twice': ({ code }) => `${quoted('en', code)} is given twice: two different ones are needed.`,
  'statutes.name_missing': () => 'Give a name in French.',
  'statutes.not_a_fraction': ({ text }) => `${quoted('en', text)} is not a fraction from 0 to 1: write for example 1/4 or 2/3.`,
  'statutes.article_unknown': ({ article }) => `Article ${article} is quoted and its text is missing: add it among the articles.`,
  'statutes.article_twice': ({ article }) => `Article ${article} is given twice.`,
  'statutes.article_text_missing': ({ article }) => `The text of article ${article} is missing.`,
  'statutes.days_out_of_range': ({ days }) => `${days}: a period counts from 0 to 365 whole days.`,
  'statutes.votes_out_of_range': ({ votes }) => `${votes}: a number of votes is whole, from 0 to 1,000,000.`,
  'statutes.no_brackets': () => 'Give at least one bracket: from how many on, how many votes.',
  'statutes.bracket_twice': ({ from }) => `Two brackets begin at ${from}.`,
  'statutes.college_without_kind': ({ name }) => `Say who the college ${name} is made of.`,
  'statutes.kind_in_two_colleges': ({ kind }) => `${KINDS.en[kind] ?? kind} are in two colleges: an organisation votes in one only.`,
  'statutes.no_college': ({ body }) => `The body ${body} votes by colleges, and there is none.`,
  'statutes.no_decision': ({ body }) => `Name at least one kind of decision of the body ${body}, with its majority.`,
  'statutes.present_with_proxies': ({ name }) =>
    `${quoted('en', name)} is decided by a majority of those present: no proxy counts there, while proxies are allowed. Choose another base, or allow no proxies.`,
  'statutes.parts_beyond_term': ({ parts, years }) =>
    `Renewing in ${parts} parts asks for a term of at least ${parts} years: it is ${years}.`,
  'statutes.number_wrong': ({ least }) => `A whole number is expected, ${least} or more.`,
  'statutes.frozen': () => 'These statutes are in force or proposed: their text does not change any more. Prepare a new version.',
  'statutes.not_proposed': () => 'These statutes are not proposed: propose them first, their text is then frozen.',
  'statutes.not_a_draft': () => 'Only a draft can be proposed.',
  'statutes.day_missing': () => 'Give the day on which they come into force, for example 13/10/2016.',
  'statutes.day_before_other': ({ day, number }) => `Version ${number} is in force from ${formatDay('en', day)} already.`,
  'statutes.decided_after_today': ({ on }) => `${formatDay('en', on)} has not passed yet: a past decision has a past date.`,
  'statutes.in_force_before_decision': ({ decided, from }) =>
    `They come into force (${formatDay('en', from)}) before the decision (${formatDay('en', decided)}).`,
  'statutes.touched_since': () => 'Somebody edited these statutes in the meantime. Read them again; what you wrote is kept here.',
  'statutes.nothing_known_of_decision': () => 'Say at least one thing about the decision: the body, the date, the reference or the source.',
  'statutes.fraction_missing': () => 'Write a fraction, for example 1/4, 2/3 or 25%.',
  'statutes.number_typed': ({ text, least }) => `${quoted('en', text)} is not a whole number from ${least} on.`,
  'statutes.too_many_rows': ({ most }) => `A form holds at most ${most} rows.`,
  'statutes.article_number_missing': () => 'Give the number of the article, for example 9 or 12 bis.',
  'statutes.bracket_unclear': ({ line }) =>
    `The line ${quoted('en', line)} cannot be read: write for example “20: 2”, from 20 on, two votes.`,
  'statutes.body_unknown': ({ body }) => `The body ${quoted('en', body)} does not exist in this network.`,
}

const set = messages(fr, en)
export const refusals: Record<Lang, Sentences> = { fr: set('fr'), en: set('en') }

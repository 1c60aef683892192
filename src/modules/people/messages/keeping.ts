/** How the deeds of keeping the network's people are told, and what is refused. */
import { formatDay } from '#kernel/dates.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, plural, quoted, told } from '#kernel/values/typography.ts'
import type { GivenBy } from '../rules/keeping.ts'
import type { MandateDeed, YearNoted } from '../tables/keeping.ts'
import { type FeeState, FIGURE_KINDS } from '../tables.ts'
import { deedSentences } from './deeds.ts'
import { feeName, figureName, roleName } from './names.ts'

const feeText = (lang: Lang, state: FeeState | null): string =>
  state ? feeName(lang, state) : lang === 'fr' ? 'pas appelée' : 'not called'

const yearText = (lang: Lang, { fee, figures }: YearNoted): string => {
  const number = (value: number) => new Intl.NumberFormat(lang).format(value)
  const noted = FIGURE_KINDS.filter((kind) => figures[kind] !== undefined)
  const [membership, gone] = lang === 'fr' ? ['cotisation', 'inconnu'] : ['membership fee', 'unknown']
  return [
    fee === undefined ? [] : `${membership} ${feeText(lang, fee)}`,
    ...noted.map((kind) => `${figureName(lang, kind)}, ${figures[kind] === null ? gone : number(figures[kind] ?? 0)}`),
  ]
    .flat()
    .join(lang === 'fr' ? ' ; ' : '; ')
}

const DONE: Record<Lang, Record<MandateDeed, string>> = {
  fr: { given: "l'attribution", ended: 'la fin', replaced: 'le remplacement' },
  en: { given: 'the giving', ended: 'the ending', replaced: 'the replacement' },
}

/** How its deeds are told. */
export const keepingDeeds = {
  'organisation.year_recorded': {
    sentence: told<YearNoted>(
      (noted) => `a noté pour ${noted.year} : ${yearText('fr', noted)}`,
      (noted) => `noted for ${noted.year}: ${yearText('en', noted)}`,
    ),
    glyph: 'gauge',
    tone: 'ink',
  },
  'fees.recorded': {
    sentence: told<{ year: number; state: FeeState | null; count: number }>(
      ({ year, state, count }) =>
        `a noté ${plural('fr', count, 'une cotisation', `${count} cotisations`)} ${year} comme ${quoted('fr', feeText('fr', state))}`,
      ({ year, state, count }) =>
        `noted ${plural('en', count, 'one fee', `${count} fees`)} of ${year} as ${quoted('en', feeText('en', state))}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'fees.undone': {
    sentence: told<{ year: number; count: number }>(
      ({ year, count }) =>
        `a annulé ce qui venait d'être noté pour ${plural('fr', count, 'une cotisation', `${count} cotisations`)} ${year}`,
      ({ year, count }) => `undid what had just been noted for ${plural('en', count, 'one fee', `${count} fees`)} of ${year}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'body.edited': { sentence: deedSentences.edited, glyph: 'edit', tone: 'ink' },
  'mandate.replaced': {
    sentence: told<{ role: Role; startsOn: string }>(
      ({ role, startsOn }) => `a remplacé qui tenait un mandat (${roleName('fr', role)}), à partir du ${formatDay('fr', startsOn)}`,
      ({ role, startsOn }) => `replaced the holder of a mandate (${roleName('en', role)}) from ${formatDay('en', startsOn)}`,
    ),
    glyph: 'mandate',
    tone: 'deed',
  },
  'mandates.ended': {
    sentence: told<{ endsOn: string; count: number }>(
      ({ endsOn, count }) =>
        `a mis fin à ${plural('fr', count, 'un mandat', `${count} mandats`)} de cette organisation au ${formatDay('fr', endsOn)}`,
      ({ endsOn, count }) =>
        `ended ${plural('en', count, 'one mandate', `${count} mandates`)} of this organisation on ${formatDay('en', endsOn)}`,
    ),
    glyph: 'mandate',
    tone: 'ink',
  },
  'mandate.undone': {
    sentence: told<{ what: MandateDeed; role: Role }>(
      ({ what, role }) => `a annulé ${DONE.fr[what]} d'un mandat (${roleName('fr', role)})`,
      ({ what, role }) => `undid ${DONE.en[what]} of a mandate (${roleName('en', role)})`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'mandates.undone': {
    sentence: told<{ count: number }>(
      ({ count }) => `a rendu ${plural('fr', count, 'un mandat', `${count} mandats`)} de cette organisation`,
      ({ count }) => `gave back ${plural('en', count, 'one mandate', `${count} mandates`)} of this organisation`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
} as const

/** By whom an office is given: beside a greyed choice, and in the refusal. */
const GIVEN_BY: Record<Lang, Record<GivenBy, string>> = {
  fr: {
    secretary: 'cette fonction est donnée par le secrétariat.',
    representatives:
      "cette fonction est donnée par les représentants de l'organisation, la délégation régionale ou la délégation nationale.",
    staff: "cette fonction est donnée par l'équipe permanente du réseau.",
  },
  en: {
    secretary: 'this office is given by the secretary.',
    representatives: 'this office is given by those who represent the organisation, its regional director or the national director.',
    staff: 'this office is given by the permanent staff of the network.',
  },
}
export const givenByText = messages(
  {
    secretary: 'Donnée par le secrétariat.',
    representatives: "Donnée par les représentants de l'organisation, la délégation régionale ou la délégation nationale.",
    staff: "Donnée par l'équipe permanente du réseau.",
  },
  {
    secretary: 'Given by the secretary.',
    representatives: 'Given by those who represent the organisation, its regional director or the national director.',
    staff: 'Given by the permanent staff of the network.',
  },
)

const refusalsOf = messages(
  {
    'people.edited_meanwhile': () =>
      "Quelqu'un vient d'enregistrer autre chose ici. Les deux textes sont côte à côte : gardez ce qui convient, puis enregistrez.",
    'people.kind_has_members': ({ count }: { count: number }) =>
      `${plural('fr', count, 'Une organisation lui est rattachée', `${count} organisations lui sont rattachées`)} : sa nature ne change pas tant qu'elles le sont.`,
    'people.site_invalid': ({ site }: { site: string }) =>
      `${quoted('fr', site)} n'est pas une adresse du web. Exemple : https://www.exemple.fr.`,
    'people.mandates_go_on': ({ count }: { count: number }) =>
      `${plural('fr', count, 'Un mandat dépasse', `${count} mandats dépassent`)} ce départ : dites ce qu'ils deviennent.`,
    'people.organisation_left': ({ left }: { left: string }) =>
      `Cette organisation est partie le ${formatDay('fr', left)} : aucun mandat n'y commence après ce jour.`,
    'people.organisation_unknown': ({ text }: { text: string }) =>
      `Aucune organisation ne s'appelle exactement ${quoted('fr', text)}. Choisissez un nom de la liste.`,
    'people.person_unknown': () => "Cette personne n'est pas dans l'annuaire. Cherchez-la par son nom.",
    'people.perhaps_known': ({ count }: { count: number }) =>
      `${plural('fr', count, 'Une personne de ce nom est', `${count} personnes proches de ce nom sont`)} peut-être déjà dans l'annuaire : regardez d'abord.`,
    'people.code_invalid': ({ code }: { code: string }) =>
      `${quoted('fr', code)} ne convient pas : des lettres minuscules sans accent, des chiffres et des tirets. Exemple : formation.`,
    'people.role_unknown': ({ text }: { text: string }) =>
      text === '' ? 'Choisissez une fonction.' : `${quoted('fr', text)} n'est pas une fonction de cette organisation.`,
    'people.role_not_yours': ({ role, givenBy }: { role: Role; givenBy: GivenBy }) => `${roleName('fr', role)} : ${GIVEN_BY.fr[givenBy]}`,
    'people.replaced_too_early': ({ start }: { start: string }) =>
      `La personne remplacée a commencé le ${formatDay('fr', start)} : la suivante commence après ce jour.`,
    'people.not_a_member': ({ name }: { name: string }) => `${name} n'est pas un adhérent et ne cotise pas.`,
    'people.nothing_ticked': () => 'Cochez au moins un adhérent.',
    'people.not_your_deed': () => "Seule la personne qui l'a fait peut l'annuler.",
    'people.touched_since': () => "Autre chose a été fait ici depuis : cela ne s'annule plus d'un geste. Corrigez à la main.",
    'people.cannot_be_undone': () => "Cela ne s'annule pas d'un geste. Corrigez à la main.",
    'people.mandate_used': () => 'Quelque chose a déjà été fait au nom de ce mandat : mettez-y fin au lieu de l’annuler.',
  },
  {
    'people.edited_meanwhile': () =>
      'Somebody has just saved something else here. Both texts stand side by side: keep what is right, then save.',
    'people.kind_has_members': ({ count }) =>
      `${plural('en', count, 'One organisation stands', `${count} organisations stand`)} below it: its kind stays while they do.`,
    'people.site_invalid': ({ site }) => `${quoted('en', site)} is no web address. Example: https://www.example.org.`,
    'people.mandates_go_on': ({ count }) =>
      `${plural('en', count, 'One mandate goes', `${count} mandates go`)} on after this departure: say what becomes of them.`,
    'people.organisation_left': ({ left }) => `This organisation left on ${formatDay('en', left)}: no mandate of it begins after that day.`,
    'people.organisation_unknown': ({ text }) => `No organisation is called exactly ${quoted('en', text)}. Choose a name of the list.`,
    'people.person_unknown': () => 'This person is not in the directory. Look for the name.',
    'people.perhaps_known': ({ count }) =>
      `${plural('en', count, 'A person of this name is', `${count} people of nearly this name are`)} perhaps in the directory already: look first.`,
    'people.code_invalid': ({ code }) =>
      `${quoted('en', code)} does not fit: lower-case letters without accents, digits and hyphens. Example: training.`,
    'people.role_unknown': ({ text }) =>
      text === '' ? 'Choose an office.' : `${quoted('en', text)} is not an office of this organisation.`,
    'people.role_not_yours': ({ role, givenBy }) => `${roleName('en', role)}: ${GIVEN_BY.en[givenBy]}`,
    'people.replaced_too_early': ({ start }) =>
      `Whoever is replaced began on ${formatDay('en', start)}: the next person begins after that day.`,
    'people.not_a_member': ({ name }) => `${name} is not a member and pays no fee.`,
    'people.nothing_ticked': () => 'Tick at least one member.',
    'people.not_your_deed': () => 'Only whoever did it can undo it.',
    'people.touched_since': () => 'Something else was done here since: this can no longer be undone at once. Mend it by hand.',
    'people.cannot_be_undone': () => 'This cannot be undone at once. Mend it by hand.',
    'people.mandate_used': () => 'Something was done in the name of this mandate: end it instead of undoing it.',
  },
)
export const keepingRefusals = { fr: refusalsOf('fr'), en: refusalsOf('en') }

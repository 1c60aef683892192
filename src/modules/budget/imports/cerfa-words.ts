/** The lines of the CERFA 12156 table that the form prints without an account, and the account of each. */
import { nameKey } from '#kernel/values/name-key.ts'

/** Within a chapter of the form: how a line begins, without case and accents, and its account. */
const WORDS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  '60': [
    [/^achats? (?:de |matieres)|^matieres/, '601'],
    [/^prestations?\b/, '604'],
    [/^(?:autres )?fournitures/, '606'],
  ],
  '61': [
    [/^locations?\b/, '613'],
    [/^entretien/, '615'],
    [/^assurances?\b/, '616'],
    [/^documentation/, '618'],
  ],
  '62': [
    [/^(?:remunerations? (?:d')?intermediaires|honoraires)/, '622'],
    [/^publicite|^publications?/, '623'],
    [/^deplacements?|^missions?/, '625'],
    [/^(?:services )?bancaires?|^frais bancaires|^banque/, '627'],
    [/^autres/, '628'],
  ],
  '63': [
    [/^impots et taxes sur/, '631'],
    [/^autres impots/, '635'],
  ],
  '64': [
    [/^remunerations?\b|^salaires?\b/, '641'],
    [/^charges sociales|^cotisations sociales/, '645'],
    [/^autres charges/, '647'],
  ],
  '74': [
    [/^etat\b/, '741'],
    [/^(?:conseils?|region|collectivite)[\s\S]*region|^regions?\b/, '742'],
    [/^(?:conseils?)[\s\S]*departement|^departements?\b/, '743'],
    [/^(?:commune|communaute|intercommunalite|metropole|epci|agglomeration)/, '744'],
    [/^organismes? soci/, '746'],
    [/^fonds europeens?|^fse\b|^feder\b|^europe\b/, '747'],
    [/asp\b|^l'agence de services|^agence de services|^emplois? aides?/, '749'],
    [/^aides? privees?|^fondations?\b/, '748'],
    [/^autres? etablissements?/, '745'],
  ],
  '75': [
    [/^(?:dont )?cotisations?\b/, '756'],
    [/^(?:dont )?dons?\b|^mecenat/, '758'],
  ],
  '86': [
    [/^secours/, '860'],
    [/^mise a disposition/, '861'],
    [/^prestations?/, '862'],
    [/^personnel benevole|^benevol/, '864'],
  ],
  '87': [
    [/^benevolat/, '870'],
    [/^prestations?/, '871'],
    [/^dons? en nature/, '875'],
  ],
}

/** The account that the form's own words name within this chapter; null: words of one's own. */
export function accountByWords(group: string, label: string): string | null {
  const key = nameKey(label).replace(/^[-–•.\s]+/, '')
  return WORDS[group]?.find(([words]) => words.test(key))?.[1] ?? null
}

/** What the form gathers without any account: to be spread over accounts before it can be a line. */
export const isIndirect = (label: string): boolean => /^charges indirectes|^ressources propres/.test(nameKey(label))
/** The two halves of the form. */
export const isChargesHeading = (text: string): boolean => text.length <= 40 && /^(?:charges|depenses|emplois)\b/.test(nameKey(text))
export const isIncomeHeading = (text: string): boolean => text.length <= 40 && /^(?:produits|recettes|ressources)\b/.test(nameKey(text))

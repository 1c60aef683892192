/** What the things of the budget are called wherever they appear: versions, sides, transfers, funders, papers. */
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { messages, said } from '#kernel/values/typography.ts'
import type { Basis, DocumentKind, FunderKind, PaymentKind, Recipient, Shown, Side, Transfer, VersionState } from '../tables.ts'

const fr = {
  budget: 'Budget prévisionnel',
  budgets: 'Budgets',
  version: (number: number) => `version ${number}`,
  scenario: (name: string) => `scénario « ${name} »`,
  states: { draft: 'brouillon', proposed: 'proposé', voted: 'voté', amended: 'remplacé' } as Record<VersionState, string>,
  sides: { charge: 'Charges', income: 'Produits' } as Record<Side, string>,
  inKind: { charge: 'Emplois des contributions volontaires', income: 'Contributions volontaires' } as Record<Side, string>,
  recipients: { regions: 'associations régionales', actors: 'adhérents et organismes de formation' } as Record<Recipient, string>,
  transfers: {
    regrant: 'subvention reversée avec autorisation',
    partner: "part de partenaire d'une opération européenne",
    service: 'prestation facturée',
    own: 'part des cotisations ou fonds propres',
  } as Record<Transfer, string>,
  funderKinds: {
    state: 'État',
    region: 'Conseil régional',
    department: 'Conseil départemental',
    intercommunality: 'Intercommunalité',
    municipality: 'Commune',
    social_body: 'Organisme social',
    european: 'Fonds européen',
    employment_aid: "Aides à l'emploi (ASP)",
    private: 'Fondation ou aide privée',
    other_public: 'Autre établissement public',
  } as Record<FunderKind, string>,
  papers: {
    agreement: 'convention',
    regrant_authorisation: 'autorisation de reversement du financeur',
    partnership: 'convention de partenariat',
    award: 'notification',
    report: 'compte rendu financier',
    commitment: "contrat d'engagement républicain",
    publication: 'publication des comptes',
    other: 'autre pièce',
  } as Record<DocumentKind, string>,
  payments: { advance: 'avance', claim: 'acompte sur dépenses', balance: 'solde' } as Record<PaymentKind, string>,
  bases: {
    direct: 'des coûts directs',
    direct_without_services: 'des coûts directs hors prestations achetées',
    staff: 'des frais de personnel directs',
  } as Record<Basis, string>,
  shown: {
    nothing: 'rien',
    totals: 'les totaux et la part des régions',
    groups: 'les totaux par chapitre',
    lines: 'toutes les lignes, avec leurs notes',
  } as Record<Shown, string>,
}

const en: typeof fr = {
  budget: 'Forecast budget',
  budgets: 'Budgets',
  version: (number) => `version ${number}`,
  scenario: (name) => `scenario “${name}”`,
  states: { draft: 'draft', proposed: 'proposed', voted: 'voted', amended: 'superseded' },
  sides: { charge: 'Charges', income: 'Income' },
  inKind: { charge: 'Use of in-kind contributions', income: 'In-kind contributions' },
  recipients: { regions: 'regional associations', actors: 'members and training bodies' },
  transfers: {
    regrant: 'grant handed on with authorisation',
    partner: "partner's share of a European operation",
    service: 'paid service',
    own: 'share of fees or own funds',
  },
  funderKinds: {
    state: 'State',
    region: 'Regional council',
    department: 'Departmental council',
    intercommunality: 'Intermunicipal body',
    municipality: 'Municipality',
    social_body: 'Social body',
    european: 'European fund',
    employment_aid: 'Employment aid (ASP)',
    private: 'Foundation or private aid',
    other_public: 'Other public body',
  },
  papers: {
    agreement: 'agreement',
    regrant_authorisation: "funder's authorisation to hand on",
    partnership: 'partnership agreement',
    award: 'award letter',
    report: 'financial report',
    commitment: 'republican commitment contract',
    publication: 'publication of the accounts',
    other: 'other paper',
  },
  payments: { advance: 'advance', claim: 'interim claim', balance: 'balance' },
  bases: {
    direct: 'of direct costs',
    direct_without_services: 'of direct costs without bought services',
    staff: 'of direct staff costs',
  },
  shown: {
    nothing: 'nothing',
    totals: "the totals and the regions' share",
    groups: 'the totals by chapter',
    lines: 'every line, with its note',
  },
}

export const nameWords = messages(fr, en)

/** « Budget 2017, version 2 »; of a scenario, its name. */
export const versionTitle = (
  lang: Lang,
  version: { budget: { title: Localized }; number: number; scenario: boolean; name: string | null },
): string => {
  const say = nameWords(lang)
  return `${said(lang, version.budget.title)}, ${version.scenario && version.name ? say.scenario(version.name) : say.version(version.number)}`
}

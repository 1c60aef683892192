/** The words of the files that a plan is taken away as: which text it is, of which day, under which fingerprint. */
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'
import type { VersionCause } from '../tables/versions.ts'
import '../rules/files.ts'
import type { PlanState } from '../tables.ts'

const fr = {
  example: 'EXEMPLE — plan inventé pour la démonstration',
  exampleFacts: 'EXEMPLE — responsables, dates, statuts et résultats attendus inventés pour la démonstration',
  version: 'Version',
  causes: {
    published: (number: number, day: string) => `${number}, publiée comme projet, figée le ${day}`,
    adopted: (number: number, day: string) => `${number}, adoptée, figée le ${day}`,
  },
  takenBack: "L'acte qui a produit cette version a été annulé depuis.",
  fingerprint: 'Empreinte SHA-256',
  decision: 'Décision',
  state: 'État',
  states: {
    draft: (day: string) => `Brouillon, texte de travail au ${day}`,
    published: (day: string) => `Projet, texte de travail au ${day}`,
    adopted: (day: string) => `Texte adopté ; suivi au ${day}`,
    closed: (day: string) => `Plan clos ; suivi au ${day}`,
  },
  network: 'Réseau',
  address: 'Adresse',
  period: 'Période',
  contents: 'Sommaire',
  page: 'Page',
  of: 'sur',
  items: 'Éléments',
  actionsOf: (title: string) => `Les actions de ${title}`,
  picture: 'Le plan en une image',
  pictureHint: 'Un anneau par niveau, du centre vers le bord.',
  pictureStatus: "Au bord, les actions d'une même partie sont rangées par statut.",
  pictureAlt: (title: string, figures: string) => `${title} en une image : un anneau par niveau. ${figures}`,
  noStatus: 'Action',
  noAction: 'partie sans action',
  reason: 'Raison',
  runningVersion: (number: number) => `version ${number}`,
  runningDraft: 'projet',
}

const en: typeof fr = {
  example: 'EXAMPLE — a plan made up for the demonstration',
  exampleFacts: 'EXAMPLE — owners, dates, statuses and expected results are made up for the demonstration',
  version: 'Version',
  causes: {
    published: (number, day) => `${number}, published as a draft, frozen on ${day}`,
    adopted: (number, day) => `${number}, adopted, frozen on ${day}`,
  },
  takenBack: 'The deed that made this version has been undone since.',
  fingerprint: 'SHA-256 fingerprint',
  decision: 'Decision',
  state: 'State',
  states: {
    draft: (day) => `Draft, working text of ${day}`,
    published: (day) => `Published draft, working text of ${day}`,
    adopted: (day) => `Adopted text; follow-up as of ${day}`,
    closed: (day) => `Plan closed; follow-up as of ${day}`,
  },
  network: 'Network',
  address: 'Address',
  period: 'Period',
  contents: 'Contents',
  page: 'Page',
  of: 'of',
  items: 'Items',
  actionsOf: (title) => `The actions of ${title}`,
  picture: 'The plan as a picture',
  pictureHint: 'One ring for each level, from the centre to the rim.',
  pictureStatus: 'On the rim, the actions of one part stand by status.',
  pictureAlt: (title, figures) => `${title} as a picture: one ring for each level. ${figures}`,
  noStatus: 'Action',
  noAction: 'part without actions',
  reason: 'Reason',
  runningVersion: (number) => `version ${number}`,
  runningDraft: 'draft',
}

export const fileWords = messages(fr, en)

/** Which text of a plan a file holds. */
export interface WhichText {
  /** Where the plan stands; null in the file of a version, which stands for itself. */
  state: PlanState | null
  /** The frozen version that the text is: the file's own, or the adopted one. */
  version: { number: number; cause: VersionCause; madeOn: Day; sha256: string; takenBack: boolean } | null
  /** What adopted it, as pages say it; '' when no decision is known. */
  decision: string
  today: Day
}

/** The same as keys and values, in the order in which every file says them. */
export function whichText(lang: Lang, { state, version, decision, today }: WhichText): [key: string, value: string][] {
  const say = fileWords(lang)
  const lines: [string, string][] = []
  if (state) lines.push([say.state, say.states[state](formatDay(lang, today))])
  if (decision) lines.push([say.decision, decision])
  if (version) {
    const made = say.causes[version.cause](version.number, formatDay(lang, version.madeOn))
    lines.push([say.version, version.takenBack ? `${made}. ${say.takenBack}` : made], [say.fingerprint, version.sha256])
  }
  return lines
}

const KINDS = { pdf: 'PDF', docx: 'Word' } as const
type Refusals = Pick<ObjectionSentences<'plan'>, 'plan.too_large_for_file'>
export const fileRefusals: Record<Lang, Refusals> = {
  fr: {
    'plan.too_large_for_file': ({ kind, most }) =>
      `Un fichier ${KINDS[kind]} contient au plus ${formatNumber('fr', most)} éléments : ce plan en a davantage. Prenez-le en XLSX, CSV ou JSON.`,
  },
  en: {
    'plan.too_large_for_file': ({ kind, most }) =>
      `A ${KINDS[kind]} file holds at most ${formatNumber('en', most)} items: this plan has more. Take it as XLSX, CSV or JSON.`,
  },
}

/** What is said of frozen versions, of the text that a plan shows, and of the next text of an adopted plan. */
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural } from '#kernel/values/typography.ts'
import type { TextChanges } from '../rules/next-text.ts'

/** The first figure says of what it is one: « 2 éléments modifiés, 1 retiré ». */
const toldFigures = (lang: Lang, noun: [string, string], figures: [number, string, string][]): string[] =>
  figures
    .filter(([count]) => count > 0)
    .map(([count, one, many], index) =>
      [count, ...(index === 0 ? [plural(lang, count, ...noun)] : []), plural(lang, count, one, many)].join(' '),
    )

const changedFr = ({ added, changed, moved, renumbered, dropped, plan }: TextChanges): string[] => [
  ...toldFigures(
    'fr',
    ['élément', 'éléments'],
    [
      [added, 'ajouté', 'ajoutés'],
      [changed, 'modifié', 'modifiés'],
      [moved, 'déplacé', 'déplacés'],
      [renumbered, 'renuméroté', 'renumérotés'],
      [dropped, 'retiré', 'retirés'],
    ],
  ),
  ...(plan ? ['le titre, la période ou les niveaux du plan'] : []),
]
const changedEn = ({ added, changed, moved, renumbered, dropped, plan }: TextChanges): string[] => [
  ...toldFigures(
    'en',
    ['item', 'items'],
    [
      [added, 'added', 'added'],
      [changed, 'changed', 'changed'],
      [moved, 'moved', 'moved'],
      [renumbered, 'renumbered', 'renumbered'],
      [dropped, 'dropped', 'dropped'],
    ],
  ),
  ...(plan ? ["the plan's title, period or levels"] : []),
]

const fr = {
  versions: 'Versions',
  listLead: 'Chaque texte publié ou adopté reste ici tel quel, avec son empreinte. Une version ne change jamais.',
  version: (number: number) => `Version ${number}`,
  causes: { published: 'publiée', adopted: 'adoptée' },
  takenBack: 'annulée',
  takenBackNote: "L'acte qui l'a faite a été annulé. Son texte reste lisible.",
  shownNow: 'texte actuel',
  workingText: 'Texte de travail',
  workingLead: "C'est ce que le plan montre aujourd'hui. Il change encore : aucune décision ne l'a adopté.",
  sameAs: (number: number) => `Identique à la version ${number}.`,
  changedSince: (number: number) => `Modifié depuis la version ${number}.`,
  compareWith: (number: number) => `Comparer avec la version ${number}`,
  compareWithAdopted: 'Comparer avec le texte adopté',
  seeChanges: 'Voir ce qui change',
  sized: (items: number, actions: number) =>
    `${formatNumber('fr', items)} ${plural('fr', items, 'élément', 'éléments')}, dont ${formatNumber('fr', actions)} ${plural('fr', actions, 'action', 'actions')}`,
  fingerprintOf: 'empreinte',
  frozenOn: (day: string) => `figée le ${day}`,
  files: 'Fichiers :',
  fileKinds: { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', csv: 'CSV', md: 'Markdown', json: 'JSON' },
  noVersion: 'Aucune version pour le moment',
  noVersionHint:
    "Une version garde le texte d'un plan tel qu'il était : codes, intitulés, textes et ordre. La publication en fait une, l'adoption aussi.",
  noVersionWhy: 'Elle porte un numéro et une empreinte, et ne change plus : des années après, chacun peut vérifier ce qui a été décidé.',
  publishedNotice: (day: string) => `Projet publié le ${day} : un texte de travail, pas une décision.`,
  showsNow: "Ce plan montre aujourd'hui",
  itsWorkingText: 'son texte de travail',
  theVersion: (number: number) => `la version ${number}`,
  draftsOf: 'Versions publiées de son projet',
  madeOn: 'Figée le',
  size: 'Contenu',
  contents: 'Sommaire',
  clauseLink: (code: string) => `Lien vers ${code}`,
  fingerprint: "Vérifier l'empreinte",
  copy: 'Copier la commande',
  copied: 'Copiée',
  fingerprintLead:
    "Le fichier JSON de cette version est, à l'octet près, le texte figé. Calculez son empreinte SHA\u2011256 : si c'est celle-ci, pas une lettre n'a changé.",
  command: 'La commande qui le vérifie',
  otherVersions: 'Autres versions',
  allVersions: 'Toutes les versions',
  lastVersion: 'Dernière version :',
  becameOf: (plan: string) => `Ce que sont devenus les éléments de ${plan}`,
  begin: 'Préparer la version suivante',
  beginTitle: 'Changer le texte',
  beginHint:
    'Le texte adopté ne change que par une décision. La version suivante se prépare à côté, dans un projet ; le plan reste tel quel.',
  begun: 'La version suivante est commencée. Son texte se modifie ici ; le plan adopté reste tel quel.',
  begunBefore: 'La version suivante se prépare déjà : la voici.',
  nextDraft: 'La version suivante de ce plan se prépare, en brouillon.',
  nextPublished: 'Un projet de nouvelle version de ce plan est publié.',
  readNext: 'Lire le projet',
  nextTextOf: 'Projet de nouvelle version de',
  nextTextLead: "Il remplace le texte adopté quand une décision l'adopte à son tour. Le suivi des actions continue sur le plan adopté.",
  givenUpOf: 'Projet abandonné de nouvelle version de',
  givenUpLead: 'Il est lu par les permanents et le conseil. Il ne se modifie plus.',
  becameVersionOf: (number: number) => `Ce projet est devenu la version ${number} de`,
  nextStates: { draft: 'Brouillon de nouvelle version', published: 'Projet de nouvelle version', closed: 'Projet abandonné' },
  nextHints: {
    draft: 'Ce brouillon est lu par les permanents et le conseil. Publié, chacun peut le lire et le comparer au texte adopté.',
    published: 'Chacun lit ce projet. Il peut être retiré, abandonné, ou adopté par une décision : il devient alors le texte du plan.',
  },
  giveUp: 'Abandonner ce projet',
  givenUp: "Le projet est abandonné. Il n'est plus dans les listes.",
  nextAdopted: "L'adoption est enregistrée : ce texte est maintenant celui du plan.",
  nextAdoption: (plan: string) => `Adopté, ce texte devient celui de ${plan}. Les actions gardent leur page, leur suivi et leur fil.`,
  changes: (changes: TextChanges) => {
    const told = changedFr(changes)
    return told.length === 0 ? 'Ce texte est le même que le texte adopté.' : `Par rapport au texte adopté : ${told.join(', ')}.`
  },
  adopts: (items: number, actions: number) =>
    `Le texte est figé : ${items} ${plural('fr', items, 'élément', 'éléments')}, dont ${actions} ${plural('fr', actions, 'action', 'actions')}. Il ne change plus que par une décision.`,
  subject: "Version d'un plan",
}

const en: typeof fr = {
  versions: 'Versions',
  listLead: 'Each text that was published or adopted stays here as it was, with its fingerprint. A version never changes.',
  version: (number) => `Version ${number}`,
  causes: { published: 'published', adopted: 'adopted' },
  takenBack: 'taken back',
  takenBackNote: 'The deed that made it was undone. Its text can still be read.',
  shownNow: 'current text',
  workingText: 'Working text',
  workingLead: 'This is what the plan shows today. It still changes: no decision has adopted it.',
  sameAs: (number) => `The same as version ${number}.`,
  changedSince: (number) => `Changed since version ${number}.`,
  compareWith: (number) => `Compare with version ${number}`,
  compareWithAdopted: 'Compare with the adopted text',
  seeChanges: 'See what changes',
  sized: (items, actions) =>
    `${formatNumber('en', items)} ${plural('en', items, 'item', 'items')}, of which ${formatNumber('en', actions)} ${plural('en', actions, 'action', 'actions')}`,
  fingerprintOf: 'fingerprint',
  frozenOn: (day) => `frozen on ${day}`,
  files: 'Files:',
  fileKinds: { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', csv: 'CSV', md: 'Markdown', json: 'JSON' },
  noVersion: 'No version yet',
  noVersionHint:
    'A version keeps the text of a plan as it was: codes, titles, texts and order. Publication makes one, and so does adoption.',
  noVersionWhy: 'It has a number and a fingerprint and never changes again: years later, anyone can check what was decided.',
  publishedNotice: (day) => `Draft published on ${day}: a working text, not a decision.`,
  showsNow: 'Today this plan shows',
  itsWorkingText: 'its working text',
  theVersion: (number) => `version ${number}`,
  draftsOf: 'Published versions of its draft',
  madeOn: 'Frozen on',
  size: 'Contents',
  contents: 'Table of contents',
  clauseLink: (code) => `Link to ${code}`,
  fingerprint: 'Check the fingerprint',
  copy: 'Copy the command',
  copied: 'Copied',
  fingerprintLead:
    'The JSON file of this version is the frozen text, byte for byte. Compute its SHA\u2011256 fingerprint: if it is this one, not a letter has changed.',
  command: 'The command that checks it',
  otherVersions: 'Other versions',
  allVersions: 'All versions',
  lastVersion: 'Last version:',
  becameOf: (plan) => `What became of the items of ${plan}`,
  begin: 'Prepare the next version',
  beginTitle: 'Change the text',
  beginHint: 'An adopted text changes only by a decision. The next version is prepared beside it, as a draft; the plan stays as it is.',
  begun: 'The next version is begun. Its text is edited here; the adopted plan stays as it is.',
  begunBefore: 'The next version is already being prepared: here it is.',
  nextDraft: 'The next version of this plan is being prepared, as a draft.',
  nextPublished: 'A draft of the next version of this plan is published.',
  readNext: 'Read the draft',
  nextTextOf: 'Draft of the next version of',
  nextTextLead:
    'It takes the place of the adopted text when a decision adopts it in its turn. Actions are followed up on the adopted plan.',
  givenUpOf: 'Given up: a draft of the next version of',
  givenUpLead: 'It is read by the staff and the board. It is no longer edited.',
  becameVersionOf: (number) => `This draft has become version ${number} of`,
  nextStates: { draft: 'Draft of a next version', published: 'Draft of a next version, published', closed: 'Given up' },
  nextHints: {
    draft: 'This draft is read by the staff and the board. Once published, anyone can read it and compare it with the adopted text.',
    published: 'Anyone reads this draft. It can be withdrawn, given up, or adopted by a decision: then it is the text of the plan.',
  },
  giveUp: 'Give up this draft',
  givenUp: 'The draft is given up. It is no longer in the lists.',
  nextAdopted: 'The adoption is recorded: this is now the text of the plan.',
  nextAdoption: (plan) => `Once adopted, this is the text of ${plan}. Actions keep their page, their follow-up and their thread.`,
  changes: (changes) => {
    const told = changedEn(changes)
    return told.length === 0 ? 'This text is the same as the adopted one.' : `Against the adopted text: ${told.join(', ')}.`
  },
  adopts: (items, actions) =>
    `The text is frozen: ${items} ${plural('en', items, 'item', 'items')}, of which ${actions} ${plural('en', actions, 'action', 'actions')}. From then on only a decision changes it.`,
  subject: 'Version of a plan',
}

export const versionWords = messages(fr, en)

const begun = messages(
  {
    begun: (items: number) =>
      `a commencé la version suivante du plan : ${items} ${plural('fr', items, 'élément repris', 'éléments repris')}`,
  },
  { begun: (items) => `began the next version of the plan: ${items} ${plural('en', items, 'item', 'items')} taken over` },
)
const beginning = (lang: Lang) => (payload: { items: number }) => begun(lang).begun(payload.items)

export const versionDeeds = {
  'plan.revision_begun': { sentence: { fr: beginning('fr'), en: beginning('en') }, glyph: 'plan', tone: 'ink' },
} as const

type Codes = 'plan.only_adopted_is_revised' | 'plan.revision_open' | 'plan.revised_not_adopted' | 'plan.already_abandoned'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const refusalsFr: Sentences = {
  'plan.only_adopted_is_revised': () => "Seul un plan adopté a une version suivante. Tant qu'il n'est pas adopté, modifiez son texte.",
  'plan.revision_open': () => "La version suivante de ce plan se prépare : adoptez-la ou abandonnez-la d'abord.",
  'plan.revised_not_adopted': () => 'Le plan dont ce texte serait la nouvelle version est clos : son texte ne change plus.',
  'plan.already_abandoned': () => 'Ce projet est abandonné. Commencez une nouvelle version depuis la page du plan adopté.',
}

const refusalsEn: Sentences = {
  'plan.only_adopted_is_revised': () => 'Only an adopted plan has a next version. As long as it is not adopted, edit its text.',
  'plan.revision_open': () => 'The next version of this plan is being prepared: adopt it or give it up first.',
  'plan.revised_not_adopted': () => 'The plan whose next version this would be is closed: its text no longer changes.',
  'plan.already_abandoned': () => 'This draft was given up. Begin a new version from the page of the adopted plan.',
}

const refusals = messages(refusalsFr, refusalsEn)
export const versionRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }

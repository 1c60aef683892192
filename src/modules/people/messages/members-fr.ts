/** The French words of members in and out as files: the type of the English ones. */
import { formatNumber } from '#kernel/money.ts'
import { plural, quoted } from '#kernel/values/typography.ts'
import type { MemberFact } from '../rules/members.ts'
import type { UploadState } from '../tables/members.ts'

const number = (count: number) => formatNumber('fr', count)
const many = (count: number, one: string, several: string) => `${number(count)} ${plural('fr', count, one, several)}`

interface Counts {
  created: number
  changed: number
  unchanged: number
  refused: number
}
const counts = ({ created, changed, unchanged, refused }: Counts) =>
  [
    many(created, 'organisation ajoutée', 'organisations ajoutées'),
    many(changed, 'modifiée', 'modifiées'),
    many(unchanged, 'inchangée', 'inchangées'),
    many(refused, 'ligne refusée', 'lignes refusées'),
  ].join(', ')

export const fr = {
  title: 'Apporter des adhérents',
  lead: "La liste que vous tenez dans un tableur met l'annuaire à jour. Vous voyez d'abord ce qui changerait : rien n'est écrit avant votre accord, et rien n'est jamais retiré.",
  file: 'Votre liste',
  fileHint: 'Excel (XLSX), LibreOffice (ODS) ou CSV ; au plus 20 Mo et 20 000 lignes. Choisissez-la, ou déposez-la sur le cadre.',
  read: 'Lire le fichier',
  anotherFile: 'Choisir un autre fichier',
  waiting: 'Vos fichiers',
  waitingHint:
    "Vous seul les voyez. Un fichier qui n'est pas apporté est oublié après un jour ; ce qui est venu des autres se relit pendant un mois.",
  states: {
    received: 'Attend sa lecture',
    reading: 'Se lit',
    read: 'Lu, pas encore apporté',
    writing: "S'écrit",
    written: 'Apporté',
    failed: "N'a pas pu être lu",
  } as Record<UploadState, string>,
  forget: 'Oublier',
  forgetThis: 'Oublier ce fichier',
  forgetNamed: (name: string) => `Oublier ${name}`,
  forgotten: 'Le fichier est oublié.',
  howTo: 'Comment une liste est comprise',
  understood:
    'Une ligne par organisation, une colonne par fait, dans tout ordre. Seul le nom est nécessaire. Une organisation se reconnaît à son SIRET, sinon à son nom et à sa région ; une case vide laisse ce qui est connu.',
  sample: 'Une liste',
  sampleHint: 'Les noms de colonnes se comprennent en français et en anglais ; ce qui reste incompris se règle ensuite à la main.',
  download: 'Prendre cet exemple (XLSX)',
  takeOut: 'La liste actuelle',
  takeOutFile: 'Prendre la liste (XLSX)',
  figures: counts,
  takeOutHint: "La même liste, telle qu'elle est ici : à compléter dans un tableur, puis à rapporter.",

  of: (name: string) => `Compris de ${quoted('fr', name)}`,
  notYet: "Rien n'est encore écrit.",
  created: (count: number) => plural('fr', count, 'à ajouter', 'à ajouter'),
  changed: (count: number) => plural('fr', count, 'à modifier', 'à modifier'),
  unchanged: (count: number) => plural('fr', count, 'inchangée', 'inchangées'),
  refused: (count: number) => plural('fr', count, 'ligne refusée', 'lignes refusées'),
  errors: (count: number) => many(count, 'ligne refusée', 'lignes refusées'),
  errorsHint: 'Corrigez votre fichier, puis choisissez-le de nouveau. Si une colonne est mal comprise, changez plutôt son sens ci-dessous.',
  unreadable: "Ce fichier n'est pas encore compris",
  warnings: 'À voir',
  warningsHint: "Ces points n'empêchent pas d'apporter la liste.",
  line: (line: number) => `Ligne ${number(line)}`,
  wholeFile: 'Tout le fichier',
  findings: (count: number) => number(count),
  more: (count: number) => `et ${many(count, 'autre', 'autres')}`,
  changes: 'Ce qui change',
  changesHint: "Rien n'est retiré : ce que le fichier ne dit pas reste en place.",
  nothingChanges: "Rien : l'annuaire dit déjà tout cela.",
  lineHead: 'Ligne',
  organisation: 'Organisation',
  what: 'Ce qui change',
  additions: 'Ce qui s’ajoute',
  additionsFold: (count: number) => `Voir ${plural('fr', count, "l'organisation ajoutée", `les ${number(count)} organisations ajoutées`)}`,
  facts: 'Ce qui en est dit',
  fields: {
    kind: 'nature',
    name: 'nom',
    region: 'région',
    town: 'ville',
    site: 'site web',
    siret: 'SIRET',
    joinedOn: 'adhésion',
    leftOn: 'départ',
    parent: 'rattachement',
    fee: 'cotisation',
    employees: 'salariés en parcours',
    contact: 'contact',
    email: 'courriel',
    phone: 'téléphone',
    mandate: 'mandat',
  },
  ofYear: (field: string, year: number) => `${field} ${year}`,
  was: (before: string) => `au lieu de ${before}`,
  named: (field: string) => `${field} : `,
  nothingYet: '—',

  columns: 'Le sens des colonnes',
  columnsHint: 'Changez le sens de ce qui est mal compris, puis relisez : votre fichier ne change pas.',
  allColumns: (count: number) => `Voir ${plural('fr', count, 'la colonne', `les ${number(count)} colonnes`)}`,
  examples: (texts: string) => `Par exemple : ${texts}`,
  noExample: 'Toutes ses cases sont vides.',
  noHeading: 'Sans nom',
  unknownColumn: 'pas lue',
  notRead: 'Pas comprise, pas lue',
  ignored: 'Ne pas lire',
  meanings: {
    name: 'Nom',
    kind: 'Nature',
    region: 'Région',
    town: 'Ville',
    site: 'Site web',
    siret: 'SIRET',
    parent: 'Rattachement',
    joinedOn: 'Adhésion',
    leftOn: 'Départ',
    feePaid: 'Année de la dernière cotisation payée',
    employees: 'Salariés en parcours',
    contact: 'Nom du contact',
    email: 'Courriel du contact',
    phone: 'Téléphone du contact',
    role: 'Fonction du contact',
    example: 'Exemple (oui)',
  } as Record<MemberFact, string>,
  readAgain: 'Relire avec ces colonnes',
  readAgainDone: 'Relu avec vos colonnes.',

  bring: (count: number) => `Apporter ${many(count, 'ligne', 'lignes')}`,
  bringSome: (good: number, refused: number) =>
    `Apporter ${plural('fr', good, 'la bonne ligne', `les ${number(good)} bonnes lignes`)} et laisser ${plural('fr', refused, 'la ligne refusée', `les ${number(refused)} refusées`)}`,
  bringSomeHint: 'Vous pourrez corriger les lignes laissées et rapporter le même fichier : ce qui est déjà là reste inchangé.',
  nothingToBring: "Il n'y a rien à apporter de ce fichier.",

  progress: {
    reading: (name: string) => `Lecture de ${quoted('fr', name)}`,
    writing: (count: number) => `Écriture de ${many(count, 'ligne', 'lignes')}`,
    received: 'Le fichier est reçu',
    understanding: 'Il se lit',
    shown: "L'aperçu s'affiche",
    agreed: 'Vous avez donné votre accord',
    transaction: "Tout s'écrit d'un seul geste",
    opened: 'Le résultat s’affiche',
    lead: "Cette page avance d'elle-même. Vous pouvez aussi la quitter : le travail continue.",
    bar: 'Avancement du travail',
    lost: "Le travail s'est interrompu : rien n'est perdu, et rien n'est écrit à moitié.",
    again: 'Recommencer',
    broken: (reference: string) =>
      `Une panne de notre côté a arrêté le travail ; rien n'est écrit à moitié. Recommencez ; si cela se répète, donnez ce numéro : ${reference}.`,
  },
  failedTitle: (name: string) => `${quoted('fr', name)} n'a pas pu être lu`,
  writtenTitle: (name: string) => `${quoted('fr', name)} est apporté`,
  writtenLead: (when: string) => `Choisi le ${when}.`,
  wereCreated: (count: number) => plural('fr', count, 'ajoutée', 'ajoutées'),
  wereChanged: (count: number) => plural('fr', count, 'modifiée', 'modifiées'),
  leftOut: (count: number) => plural('fr', count, 'ligne laissée', 'lignes laissées'),
  openDirectory: "Ouvrir l'annuaire",
  flash: (created: number, changed: number) =>
    created + changed === 0
      ? "L'annuaire disait déjà tout cela."
      : `L'annuaire est à jour : ${many(created, 'organisation ajoutée', 'organisations ajoutées')}, ${many(changed, 'modifiée', 'modifiées')}.`,

  files: {
    name: 'adherents',
    exampleName: 'exemple-adherents.xlsx',
    example: 'EXEMPLE — adhérents inventés pour la démonstration',
    exampleRows: 'EXEMPLE — les lignes marquées « oui » dans la colonne Exemple sont inventées',
  },
  shell: {
    help: "Apporte une liste d'adhérents tenue dans un tableur (XLSX, ODS, CSV).",
    usage: 'Usage : bin/gouvernail import-members FICHIER [--dry-run] [--skip-refused] [--json]',
    usageFile: 'Donnez un fichier, et un seul.',
    usageOption: "Une option n'est pas connue.",
    reading: (name: string) => `Lecture de ${name}…`,
    atLine: (line: number) => `ligne ${line}`,
    warningAt: (where: string, message: string) => `À voir${where} : ${message}`,
    errorAt: (where: string, message: string) => `À corriger${where} : ${message}`,
    counts,
    wouldBe: (all: Counts) => `Sans les lignes refusées : ${counts(all)}`,
    skip: 'Avec --skip-refused, les bonnes lignes sont apportées et les autres laissées.',
    done: "L'annuaire est à jour.",
    rehearsed: "Essai à blanc : rien n'est écrit.",
    refused: "Rien n'est apporté.",
  },
}

export type MembersWords = typeof fr

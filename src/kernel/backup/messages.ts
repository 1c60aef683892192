/** Why a back-up cannot be made, read or brought back, in a sentence for whoever runs the machine. */
import { formatBytes } from '../values/bytes.ts'
import { LANGS, type Lang } from '../values/lang.ts'
import type { Objection, ObjectionSentences } from '../values/objection.ts'
import { messages } from '../values/typography.ts'

declare module '../values/objection.ts' {
  interface Objections {
    'backup.nothing_to_save': Record<never, never>
    'backup.file_exists': { file: string }
    'backup.part_exists': { file: string }
    'backup.folder_missing': { folder: string }
    'backup.file_unwritable': { file: string; why: string }
    'backup.file_unreadable': { file: string; why: string }
    'backup.not_one': { file: string }
    'backup.cut': { file: string; sizeBytes: number }
    'backup.changed': { file: string }
    'backup.inconsistent': { member: string }
    'backup.later_format': { format: number }
    'backup.later_version': { version: string; migrations: string[] }
    'backup.other_migration': { name: string }
    'backup.not_empty': { network: string | null }
    'backup.foreign_database': { table: string }
    'backup.in_use': { connections: number }
    'backup.running': { address: string }
    'backup.differs': { table: string }
  }
}

type Sentences = ObjectionSentences<'backup'>

const fr: Sentences = {
  'backup.nothing_to_save': () => "Il n'y a rien à sauvegarder : aucun réseau n'est installé dans cette base.",
  'backup.file_exists': ({ file }) => `${file} existe déjà et n'a pas été touché : donnez un autre nom.`,
  'backup.part_exists': ({ file }) =>
    `${file} existe déjà : une autre sauvegarde s'écrit, ou une ancienne s'est arrêtée en route. Si rien n'est en cours, effacez ce fichier.`,
  'backup.folder_missing': ({ folder }) => `Le dossier ${folder} n'existe pas : créez-le d'abord.`,
  'backup.file_unwritable': ({ file, why }) => `${file} ne peut pas être écrit (${why}).`,
  'backup.file_unreadable': ({ file, why }) => `${file} ne peut pas être lu (${why}).`,
  'backup.not_one': ({ file }) => `${file} n'est pas une sauvegarde de Gouvernail.`,
  'backup.cut': ({ file, sizeBytes }) =>
    `${file} n'est pas entier : il s'arrête à ${formatBytes('fr', sizeBytes)} sans la fin d'une sauvegarde. La copie s'est sans doute interrompue : recommencez-la.`,
  'backup.changed': ({ file }) =>
    `${file} n'est plus tel qu'il a été écrit : au moins un octet a changé. Prenez une autre copie de cette sauvegarde.`,
  'backup.inconsistent': ({ member }) => `Cette sauvegarde se contredit : ${member} n'est pas ce que son sommaire annonce.`,
  'backup.later_format': ({ format }) =>
    `Cette sauvegarde vient d'une version plus récente de Gouvernail (format ${format}) : mettez Gouvernail à jour ici, puis recommencez.`,
  'backup.later_version': ({ version, migrations: [first = ''] }) =>
    `Cette sauvegarde vient d'une version plus récente de Gouvernail (${version}, migration ${first} inconnue ici) : mettez Gouvernail à jour ici, puis recommencez.`,
  'backup.other_migration': ({ name }) =>
    `Cette sauvegarde vient d'un Gouvernail modifié : sa migration ${name} n'est pas celle d'ici. Restaurez-la avec le même.`,
  'backup.not_empty': ({ network }) =>
    `Cette base n'est pas vide${network ? ` : elle porte le réseau ${network}` : ''}. Une restauration n'écrase rien : donnez une base vide (un autre DATA_DIR ou DATABASE_URL).`,
  'backup.foreign_database': ({ table }) =>
    `Cette base contient une table qui n'est pas à Gouvernail (${table}) : donnez une base qui lui soit réservée.`,
  'backup.in_use': ({ connections }) =>
    `Un autre programme de Gouvernail se sert de cette base (${connections} ${connections > 1 ? 'connexions' : 'connexion'}) : arrêtez-le, puis recommencez.`,
  'backup.running': ({ address }) => `Gouvernail tourne ici (${address}) : arrêtez-le, puis recommencez.`,
  'backup.differs': ({ table }) =>
    `Ce qui a été restauré n'est pas identique à la sauvegarde (table ${table}) : rien n'a été gardé. C'est une faute de Gouvernail, signalez-la.`,
}

const en: Sentences = {
  'backup.nothing_to_save': () => 'There is nothing to save: no network is set up in this database.',
  'backup.file_exists': ({ file }) => `${file} exists already and was not touched: give another name.`,
  'backup.part_exists': ({ file }) =>
    `${file} exists already: another back-up is being written, or a former one stopped on its way. If nothing is running, delete this file.`,
  'backup.folder_missing': ({ folder }) => `The folder ${folder} does not exist: create it first.`,
  'backup.file_unwritable': ({ file, why }) => `${file} cannot be written (${why}).`,
  'backup.file_unreadable': ({ file, why }) => `${file} cannot be read (${why}).`,
  'backup.not_one': ({ file }) => `${file} is no back-up of Gouvernail.`,
  'backup.cut': ({ file, sizeBytes }) =>
    `${file} is not whole: it stops at ${formatBytes('en', sizeBytes)} without the end of a back-up. The copy was probably interrupted: make it again.`,
  'backup.changed': ({ file }) =>
    `${file} is no longer as it was written: at least one byte has changed. Take another copy of this back-up.`,
  'backup.inconsistent': ({ member }) => `This back-up contradicts itself: ${member} is not what its manifest says.`,
  'backup.later_format': ({ format }) =>
    `This back-up comes from a later version of Gouvernail (format ${format}): update Gouvernail here, then try again.`,
  'backup.later_version': ({ version, migrations: [first = ''] }) =>
    `This back-up comes from a later version of Gouvernail (${version}, migration ${first} unknown here): update Gouvernail here, then try again.`,
  'backup.other_migration': ({ name }) =>
    `This back-up comes from a modified Gouvernail: its migration ${name} is not the one here. Restore it with the same.`,
  'backup.not_empty': ({ network }) =>
    `This database is not empty${network ? `: it holds the network ${network}` : ''}. A restoration overwrites nothing: give an empty database (another DATA_DIR or DATABASE_URL).`,
  'backup.foreign_database': ({ table }) =>
    `This database holds a table that is not Gouvernail's (${table}): give it a database of its own.`,
  'backup.in_use': ({ connections }) =>
    `Another program of Gouvernail uses this database (${connections} ${connections > 1 ? 'connections' : 'connection'}): stop it, then try again.`,
  'backup.running': ({ address }) => `Gouvernail is running here (${address}): stop it, then try again.`,
  'backup.differs': ({ table }) =>
    `What was restored is not the same as the back-up (table ${table}): nothing was kept. This is a fault of Gouvernail, please report it.`,
}

const set = messages(fr, en)

/** The sentence of such an objection, in each language; null: it is another's. */
export function saidOfBackup({ code, facts }: Objection): Record<Lang, string> | null {
  if (!(code in fr)) return null
  const [french, english] = LANGS.map((lang) => (set(lang)[code as keyof Sentences] as (facts: object) => string)(facts))
  return { fr: french!, en: english! }
}

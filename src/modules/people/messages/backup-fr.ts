/** The French words of back-ups: the type of the English ones. */
import type { BackupConcern } from '../rules/backup.ts'
import type { Trial } from '../tables/backup.ts'

/** A day as it is shown, and how many days ago that was. */
interface Ago {
  day: string
  days: number
}

const concerns: Record<BackupConcern, { title: string; text: (ago: Ago) => string }> = {
  none: {
    title: "Aucune sauvegarde n'a encore été faite",
    text: () => 'Si le disque de la machine tombe en panne, tout ce que le réseau a écrit ici est perdu.',
  },
  old: {
    title: "La dernière sauvegarde date de plus d'une semaine",
    text: ({ day, days }) => `Elle a été faite le ${day}, il y a ${days} jours. Ce qui a été écrit depuis n'est gardé nulle part ailleurs.`,
  },
  untried: {
    title: "Aucune sauvegarde n'a encore été essayée",
    text: () => "Une sauvegarde qu'on n'a jamais relue ne rassure personne. La relire prend quelques secondes.",
  },
}

const trials: Record<Trial, string> = {
  checked: 'Fichier relu',
  restored: 'Restaurée ailleurs',
}

export const backupFr = {
  title: 'Sauvegardes',
  lead: 'Toutes les données du réseau tiennent dans un fichier : de quoi survivre à une panne, changer de machine, ou partir.',
  concerns,
  safe: 'Les données sont à l’abri',
  safeText: ({ day, days }: Ago) =>
    days === 0
      ? "La dernière sauvegarde a été faite aujourd'hui."
      : `La dernière sauvegarde a été faite le ${day}, il y a ${days} ${days > 1 ? 'jours' : 'jour'}.`,
  latest: 'La dernière sauvegarde',
  before: 'Les précédentes',
  none: 'Rien ici pour le moment',
  noneHow: 'La première apparaît dès que la commande ci-dessous est passée sur la machine.',
  made: 'Faite le',
  by: 'Par',
  file: 'Fichier',
  holding: 'Contenu',
  fingerprint: 'Empreinte',
  tried: 'Essayée',
  trials,
  triedOn: (how: Trial, when: string) => `${trials[how]} le ${when}`,
  notYet: 'pas encore',
  restoredFrom: 'Cette base vient d’une sauvegarde',
  restoredFromText: (madeAt: string, restoredAt: string) => `Sauvegarde du ${madeAt}, restaurée ici le ${restoredAt}.`,
  make: 'Faire une sauvegarde',
  makeText:
    "La personne qui s'occupe de la machine passe cette commande, pendant que tout le monde travaille : elle saisit un instant, sans rien arrêter. Le fichier n'écrase jamais une ancienne sauvegarde.",
  makeCommand: 'bin/gouvernail backup /sauvegardes/gouvernail.tar.gz',
  regular: 'Chaque nuit, sans y penser',
  regularText:
    'Une ligne dans la table de cron de la machine (crontab -e) suffit. Copiez ensuite le dossier sur une autre machine : une sauvegarde sur le même disque ne protège pas du disque.',
  regularCommand: `30 2 * * * cd /opt/gouvernail && bin/gouvernail backup "/sauvegardes/gouvernail-$(date +\\%F).tar.gz"`,
  try: 'Essayer une sauvegarde',
  tryText: "Sur cette machine, relire le fichier d'un bout à l'autre ; la date s'inscrit ici.",
  tryCommand: 'bin/gouvernail restore --check /sauvegardes/gouvernail.tar.gz',
  tryElsewhere:
    "Mieux : sur une autre machine, tout remettre en place dans une base vide, puis ouvrir quelques pages. Ne donnez pas de serveur de courriel (SMTP_URL) à cette machine d'essai.",
  tryElsewhereCommand: 'DATA_DIR=/tmp/essai bin/gouvernail restore gouvernail.tar.gz',
  confirm: "Nous l'avons restaurée sur une autre machine",
  confirmText:
    "À la fin, la restauration affiche l'empreinte de ce qu'elle a remis en place. Recopiez-en le début : il est comparé aux sauvegardes d'ici.",
  typed: "Les 8 premiers caractères de l'empreinte",
  typedHint: 'Des chiffres et des lettres de a à f. Exemple : 3fa91c07.',
  confirmButton: "Noter l'essai",
  confirmed: (fingerprint: string) => `La sauvegarde ${fingerprint} est notée comme restaurée ailleurs.`,
  toMend: 'À corriger',
  holds: "Ce qu'il y a dans le fichier",
  holdsText: [
    "Tout ce que le réseau a écrit : organisations, personnes, mandats, plans, documents, journal, réglages. C'est-à-dire aussi des données personnelles : gardez ce fichier comme un registre, et effacez les plus anciens.",
    "Ni connexion ouverte, ni code, ni lien d'invitation, ni clé : qui trouverait le fichier n'entrerait pas. Après une restauration, chaque personne se reconnecte, et les invitations restées sans réponse sont à renvoyer.",
    "Le fichier n'est pas chiffré : s'il quitte vos machines, chiffrez-le avec l'outil de votre choix.",
    "Il se lit sans Gouvernail : une archive de fichiers de texte, avec un mode d'emploi.",
  ],
  whyHere: 'Pourquoi pas un bouton pour télécharger ?',
  whyHereText:
    "Un seul clic donnerait à un navigateur, puis à un dossier de téléchargements, toutes les adresses et tous les documents du réseau. Seule la personne qui s'occupe de la machine fait les sauvegardes ; cette page dit si c'est fait.",
  copy: 'Copier',
  copied: 'Copié',
  reminder: (days: number | null) => (days === null ? 'Aucune sauvegarde' : `Aucune sauvegarde depuis ${days} jours`),
  reminderUntried: "Aucune sauvegarde n'a été essayée",
  reminderDetail: 'Sauvegardes du réseau',
  shell: {
    backupHelp: 'enregistre toutes les données du réseau dans FILE (tar.gz), pendant que tout le monde travaille',
    restoreHelp:
      'remet une sauvegarde en place dans une base vide ; --check relit le fichier et le note, --dry-run le relit sans toucher à aucune base',
    backupUsage: 'Donnez un nom de fichier : backup sauvegarde.tar.gz',
    restoreUsage: 'Donnez une sauvegarde : restore [--check | --dry-run] sauvegarde.tar.gz',
    measuring: (table: string) => `Lecture : ${table}`,
    writing: (percent: number) => `Écriture : ${percent} %`,
    checking: (percent: number) => `Vérification : ${percent} %`,
    loading: (percent: number) => `Remise en place : ${percent} %`,
    comparing: (percent: number) => `Comparaison : ${percent} %`,
    written: (file: string) => `Sauvegarde : ${file}`,
    whole: (file: string) => `Le fichier est entier et intact : ${file}`,
    about: (network: string, when: string, by: string, version: string) => `${network}, le ${when} par ${by} (Gouvernail ${version})`,
    size: (size: string, rows: string, tables: number) => `${size}, ${rows} lignes, ${tables} tables`,
    fingerprint: (fingerprint: string) => `Empreinte : ${fingerprint}`,
    notNoted:
      "La sauvegarde est bonne. Elle n'apparaîtra pas sur la page « Sauvegardes » : la base attend une mise à jour (bin/gouvernail migrate).",
    checkedNoted: "L'essai est noté sur la page « Sauvegardes ».",
    checkedUnknown: "Cette sauvegarde n'est pas de la base d'ici : l'essai n'est noté nulle part.",
    restored: 'Tout est remis en place.',
    same: (here: string) => `Empreinte de la base restaurée : ${here} — identique`,
    migrated: (count: number) => `La sauvegarde était plus ancienne : ${count} mises à jour de la base ont suivi.`,
    next: (demo: boolean) => `Pour ouvrir : ${demo ? '' : 'DEMO=0 '}bin/start`,
    later: (madeAt: string) =>
      `Chaque personne se reconnecte. Ce qui a été écrit après le ${madeAt} n'y est pas : si une personne a été effacée depuis, effacez-la de nouveau. Les courriels qui attendaient partiront au prochain démarrage si SMTP_URL est réglé.`,
  },
}

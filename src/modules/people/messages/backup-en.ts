/** The English words of back-ups. */
import type { backupFr } from './backup-fr.ts'

export const backupEn: typeof backupFr = {
  title: 'Back-ups',
  lead: 'All of the network’s data fits into one file: enough to survive a breakdown, to move to another machine, or to leave.',
  concerns: {
    none: {
      title: 'No back-up has been made yet',
      text: () => 'If the disk of the machine breaks, everything the network has written here is lost.',
    },
    old: {
      title: 'The latest back-up is more than a week old',
      text: ({ day, days }) => `It was made on ${day}, ${days} days ago. What was written since is kept nowhere else.`,
    },
    untried: {
      title: 'No back-up has been tried yet',
      text: () => 'A back-up that was never read reassures nobody. Reading it through takes a few seconds.',
    },
  },
  safe: 'The data is in safe keeping',
  safeText: ({ day, days }) =>
    days === 0
      ? 'The latest back-up was made today.'
      : `The latest back-up was made on ${day}, ${days} ${days === 1 ? 'day' : 'days'} ago.`,
  latest: 'The latest back-up',
  before: 'Those before',
  none: 'Nothing here yet',
  noneHow: 'The first one appears as soon as the command below was run on the machine.',
  made: 'Made on',
  by: 'By',
  file: 'File',
  holding: 'Contents',
  fingerprint: 'Fingerprint',
  tried: 'Tried',
  trials: { checked: 'File read through', restored: 'Restored elsewhere' },
  triedOn: (how, when) => `${backupEn.trials[how]} on ${when}`,
  notYet: 'not yet',
  restoredFrom: 'This database comes from a back-up',
  restoredFromText: (madeAt, restoredAt) => `Back-up of ${madeAt}, restored here on ${restoredAt}.`,
  make: 'Making a back-up',
  makeText:
    'Whoever looks after the machine runs this command while everybody goes on working: it captures one moment and stops nothing. The file never overwrites a former back-up.',
  makeCommand: 'bin/gouvernail backup /backups/gouvernail.tar.gz',
  regular: 'Every night, without thinking of it',
  regularText:
    'One line in the machine’s cron table (crontab -e) is enough. Then copy the folder to another machine: a back-up on the same disk does not protect from the disk.',
  regularCommand: `30 2 * * * cd /opt/gouvernail && bin/gouvernail backup "/backups/gouvernail-$(date +\\%F).tar.gz"`,
  try: 'Trying a back-up',
  tryText: 'On this machine, read the file through from end to end; the date is noted here.',
  tryCommand: 'bin/gouvernail restore --check /backups/gouvernail.tar.gz',
  tryElsewhere:
    'Better: on another machine, bring everything back into an empty database, then open a few pages. Give that trial machine no mail server (SMTP_URL).',
  tryElsewhereCommand: 'DATA_DIR=/tmp/trial bin/gouvernail restore gouvernail.tar.gz',
  confirm: 'We restored it on another machine',
  confirmText:
    'At its end the restoration prints the fingerprint of what it brought back. Type how it begins: it is compared with the back-ups known here.',
  typed: 'The first 8 characters of the fingerprint',
  typedHint: 'Digits and letters from a to f. Example: 3fa91c07.',
  confirmButton: 'Note the trial',
  confirmed: (fingerprint) => `The back-up ${fingerprint} is noted as restored elsewhere.`,
  toMend: 'To be mended',
  holds: 'What is in the file',
  holdsText: [
    'Everything the network has written: organisations, persons, mandates, plans, documents, journal, settings. Personal data too, then: keep this file as safe as a register, and delete the oldest ones.',
    'No open session, no code, no invitation link and no key: whoever found the file could not enter with it. After a restoration everyone signs in again, and unanswered invitations have to be sent again.',
    'The file is not encrypted: if it leaves your machines, encrypt it with a tool of your choice.',
    'It can be read without Gouvernail: an archive of text files, with instructions.',
  ],
  whyHere: 'Why is there no button to download it?',
  whyHereText:
    'One click would hand all addresses and all documents of the network to a browser, and then to a folder of downloads. Only whoever looks after the machine makes back-ups; this page says whether it was done.',
  copy: 'Copy',
  copied: 'Copied',
  reminder: (days) => (days === null ? 'No back-up' : `No back-up for ${days} days`),
  reminderUntried: 'No back-up was ever tried',
  reminderDetail: 'Back-ups of the network',
  shell: {
    backupHelp: 'saves all data of the network into FILE (tar.gz) while everybody goes on working',
    restoreHelp:
      'brings a back-up into an empty database; --check reads the file through and notes it, --dry-run reads it without touching any database',
    backupUsage: 'Give a file name: backup backup.tar.gz',
    restoreUsage: 'Give a back-up: restore [--check | --dry-run] backup.tar.gz',
    measuring: (table) => `Reading: ${table}`,
    writing: (percent) => `Writing: ${percent} %`,
    checking: (percent) => `Checking: ${percent} %`,
    loading: (percent) => `Bringing back: ${percent} %`,
    comparing: (percent) => `Comparing: ${percent} %`,
    written: (file) => `Back-up: ${file}`,
    whole: (file) => `The file is whole and unchanged: ${file}`,
    about: (network, when, by, version) => `${network}, on ${when} by ${by} (Gouvernail ${version})`,
    size: (size, rows, tables) => `${size}, ${rows} rows, ${tables} tables`,
    fingerprint: (fingerprint) => `Fingerprint: ${fingerprint}`,
    notNoted:
      'The back-up is good. The page “Back-ups” will not show it: the database waits to be brought up to date (bin/gouvernail migrate).',
    checkedNoted: 'The trial is noted on the page “Back-ups”.',
    checkedUnknown: 'This back-up is not of the database here: the trial is noted nowhere.',
    restored: 'Everything is back.',
    same: (here) => `Fingerprint of the restored database: ${here} — the same`,
    migrated: (count) => `The back-up was older: ${count} updates of the database followed.`,
    next: (demo) => `To open it: ${demo ? '' : 'DEMO=0 '}bin/start`,
    later: (madeAt) =>
      `Everyone signs in again. What was written after ${madeAt} is not there: if a person was erased since, erase that person again. Mails that were waiting will leave at the next start if SMTP_URL is set.`,
  },
}

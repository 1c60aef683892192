/** The verbs `backup` and `restore` of the command line: they take the database as it is, and print for people in both languages. */
import { basename } from 'node:path'
import { type CheckedBackup, checkBackup } from '#kernel/backup/check.ts'
import { saidOfBackup } from '#kernel/backup/messages.ts'
import { restoreBackup } from '#kernel/backup/restore.ts'
import { isOfToday, knowsBackup } from '#kernel/backup/state.ts'
import { type WrittenBackup, writeBackup } from '#kernel/backup/write.ts'
import type { BareVerb, Place } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { formatMoment } from '#kernel/dates.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { formatBytes } from '#kernel/values/bytes.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { noteBackup, noteTrial } from '../commands/backup.ts'
import { backupWords } from '../messages/backup.ts'

type Out = Parameters<BareVerb['run']>[2]
type Words = ReturnType<typeof backupWords>['shell']

const fr = backupWords('fr').shell
const en = backupWords('en').shell
/** The shell has no language of its own: it says both. */
const both = (say: (words: Words, lang: Lang) => string): string => `${say(fr, 'fr')} / ${say(en, 'en')}`

const ZONE = 'Europe/Paris'
const moment = (lang: Lang, iso: string): string => formatMoment(lang, new Date(iso), ZONE)

/** A line now and then: work of seconds is not told at all. */
function nowAndThen(out: Out, everyMs = 2_000): (say: () => string) => void {
  let last = Date.now()
  return (say) => {
    if (Date.now() - last < everyMs) return
    last = Date.now()
    out.progress(say())
  }
}

const percent = (done: number, of: number): number => (of > 0 ? Math.floor((100 * done) / of) : 0)

/** Runs it; a refusal is its sentence and exit code 1. */
async function refusable(out: Out, work: () => Promise<0>): Promise<0 | 1> {
  try {
    return await work()
  } catch (error) {
    const said = error instanceof Refusal ? saidOfBackup(error.objections[0]!) : null
    if (!said) throw error
    out.progress(`${said.fr}\n${said.en}`)
    return 1
  }
}

function tell(out: Out, { manifest, fingerprint, sizeBytes, rows }: WrittenBackup | CheckedBackup): void {
  const { network, madeAt, madeBy, version, tables } = manifest
  const number = (lang: Lang) => new Intl.NumberFormat(lang).format(rows)
  out.line(both((say, lang) => say.about(network, moment(lang, madeAt), madeBy, version)))
  out.line(both((say, lang) => say.size(formatBytes(lang, sizeBytes), number(lang), tables.length)))
  out.line(`${fr.fingerprint(fingerprint)}`)
}

async function noteMade(place: Place, out: Out, { manifest, fingerprint, file, sizeBytes, rows }: WrittenBackup): Promise<void> {
  // A database that waits for its update is saved as it is: it may be the one that this very update endangers.
  if (!(await isOfToday(manifest))) return out.progress(both((say) => say.notNoted))
  const made = { fingerprint, madeBy: manifest.madeBy, fileName: basename(file), sizeBytes, rows }
  await change(await place.openHouse(), (tx) => noteBackup(tx, SHELL, made))
}

const backup: BareVerb = {
  name: 'backup',
  usage: 'backup FILE',
  help: { fr: fr.backupHelp, en: en.backupHelp },
  async run(place, args, out) {
    const [file = '', ...more] = args
    if (file === '' || file.startsWith('-') || more.length > 0) {
      out.progress(both((say) => say.backupUsage))
      return 2
    }
    return refusable(out, async () => {
      if (!place.hasDatabase) refuse(objection('backup.nothing_to_save', {}))
      const now = nowAndThen(out)
      const written = await writeBackup({ connection: await place.connect(), file, version: place.version }, ({ table, done, of }) =>
        now(() => both((say) => (of === null ? say.measuring(table) : say.writing(percent(done, of))))),
      )
      out.line(both((say) => say.written(written.file)))
      tell(out, written)
      await noteMade(place, out, written)
      return 0
    })
  },
}

/** `--check` also notes it here, where this database knows the back-up. */
async function check(place: Place, file: string, out: Out, note: boolean): Promise<0> {
  const now = nowAndThen(out)
  const checked = await checkBackup(file, (done, of) => now(() => both((say) => say.checking(percent(done, of)))))
  out.line(both((say) => say.whole(checked.file)))
  tell(out, checked)
  if (!note) return 0
  const known = place.hasDatabase && (await knowsBackup(await place.connect(), checked.fingerprint))
  if (known) await change(await place.openHouse(), (tx) => noteTrial(tx, SHELL, { how: 'checked', typed: checked.fingerprint }))
  out.progress(both((say) => (known ? say.checkedNoted : say.checkedUnknown)))
  return 0
}

async function restore(place: Place, file: string, out: Out): Promise<0> {
  const now = nowAndThen(out)
  const connect = async () => {
    const runningAt = await place.claim()
    if (runningAt) refuse(objection('backup.running', { address: runningAt }))
    return place.connect()
  }
  const restored = await restoreBackup({ connect, file }, ({ doing, done, of }) => now(() => both((say) => say[doing](percent(done, of)))))
  tell(out, restored)
  out.line(both((say) => say.same(restored.fingerprintHere)))
  if (restored.migrated.length > 0) out.line(both((say) => say.migrated(restored.migrated.length)))
  out.line(both((say) => say.restored))
  out.progress(both((say, lang) => say.later(moment(lang, restored.manifest.madeAt))))
  out.line(both((say) => say.next(restored.manifest.demonstration)))
  return 0
}

const bringBack: BareVerb = {
  name: 'restore',
  usage: 'restore [--check | --dry-run] FILE',
  help: { fr: fr.restoreHelp, en: en.restoreHelp },
  async run(place, args, out) {
    const flags = args.filter((each) => each.startsWith('-'))
    const [file = '', ...more] = args.filter((each) => !each.startsWith('-'))
    const [flag, ...others] = flags
    if (file === '' || more.length > 0 || others.length > 0 || (flag !== undefined && flag !== '--check' && flag !== '--dry-run')) {
      out.progress(both((say) => say.restoreUsage))
      return 2
    }
    return refusable(out, () => (flag === undefined ? restore(place, file, out) : check(place, file, out, flag === '--check')))
  },
}

export const backupVerbs: BareVerb[] = [backup, bringBack]

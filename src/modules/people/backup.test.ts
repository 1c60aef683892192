/** What this database knows of its back-ups: noted by the command line, tried by those who answer for the network's data, and shown to them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RESTORED, resumeAfterRestoration } from '#kernel/backup/resume.ts'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import { keepSetting, setting } from '#kernel/setting.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../test/support/house.ts'
import { noteBackup, noteTrial } from './commands/backup.ts'
import { backupExpected } from './index/backup.ts'
import { backups, safeKeeping } from './queries/backup.ts'
import { actorOf } from './queries.ts'

const { house, request, asRole } = await testHouse({ demo: true })
const today = house.clock.today()
const fingerprint = (letter: string) => letter.repeat(64)
const made = (letter: string) => ({
  fingerprint: fingerprint(letter),
  madeBy: 'essai@machine',
  fileName: `${letter}.tar.gz`,
  sizeBytes: 5_000,
  rows: 1_234,
})

const personNamed = async (name: string): Promise<Actor> => {
  const { id } = await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return (await actorOf(house.reader, id, null, today))!
}
const secretary = await personNamed('Gildas Pontarec')
const staff = await personNamed('Kévin Dorsalin')
const lastDeed = () => house.reader.selectFrom('journal_entry').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
const refusedAs = (work: Promise<unknown>, message: string) => assert.rejects(work, { message })

test('nothing was saved yet: the page says so, and the three who answer for it are expected to see to it', async () => {
  const page = await (await request('/backup', { headers: await asRole('secretary') })).text()
  assert.match(page, /Aucune sauvegarde n’a encore été faite/)
  assert.match(page, /bin\/gouvernail backup/)
  assert.doesNotMatch(page, /\/backup\/trial/, 'there is nothing to try')
  const [expected] = await backupExpected(house.reader, secretary, today)
  assert.deepEqual([expected?.title, expected?.path, expected?.late], ['Aucune sauvegarde', '/backup', true])
  assert.deepEqual(await backupExpected(house.reader, staff, today), [])
})

test('only the command line notes a back-up, and its deed tells rows and bytes alone', async () => {
  await refusedAs(
    change(house, (tx) => noteBackup(tx, secretary, made('a'))),
    'kernel.not_yours',
  )
  await change(house, (tx) => noteBackup(tx, SHELL, made('a')))
  const deed = await lastDeed()
  assert.deepEqual([deed.deed, deed.public, deed.payload], ['backup.made', false, { bytes: 5_000, rows: 1_234 }])
  assert.deepEqual((await safeKeeping(house.reader, today)).concerns, ['untried'])
  assert.match((await backupExpected(house.reader, secretary, today))[0]!.title, /essayée/)
})

test('a trial is noted by the first characters of the fingerprint, by those who may', async () => {
  const trial = (actor: Actor, typed: string) => change(house, (tx) => noteTrial(tx, actor, { how: 'restored', typed }))
  await refusedAs(trial(secretary, 'aaaa'), 'people.backup_fingerprint_short')
  await refusedAs(trial(secretary, 'aaaaaaab'), 'people.backup_unknown')
  await refusedAs(trial(secretary, '________'), 'people.backup_fingerprint_short')
  await refusedAs(trial(staff, 'aaaaaaaa'), 'kernel.not_yours')
  assert.deepEqual(await trial(secretary, 'AAAA aaaa'), { fingerprint: fingerprint('a') })
  assert.deepEqual((await lastDeed()).payload, { how: 'restored', fingerprint: 'aaaaaaaa' })
  assert.deepEqual((await safeKeeping(house.reader, today)).concerns, [])
  assert.deepEqual(await backupExpected(house.reader, secretary, today), [])
})

test('the page tells the latest whole, the others below, and keeps what was typed wrong', async () => {
  await change(house, (tx) => noteBackup(tx, SHELL, made('b')))
  await change(house, (tx) => noteTrial(tx, SHELL, { how: 'checked', typed: fingerprint('b') }))
  const headers = await asRole('secretary')
  const page = await (await request('/backup', { headers })).text()
  assert.match(page, /Les données sont à l’abri/)
  assert.match(page, /b\.tar\.gz/)
  assert.match(page, /Restaurée ailleurs/)
  assert.equal((await backups(house.reader, 1))[0]!.fingerprint, fingerprint('b'))
  const wrong = await request('/backup/trial', { headers, form: { fingerprint: '<b>1234' } })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="&lt;b>1234"/)
  const right = await request('/backup/trial', { headers, form: { fingerprint: 'bbbbbbbb' } })
  assert.equal(right.headers.get('location'), '/backup')
})

test('after a week without one it is said again, with the number of days', async () => {
  const later = addDays(today, 12)
  assert.deepEqual((await safeKeeping(house.reader, later)).concerns, ['old'])
  const [expected] = await backupExpected(house.reader, secretary, later)
  assert.match(expected!.title, /depuis 12 jours/)
  assert.equal(expected!.late, true)
  assert.equal(expected!.due, addDays(today, 7))
})

test('after a restoration the page says where the data came from, and waiting mails are sent for once', async () => {
  const waiting = await house.reader.selectFrom('mail_message').select('id').where('state', '=', 'waiting').execute()
  const jobs = async () => {
    const { rows } = await house.db.executeQuery<{ count: string }>({
      sql: `select count(*) as count from pgboss.job where name = 'mail.send'`,
      parameters: [],
    } as never)
    return Number(rows[0]!.count)
  }
  const before = await jobs()
  await keepSetting(house.db, RESTORED, {
    fingerprint: fingerprint('c'),
    madeAt: '2017-03-01T10:00:00.000Z',
    restoredAt: '2017-03-02T10:00:00.000Z',
    resumed: false,
  })
  await resumeAfterRestoration(house)
  assert.equal(await jobs(), before + waiting.length)
  await resumeAfterRestoration(house)
  assert.equal(await jobs(), before + waiting.length, 'once')
  assert.equal((await setting<{ resumed: boolean }>(house.reader, RESTORED))!.resumed, true)
  assert.match(await (await request('/backup', { headers: await asRole('secretary') })).text(), /restaurée ici le 2 mars 2017/)
})

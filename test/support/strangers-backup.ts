/** The back-up page, tried by everyone. */
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { noteBackup } from '../../src/modules/people/commands/backup.ts'
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'

const SECRETARY = 'Gildas Pontarec'
const STAFF = 'Kévin Dorsalin'
const FINGERPRINT = 'abcdef01'.repeat(8)
const TO_SIGN_IN = `303 /sign-in?back=${encodeURIComponent('/backup')}`

export const backupAttempts = ({ house }: Tested, _world: World): Attempt[] => {
  /** The one that the trial speaks of. */
  const known = async () => {
    const there = await house.reader.selectFrom('people_backup').select('id').where('fingerprint', '=', FINGERPRINT).executeTakeFirst()
    const made = { fingerprint: FINGERPRINT, madeBy: 'essai@machine', fileName: 'essai.tar.gz', sizeBytes: 1_000, rows: 10 }
    if (!there) await change(house, (tx) => noteBackup(tx, SHELL, made))
    return '/backup/trial'
  }
  return [
    get('/backup', SECRETARY, TO_SIGN_IN, 403, 403, 200),
    // The permanents keep people, and do not answer for the network's settings.
    get('/backup', STAFF, TO_SIGN_IN, 403, 403, 403),
    post('/backup/trial', { fingerprint: '' }, SECRETARY, TO_SIGN_IN, 403, 403, 422),
    post('/backup/trial', { fingerprint: '00000000' }, SECRETARY, TO_SIGN_IN, 403, 403, 422),
    post(known, { fingerprint: 'ABCD ef01' }, SECRETARY, TO_SIGN_IN, 403, 403, '303 /backup'),
    post(known, { fingerprint: FINGERPRINT }, STAFF, TO_SIGN_IN, 403, 403, 403),
  ]
}

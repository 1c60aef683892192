/** What the statutes forbid when a proxy is given, each in its sentence; and that nothing given then is over a cap when it is used. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { electorateAt, SILENT_PROXIES } from '#modules/statutes/index.ts'
import { provedProxies } from '../../../../test/support/proxies.ts'
import { countedMeeting, quorumOf, rulesOfMeeting } from '../queries.ts'
import { revokeProxy } from './proxies.ts'

const { house, meetingId, now, voters, ana, staff, input, gives, clear, absent, refused, saying, comes, leaves, actor } =
  await provedProxies()
const { db, clock } = house
const online = { channel: 'online', signedBy: null } as const

test('each refusal is a sentence that quotes the statutes', async () => {
  await clear()
  await refused(gives(staff, input(0, 0)), /Mandant et mandataire/)
  await refused(gives(staff, input(0, null)), /Un pouvoir en blanc n’est pas compté \(article 10 des statuts\) : nommez un mandataire/)
  await refused(gives(staff, input(0, 2, { signedBy: ' ' })), /nom de la personne qui a signé/)
  await refused(gives(staff, input(0, 2, { instructions: { 999999: 'for' } })), /plus à l’ordre du jour/)
  for (const giver of [4, 5, 6]) await gives(staff, input(giver, 3))
  await refused(
    gives(staff, input(7, 3)),
    new RegExp(`${voters[3]!.name} porte déjà 3 pouvoirs, pour 3 au plus \\(article 10 des statuts\\)`),
  )
  await refused(gives(staff, input(7, 4)), /a déjà confié sa propre voix : un pouvoir ne se transmet pas/)
  await gives(staff, input(4, 3))
  await comes(voters[7]!.id)
  await refused(gives(staff, input(7, 8)), /est émargé : son pouvoir ne servirait pas/)
  await comes(voters[0]!.id)
  await refused(gives(ana, input(0, 2, online)), /^Vous êtes émargé : votre pouvoir ne servirait pas\.$/)
  await leaves(voters[0]!.id)
  const all = await db
    .selectFrom('assembly_voter')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('excluded', 'is not', null)
    .execute()
  await refused(gives(staff, input(8, null, { holderId: all[0]!.id })), /ne vote pas dans cette réunion/)
  await refused(gives(staff, input(8, 3, { giverId: all[0]!.id })), /n’a donc pas de voix à confier/)
  await refused(gives(staff, input(8, null, { holderId: 999_999 })), /./, 404)
})

test('what the statutes forbid: all proxies, another college, another region, a share of the votes', async () => {
  await clear()
  const region = voters.findIndex(({ college }) => college === 'regions')
  const away = await absent()
  const member = away.find((place) => voters[place]!.college === 'adherents')!
  const other = voters.findIndex(({ region: its, college }) => its !== voters[member]!.region && college === 'adherents')
  await saying(
    ({ proxies }) => Object.assign(proxies!, { allowed: false }),
    () => refused(gives(staff, input(member, other)), /ne sont pas admis \(article 10 des statuts\) : chacun vote lui-même/),
  )
  await saying(
    ({ proxies }) => Object.assign(proxies!, { sameCollege: true }),
    () => refused(gives(staff, input(member, region)), /d’un autre collège : le pouvoir reste/),
  )
  await saying(
    ({ proxies }) => Object.assign(proxies!, { sameRegion: true }),
    () => refused(gives(staff, input(member, other)), /d’une autre région : le pouvoir reste/),
  )
  const most = voters[region]!.weight + voters[member]!.weight
  const whole = voters.reduce((sum, { weight }) => sum + weight, 0)
  await saying(
    ({ proxies }) => Object.assign(proxies!, { perHolderMaxVotes: `${most - 1}/${whole}` }),
    () => refused(gives(staff, input(member, region)), new RegExp(`exprimerait ${most} voix, pour ${most - 1} au plus`)),
  )
  await saying(
    ({ proxies }) => Object.assign(proxies!, { perHolderMaxVotes: `${most}/${whole}` }),
    async () => void (await gives(staff, input(member, region))),
  )
})

test('silent statutes limit nothing; a blank proxy goes to the chair where they say so, within the chair’s caps', async () => {
  await clear()
  const away = await absent()
  const at = (place: number) => away[place]!
  await saying(
    (ag) => Object.assign(ag, { proxies: null }),
    async () => {
      for (let giver = 1; giver <= 5; giver += 1) await gives(staff, input(at(giver), at(0)))
      await refused(gives(staff, input(at(6), null)), /Un pouvoir en blanc n’est pas compté : nommez/)
    },
  )
  await clear()
  await comes(voters[2]!.id, (await actor('Solène Varenquier')).personId)
  await saying(
    ({ proxies }) => Object.assign(proxies!, { blank: 'chair' }),
    async () => {
      for (const giver of [5, 6]) await gives(staff, input(giver, null))
      await gives(staff, input(8, 2))
      assert.equal((await quorumOf(db, await now(), clock.now()))!.electorate.used.length, 3)
      await refused(gives(staff, input(9, null)), /porte déjà 3 pouvoirs/)
      await refused(gives(staff, input(9, 2)), /porte déjà 3 pouvoirs/)
    },
  )
  await clear()
})

/** Few holders, so that the caps are met. */
async function attempts() {
  const away = (await absent()).filter((place) => voters[place]!.weight === 2).slice(0, 8)
  const holder = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...away.slice(6)) },
    { weight: 1, arbitrary: fc.constantFrom(...away) },
    { weight: 2, arbitrary: fc.constant(null) },
  )
  const back = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
  return fc.array(fc.record({ giver: fc.constantFrom(...away), holder, back }), { minLength: 5, maxLength: 12 })
}

/** What the statutes count when all who gave nothing are there. */
async function electorateNow() {
  const counted = await countedMeeting(db, meetingId)
  const standing = counted.proxies.filter(({ revoked }) => revoked === null)
  const givers = new Set(standing.map(({ giver }) => giver))
  const electorate = electorateAt({
    roll: counted.voters,
    present: new Set(counted.voters.map(({ id }) => id).filter((id) => !givers.has(id))),
    proxies: counted.proxies,
    at: clock.now().getTime(),
    chair: String(voters[2]!.id),
    rules: (await rulesOfMeeting(db, await now()))!.voting!.proxies ?? SILENT_PROXIES,
    presentOnly: false,
  })
  return { electorate, standing }
}

for (const cap of ['perHolderMax', 'perHolderMaxVotes'] as const)
  test(`whatever is given, the statutes never find a holder over the cap once all holders are there (${cap})`, async () => {
    const whole = voters.reduce((sum, { weight }) => sum + weight, 0)
    const rules = {
      perHolderMax: null,
      perHolderMaxVotes: null,
      blank: 'chair',
      ...(cap === 'perHolderMax' ? { [cap]: 2 } : { [cap]: `7/${whole}` }),
    }
    let capped = 0
    const proved = fc.asyncProperty(await attempts(), async (all) => {
      await clear()
      for (const { giver, holder, back } of all) {
        const given = await gives(staff, input(giver, holder)).catch((error) => {
          if (!(error instanceof Refusal)) throw error
          if (/holder_(full|votes)$/.test(error.message)) capped += 1
          return null
        })
        if (given && back) await change(house, (tx) => revokeProxy(tx, SHELL, { meetingId, proxyId: given.id }))
      }
      const { electorate, standing } = await electorateNow()
      const why = electorate.refused.map(({ reason }) => reason).filter((reason) => reason !== 'revoked')
      // A holder who gives its own away later is away: said to it when it does, and never a cap.
      assert.ok(
        why.every((reason) => reason === 'holder_absent'),
        why.join(' '),
      )
      assert.equal(electorate.used.length + why.length, standing.length)
    })
    await saying(
      ({ proxies }) => Object.assign(proxies!, rules),
      () => fc.assert(proved, { numRuns: 15 }),
    )
    assert.ok(capped > 0, 'the cap was met')
  })

/** Members out and in again: whatever the network, the file changes nothing; and what a reader may not know is in none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SHELL } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { networks } from '../../../../test/support/random-network.ts'
import { readMembersFile } from '../imports/members.ts'
import type { KnownNetwork } from '../rules/members-known.ts'
import { EVERYBODY, type MembersScope, membersOut } from '../rules/members-out.ts'
import { membersOutcome } from '../rules/members-outcome.ts'
import { type MembersFile, membersCsv, membersJson, membersOds, membersWorkbook } from './members.ts'

const ALL: MembersScope = { figures: true, contacts: true }
const fileOf = (network: KnownNetwork, lang: Lang, scope = ALL): MembersFile => ({
  lang,
  scope,
  network: 'Réseau d’essai',
  ...membersOut(network, scope, EVERYBODY),
})
const lang = fc.constantFrom<Lang>('fr', 'en')

const KINDS: [name: string, runs: number, write: (file: MembersFile) => Promise<Uint8Array>][] = [
  ['CSV', 300, async (file) => new TextEncoder().encode(membersCsv(file))],
  ['XLSX', 80, membersWorkbook],
  ['ODS', 80, membersOds],
]
for (const [name, numRuns, write] of KINDS)
  test(`whatever the network, its ${name} brought in changes nothing and finds nothing to say`, () =>
    fc.assert(
      fc.asyncProperty(networks, lang, async (network, language) => {
        const file = fileOf(network, language)
        fc.pre(file.rows.length > 0)
        const outcome = membersOutcome(await readMembersFile(await write(file)), network, SHELL)
        assert.deepEqual(
          [outcome.errors, outcome.warnings, outcome.rows.flatMap(({ changes }) => changes), outcome.unchanged],
          [[], [], [], file.rows.length],
        )
      }),
      { numRuns },
    ))

test('whatever the network, a file for anyone holds no address, no number and no contact', () =>
  fc.assert(
    fc.property(networks, lang, (network, language) => {
      const open = membersOut(network, { figures: false, contacts: false }, EVERYBODY)
      const secret = ['siret', 'parent', 'joinedOn', 'leftOn', 'feePaid', 'employees', 'contact', 'email', 'phone', 'role'] as const
      for (const row of open.rows) for (const fact of secret) assert.equal(row[fact], null)
      const board = membersOut(network, { figures: true, contacts: false }, EVERYBODY)
      for (const row of board.rows) assert.deepEqual([row.contact, row.email, row.phone, row.role], [null, null, null, null])
      const json = membersJson(fileOf(network, language, { figures: false, contacts: false }))
      assert.doesNotMatch(json, /"(?:siret|email|phone|contact|feePaid|joinedOn)"/)
    }),
  ))

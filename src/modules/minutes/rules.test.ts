/** R16: each of the twelve items missing once is named; who reads, writes and signs; what stands against it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { lackTold } from './messages.ts'
import {
  type Lack,
  type MinutesRef,
  mayReadDraft,
  mayReadSigned,
  mayWriteMinutes,
  missingItems,
  objectionToCorrecting,
  objectionToSigning,
  objectionToWriting,
  signsAs,
} from './rules.ts'
import { MINUTES_ITEMS, type MinutesContent, type MinutesItem } from './tables.ts'

const both = (text: string) => ({ fr: text, en: text })
const COUNTS = { for: 3, against: 1, abstention: 0, blank: 0, spoilt: 0 }
const VOTE = {
  round: 1,
  method: 'electronic' as const,
  state: 'closed' as const,
  closedAt: '2017-03-14T13:30:00.000Z',
  annulledFor: null,
  outcome: 'adopted' as const,
  electorate: { voters: 4, votes: 4 },
  counts: COUNTS,
  colleges: [],
  sentence: both('Article 12 : adoptée'),
}
const SIZE = { voters: 4, votes: 4 }

/** Everything is said. */
const whole = (): MinutesContent => ({
  form: 1,
  number: 1,
  corrects: null,
  correction: null,
  example: true,
  organisation: { name: 'Réseau', seat: 'Paris' },
  body: both('Assemblée générale'),
  title: both('Assemblée générale ordinaire'),
  convening: 1,
  timeZone: 'Europe/Paris',
  when: {
    startsAt: '2017-03-14T12:30:00.000Z',
    openedAt: '2017-03-14T12:34:00.000Z',
    closedAt: '2017-03-14T15:05:00.000Z',
    place: 'Paris',
    remote: false,
  },
  notice: { on: '2017-02-20T09:00:00.000Z', mail: 4, letter: 0, entitled: 4, reached: 4, article: '8', days: 15, lateRisk: null },
  agenda: [
    {
      id: 1,
      position: 1,
      title: both('Comptes'),
      presenter: null,
      begunAt: null,
      endedAt: null,
      documents: [],
      resolutions: [1],
      note: null,
    },
    {
      id: 2,
      position: 2,
      title: both('Rapport'),
      presenter: null,
      begunAt: null,
      endedAt: null,
      documents: [],
      resolutions: [],
      note: 'Présenté.',
    },
  ],
  documents: [],
  attendance: {
    colleges: [{ college: null, roll: SIZE, present: SIZE, represented: { voters: 0, votes: 0 } }],
    present: [{ name: 'A', college: null, votes: 1, caster: null, stays: [{ from: '2017-03-14T12:34:00.000Z', to: null, mode: 'room' }] }],
    represented: [],
    refused: [],
    article: null,
  },
  quorum: {
    ruled: true,
    measures: [
      { at: '2017-03-14T12:34:00.000Z', cause: 'opening', present: SIZE, represented: SIZE, met: true, sentence: both('Article 9') },
    ],
  },
  officers: { chair: 'A', secretary: 'B', tellers: [] },
  texts: { opening: null, incidents: 'Aucun incident.', closing: null },
  resolutions: [
    { number: 1, title: both('Comptes'), text: both('Approuvés.'), kind: both('Ordinaire'), sha256: null, withdrawn: false, votes: [VOTE] },
  ],
  signatories: [
    { role: 'chair', name: 'A', capacity: both('Présidence') },
    { role: 'secretary', name: 'B', capacity: both('Secrétariat') },
  ],
})

const CASES: [item: MinutesItem, lack: Lack, spoil: (content: MinutesContent) => unknown, of?: number[]][] = [
  ['network', 'name', (all) => (all.organisation.name = ' ')],
  ['network', 'seat', (all) => (all.organisation.seat = null)],
  ['body', 'body', (all) => (all.body = { fr: '', en: null })],
  ['body', 'kind', (all) => (all.title = { fr: ' ', en: null })],
  ['when', 'place', (all) => (all.when.place = null)],
  ['when', 'opened', (all) => (all.when.openedAt = null)],
  ['when', 'closed', (all) => (all.when.closedAt = null)],
  ['convening', 'convened_on', (all) => (all.notice.on = null)],
  ['convening', 'convened_how', (all) => (all.notice.mail = 0)],
  ['agenda', 'agenda', (all) => (all.agenda = [])],
  ['attendance', 'nobody_there', (all) => (all.attendance.present = [])],
  ['quorum', 'no_quorum_measured', (all) => (all.quorum.measures = [])],
  ['officers', 'chair', (all) => (all.officers.chair = null)],
  ['officers', 'secretary', (all) => (all.officers.secretary = null)],
  ['debates', 'note', (all) => (all.agenda[1]!.note = '  '), [2]],
  ['debates', 'incidents', (all) => (all.texts.incidents = null)],
  ['resolutions', 'text', (all) => (all.resolutions[0]!.text = { fr: '', en: '' }), [1]],
  ['votes', 'vote_running', (all) => (all.resolutions[0]!.votes = [{ ...VOTE, state: 'suspended', outcome: null, counts: null }]), [1]],
  ['votes', 'no_result', (all) => (all.resolutions[0]!.votes = [{ ...VOTE, counts: null }]), [1]],
  ['signatories', 'chair_unnamed', (all) => all.signatories.shift()],
  ['signatories', 'secretary_unnamed', (all) => (all.signatories[1]!.name = '')],
  ['signatories', 'chair_capacity', (all) => (all.signatories[0]!.capacity = null)],
  ['signatories', 'secretary_capacity', (all) => (all.signatories[1]!.capacity = { fr: ' ', en: null })],
]

test('R16: nothing is missing where all is said', () => assert.deepEqual(missingItems(whole()), []))

for (const [item, lack, spoil, of = []] of CASES)
  test(`R16: ${item} without ${lack} is named, and it alone`, () => {
    const content = whole()
    spoil(content)
    assert.deepEqual(missingItems(content), [{ item, lack, of }])
    for (const lang of ['fr', 'en'] as const) assert.ok(lackTold(lang, { lack, of }).length > 3)
  })

test('R16: the cases leave out none of the twelve items', () =>
  assert.deepEqual([...new Set(CASES.map(([item]) => item))].sort(), [...MINUTES_ITEMS].sort()))

const FINE: [what: string, change: (content: MinutesContent) => unknown][] = [
  ['a remote meeting needs no place', (all) => (all.when = { ...all.when, place: null, remote: true })],
  ['a body of which the statutes say nothing has no quorum', (all) => (all.quorum = { ruled: false, measures: [] })],
  [
    'a resolution that was withdrawn needs no text',
    (all) => (all.resolutions = [{ ...all.resolutions[0]!, withdrawn: true, text: both(''), votes: [] }]),
  ],
  ['a resolution that was not put to the vote is told as such', (all) => (all.resolutions[0]!.votes = [])],
  ['an annulled vote has no result', (all) => (all.resolutions[0]!.votes = [{ ...VOTE, state: 'annulled', counts: null, outcome: null }])],
  ['a meeting without resolutions', (all) => (all.resolutions = [])],
  ['letters alone', (all) => (all.notice = { ...all.notice, mail: 0, letter: 4 })],
]
for (const [what, change] of FINE)
  test(`R16: ${what}`, () => {
    const content = whole()
    change(content)
    assert.deepEqual(missingItems(content), [])
  })

const NETWORK = 1
const person = (id: number, role?: Role, organisationId = NETWORK): Actor => ({
  personId: id,
  name: `P${id}`,
  lang: 'fr',
  example: true,
  mandates: role ? [{ id, role, organisationId, organisationName: '', bodyId: null, bodyName: null }] : [],
  acting: null,
})
const REF: MinutesRef = {
  organisationId: NETWORK,
  officers: [
    { role: 'chair', personId: 1 },
    { role: 'secretary', personId: 2 },
    { role: 'teller', personId: 3 },
  ],
  prepares: false,
  ofMeeting: false,
}
const RIGHTS: [
  who: string,
  actor: Actor | null,
  ref: Partial<MinutesRef>,
  write: boolean,
  draft: boolean,
  signed: boolean,
  signs: string[],
][] = [
  ['a stranger', null, { ofMeeting: true }, false, false, false, []],
  ['the chair', person(1), {}, true, true, true, ['chair']],
  ['the secretary', person(2), {}, true, true, true, ['secretary']],
  ['a teller of the session', person(3), {}, false, true, true, []],
  ['the permanents', person(4, 'staff'), {}, true, true, true, []],
  ['whoever prepares', person(5, 'president'), { prepares: true }, false, true, true, []],
  ['a member who was on the roll', person(6, 'representative', 9), { ofMeeting: true }, false, false, true, []],
  ['a mandate of the organisation', person(7, 'teller'), {}, false, false, true, []],
  ['another organisation', person(8, 'representative', 9), {}, false, false, false, []],
  ['no mandate any more', person(9), {}, false, false, false, []],
]
for (const [who, actor, change, write, draft, signed, signs] of RIGHTS)
  test(`rights: ${who}`, () => {
    const ref = { ...REF, ...change }
    assert.deepEqual([mayWriteMinutes(actor, ref), mayReadDraft(actor, ref), mayReadSigned(actor, ref)], [write, draft, signed])
    assert.deepEqual(signsAs(actor, ref), signs)
  })

test('what stands against signing, writing and correcting', () => {
  const facts = { document: null, missing: [], signed: false, offices: ['chair' as const] }
  assert.equal(objectionToSigning(facts, 'chair'), null)
  assert.equal(objectionToSigning(facts, 'secretary')?.code, 'minutes.not_your_office')
  assert.equal(objectionToSigning({ ...facts, signed: true }, 'chair')?.code, 'minutes.signed_by_you')
  assert.equal(objectionToSigning({ ...facts, document: { state: 'signed' } }, 'chair')?.code, 'minutes.signed')
  const missing = missingItems({ ...whole(), agenda: [], texts: { opening: null, incidents: null, closing: null } })
  assert.deepEqual(objectionToSigning({ ...facts, missing }, 'chair')?.facts, { items: ['agenda', 'debates'] })
  assert.equal(objectionToWriting({ state: 'draft' }), null)
  assert.equal(objectionToWriting({ state: 'signed' })?.code, 'minutes.signed')
  assert.equal(objectionToCorrecting(null, 'x')?.code, 'minutes.not_signed')
  assert.equal(objectionToCorrecting({ state: 'draft', number: 2 }, 'x')?.code, 'minutes.correction_open')
  assert.equal(objectionToCorrecting({ state: 'signed', number: 1 }, ' ')?.code, 'minutes.reason_missing')
  assert.equal(objectionToCorrecting({ state: 'signed', number: 1 }, 'Un nom.'), null)
})

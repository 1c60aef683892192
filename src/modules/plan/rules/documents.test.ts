/** Which documents are taken and who keeps them, as tables of cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#kernel/values/actor.ts'
import type { Content } from '#kernel/values/media.ts'
import { actor, NETWORK, REGION } from '../../../../test/support/actor.ts'
import { STATES } from '../tables.ts'
import { type Holder, MOST_DOCUMENTS, mayKeepDocuments, objectionToAnother, objectionToDocument } from './documents.ts'

const plan = (state: (typeof STATES)[number] = 'adopted') => ({ id: 3, state, responsibleId: NETWORK, sharedWith: [5] })
const action = (facts: Partial<Holder> = {}): Holder => ({
  action: true,
  removed: false,
  origin_id: null,
  owner_person_id: null,
  owner_body_id: null,
  owner_organisation_id: null,
  ...facts,
})
const [staff, other, committee] = [
  actor({ role: 'staff' }),
  actor({ role: 'representative', organisation: 9 }),
  actor({ role: 'representative', organisation: 9, body: 5 }),
]

test('staff keep the documents of the plan and of its items; the owner of an action those of the action', () => {
  const cases: [string, Actor | null, Holder | null, boolean][] = [
    ['staff, the plan', staff, null, true],
    ['staff, an action', staff, action(), true],
    ['staff, a pillar', staff, action({ action: false }), true],
    ['nobody', null, action(), false],
    ['the board', actor({ role: 'board_member' }), null, false],
    ['staff of a region', actor({ role: 'staff', organisation: REGION }), action(), false],
    ['a member of a body that it is shared with', committee, action(), false],
    ['the owner in person', other, action({ owner_person_id: 7 }), true],
    ['a member of the owning body', committee, action({ owner_body_id: 5 }), true],
    ['somebody of the owning organisation', other, action({ owner_organisation_id: 9 }), true],
    ['the owner, the plan', other, null, false],
    ['the owner of what is no action', other, action({ action: false, owner_person_id: 7 }), false],
    ['staff, what was taken out', staff, action({ removed: true }), false],
    ['the owner, what was taken out', other, action({ removed: true, owner_person_id: 7 }), false],
    ['staff, the next text of an adopted item', staff, action({ origin_id: 2 }), false],
  ]
  for (const [name, who, item, may] of cases) assert.equal(mayKeepDocuments(who, plan(), item), may, name)
  for (const state of STATES) assert.equal(mayKeepDocuments(staff, plan(state), action()), state !== 'closed', state)
})

test('the content says what a file is, and its name must not say otherwise', () => {
  const cases: [string, Content, string | null][] = [
    ['pdf', { kind: 'pdf' }, null],
    ['png', { kind: 'pdf' }, 'plan.document_named_otherwise'],
    ['pdf', { kind: 'png' }, 'plan.document_named_otherwise'],
    ['jpeg', { kind: 'jpeg' }, null],
    ['jpg', { kind: 'jpeg' }, null],
    ['md', { kind: 'text' }, null],
    ['html', { kind: 'text' }, 'plan.document_named_otherwise'],
    ['js', { kind: 'text' }, 'plan.document_named_otherwise'],
    ['', { kind: 'text' }, 'plan.document_named_otherwise'],
    ['pdf', { refused: 'program' }, 'plan.document_refused'],
    ['txt', { refused: 'page' }, 'plan.document_refused'],
  ]
  for (const [ending, content, code] of cases)
    assert.equal(objectionToDocument('x', ending, content)?.code ?? null, code, `${ending} ${JSON.stringify(content)}`)
})

test('the same bytes stand once in a place, and a place is not endless', () => {
  assert.equal(objectionToAnother('x', 'a', [{ sha256: 'b' }]), null)
  assert.equal(objectionToAnother('x', 'a', [{ sha256: 'a' }])?.code, 'plan.document_twice')
  const full = Array.from({ length: MOST_DOCUMENTS }, (_, place) => ({ sha256: String(place) }))
  assert.equal(objectionToAnother('x', 'a', full)?.code, 'plan.too_many_documents')
  assert.equal(objectionToAnother('x', 'a', full.slice(1)), null)
})

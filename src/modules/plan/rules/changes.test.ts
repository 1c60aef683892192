/** Which texts a deed changed, whatever its payload. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textChanges } from './changes.ts'

test('texts are compared, facts and names are not', () => {
  const changes = [
    { field: 'text_fr', from: 'un', to: 'deux' },
    { field: 'title_en', from: null, to: 'One' },
    { field: 'expected_result', from: 'x', to: '' },
    { field: 'owner_person_id', from: 3, to: 4 },
    { field: 'ends_on', from: '2017-01-01', to: null },
  ]
  assert.deepEqual(textChanges({ revision: 2, changes }), [
    { field: 'text_fr', lang: 'fr', from: 'un', to: 'deux' },
    { field: 'title_en', lang: 'en', from: null, to: 'One' },
    { field: 'expected_result', lang: null, from: 'x', to: null },
  ])
})

test('a payload of another shape has no texts', () => {
  fc.assert(
    fc.property(fc.object({ key: fc.constantFrom('changes', 'field', 'from', 'to', 'x') }), (payload) =>
      Array.isArray(textChanges(payload)),
    ),
  )
  assert.deepEqual(textChanges({}), [])
  assert.deepEqual(textChanges({ changes: 'text_fr' }), [])
})

/** How the deeds of building are told, in both languages: who and on what stand before the sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildDeeds } from './build-deeds.ts'

const NOTHING = { codes: [], texts: [] }
const code = (from: string, to: string) => ({ id: 1, from, to })
const stand = (parentId: number | null, position = 1) => ({ parentId, position })
const move = { code: 'A1', into: 'B', from: stand(1), to: stand(2) }

const CASES: { [Name in keyof typeof buildDeeds]: [Parameters<(typeof buildDeeds)[Name]['sentence']['fr']>[0], string, string][] } = {
  'plan.created': [[{} as never, 'a commencé le plan', 'began the plan']],
  'plan.edited': [
    [
      {
        changes: [
          { field: 'predecessor_id', from: 1, to: null },
          { field: 'predecessor_text', from: null, to: 'x' },
          { field: 'kind', from: 'annual', to: 'strategic' },
        ],
      },
      'a modifié le plan précédent et le genre',
      'edited the plan before and the kind',
    ],
  ],
  'plan.item_added': [[{ code: 'A1' }, 'a ajouté A1', 'added A1']],
  'plan.items_added': [
    [{ count: 1 }, 'a ajouté 1 élément', 'added 1 item'],
    [{ count: 3 }, 'a ajouté 3 éléments', 'added 3 items'],
  ],
  'plan.item_moved': [
    [{ ...move, ...NOTHING }, 'a déplacé A1 dans B', 'moved A1 into B'],
    [
      { ...move, into: null, to: stand(null), codes: [code('A1', 'C')] },
      'a déplacé A1 au premier niveau, devenu C',
      'moved A1 to the first level, now C',
    ],
    [
      { ...move, to: stand(1, 2), codes: [code('A1', 'A2'), code('A2', 'A1')] },
      'a changé la place de A1, devenu A2',
      'changed the place of A1, now A2',
    ],
  ],
  'plan.item_removed': [
    [{ code: 'A1', ids: [1] }, 'a retiré A1', 'removed A1'],
    [{ code: 'A1', ids: [1, 2, 3] }, 'a retiré A1 et 2 éléments en dessous', 'removed A1 and 2 items below it'],
  ],
  'plan.item_restored': [[{ code: 'A1' }, 'a restauré A1', 'restored A1']],
  'plan.renumbered': [
    [{ codes: [code('A1', 'B1')] }, 'a renuméroté A1 en B1', 'renumbered A1 as B1'],
    [{ codes: [code('A1', 'B1'), code('A2', 'B2')] }, 'a renuméroté 2 éléments', 'renumbered 2 items'],
  ],
  'plan.build_undone': [[{ deed: 'plan.item_moved' }, 'a annulé son déplacement', 'undid their move']],
}

test('each deed is told in both languages', () => {
  for (const [name, cases] of Object.entries(CASES)) {
    const { sentence } = buildDeeds[name as keyof typeof buildDeeds] as { sentence: Record<'fr' | 'en', (payload: never) => string> }
    for (const [payload, fr, en] of cases) assert.deepEqual([sentence.fr(payload as never), sentence.en(payload as never)], [fr, en], name)
  }
})

/** Attempts at what surrounds the work on plans: documents, links, sharing, what changed. */
import { type Attempt, get, nowhere, open, post, REPRESENTATIVE, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
const DIRECTOR = 'Malo Trevenec'
const PLAN = '/plans/reussir-2020'
const DRAFT = '/plans/bretagne-2018'

const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`

/** The address of the example document of this name. */
const documentNamed =
  ({ house }: Tested, name: string, rest = '') =>
  async () => {
    const { id } = await house.reader.selectFrom('plan_document').select('id').where('name', 'like', `${name}%`).executeTakeFirstOrThrow()
    return `/documents/${id}${rest}`
  }

const undoOfLast =
  ({ house }: Tested) =>
  async () => {
    const { id } = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    return `/plan-deeds/${id}/undo`
  }

/** Of adopted plans anyone reads the documents and links; staff and who carries an action add to them. */
export function openWork(tested: Tested, { item }: World): Attempt[] {
  const carried = item('reussir-2020#A3.2.1')
  const annual = item('plan-annuel#X2.2')
  const served = { served: String(item('reussir-2020#A1.2.1')) }
  const ofPlan = 'Lire Réussir 2020'
  return [
    open(`${PLAN}/documents`),
    open(`${PLAN}/changes`),
    open(`${PLAN}/changes?since=1`),
    open(documentNamed(tested, ofPlan)),
    open(documentNamed(tested, 'Grille')),
    nowhere('/documents/999999'),
    nowhere('/plans/unknown/documents'),
    nowhere('/plans/unknown/changes'),
    nowhere('/plans/unknown/sharing'),
    post(`${PLAN}/documents`, {}, STAFF, 403, 403, 403, 422),
    post(`/items/${carried}/documents`, {}, REPRESENTATIVE, 403, 422, 403, 422),
    post(documentNamed(tested, ofPlan, '/removal'), {}, STAFF, 403, 403, 403, `303 ${PLAN}/documents`),
    nowhere(documentNamed(tested, ofPlan)),
    post(undoOfLast(tested), {}, STAFF, 404, 403, 403, `303 ${PLAN}`),
    open(documentNamed(tested, ofPlan)),
    post(`/items/${annual}/serving`, served, STAFF, 403, 403, 403, `303 /items/${annual}#serves`),
    post(undoOfLast(tested), {}, STAFF, 404, 403, 403, `303 /items/${annual}`),
    post(`${PLAN}/changes`, {}, STAFF, 403, `303 ${PLAN}`, `303 ${PLAN}`, `303 ${PLAN}`),
    get(`${PLAN}/sharing`, STAFF, toSignIn(`${PLAN}/sharing`), 403, 403, 200),
    post(`${PLAN}/sharing`, { body: '1' }, STAFF, 403, 403, 403, 422),
  ]
}

/** Of the draft there are no documents, no changes and no readers for those who may not read it. */
export function hiddenWork(tested: Tested, { item, body }: World): Attempt[] {
  const action = item('bretagne-2018#1.1')
  const served = { code: 'reussir-2020#A1.2.1' }
  // A body in which none of the strangers sits.
  const lea = String(body('Groupe Léa (logiciel d’évaluation et d’accompagnement)'))
  const hidden = (path: string) => get(path, DIRECTOR, 404, 404, 404, 200)
  const deed = (path: Attempt['path'], form: NonNullable<Attempt['form']>, to: string | number) =>
    post(path, form, DIRECTOR, 404, 404, 404, to)
  return [
    hidden(`${DRAFT}/documents`),
    hidden(`${DRAFT}/changes`),
    hidden(`${DRAFT}/changes?days=90`),
    hidden(`${DRAFT}/sharing`),
    deed(`${DRAFT}/changes`, {}, `303 ${DRAFT}`),
    deed(`${DRAFT}/documents`, {}, 422),
    deed(`/items/${action}/documents`, {}, 422),
    deed(`/items/${action}/serving`, served, `303 /items/${action}#serves`),
    deed(undoOfLast(tested), {}, `303 /items/${action}`),
    deed(`${DRAFT}/sharing`, { body: lea }, `303 ${DRAFT}/sharing`),
    hidden(`${DRAFT}/sharing`),
    deed(`${DRAFT}/sharing`, { unshare: lea }, `303 ${DRAFT}/sharing`),
    deed(undoOfLast(tested), {}, `303 ${DRAFT}`),
    deed(`${DRAFT}/sharing`, { unshare: lea }, `303 ${DRAFT}/sharing`),
  ]
}

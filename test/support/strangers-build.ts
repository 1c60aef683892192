/** Attempts at building plans: a new one, the tree of a draft, the tree of an adopted plan. */
import { type Answer, type Attempt, get, post, type Tested, type World } from './attempts.ts'

const DIRECTOR = 'Malo Trevenec'
const STAFF = 'Kévin Dorsalin'
const DRAFT = '/plans/bretagne-2018'
const ADOPTED = '/plans/reussir-2020'

const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
const hidden = (path: string, may: Answer = 200): Attempt => get(path, DIRECTOR, 404, 404, 404, may)
const hiddenDeed = (path: Attempt['path'], form: Attempt['form'], may: Answer): Attempt =>
  post(path, form ?? {}, DIRECTOR, 404, 404, 404, may)

/** Of a draft nothing can be built, nor seen that it is being built, by others than its staff; what its staff did is taken back at the end. */
export function hiddenBuilding({ house }: Tested, { item }: World): Attempt[] {
  const first = item('bretagne-2018#1.1')
  const second = item('bretagne-2018#1.2')
  const there = `303 ${DRAFT}/build?at=${first}`
  const last = async () => {
    const { id } = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    return id
  }
  const undo = async () => `/plan-deeds/${await last()}/undo`
  const undoInTree = async () => `${DRAFT}/build/deeds/${await last()}/undo`
  return [
    hidden(`${DRAFT}/build`),
    hidden(`${DRAFT}/build?at=${first}&lang=en`),
    hidden(`${DRAFT}/edit`),
    hidden(`${DRAFT}/numbering`),
    hidden(`/items/${first}/move`),
    hidden(`/items/${first}/removal`),
    hiddenDeed(`${DRAFT}/edit`, { predecessor: '' }, `303 ${DRAFT}`),
    hiddenDeed(`${DRAFT}/items`, { place: 'in:0', title: '' }, 422),
    hiddenDeed(`${DRAFT}/items`, { place: 'in:0', lines: '' }, 422),
    hiddenDeed(`${DRAFT}/numbering`, {}, `303 ${DRAFT}/numbering`),
    hiddenDeed(`/items/${first}/move`, { place: `after:${second}` }, there),
    hiddenDeed(undoInTree, {}, there),
    hiddenDeed(undoInTree, {}, 422),
    hiddenDeed(`/items/${first}/removal`, {}, `303 ${DRAFT}/build`),
    hidden(`/items/${first}/move`, 409),
    hiddenDeed(`/items/${first}/restoration`, {}, there),
    hiddenDeed(`/items/${first}/restoration`, {}, 409),
    hiddenDeed(`${DRAFT}/numbering`, { item: String(first), code: 'Z9', shown: '1.1' }, there),
    hiddenDeed(undo, {}, `303 /items/${first}`),
  ]
}

/** Who is of no staff begins no plan; of an adopted text nobody changes the tree (R39). */
export function openBuilding(_tested: Tested, { item }: World): Attempt[] {
  const action = item('reussir-2020#A1.2.1')
  const seen = (path: string): Attempt => get(path, STAFF, toSignIn(path), 403, 403, 422)
  const deed = (path: string, form: Record<string, string>): Attempt => post(path, form, STAFF, 403, 403, 403, 422)
  return [
    get('/plans/new', STAFF, toSignIn('/plans/new'), 403, 403, 200),
    deed('/plans/new', { title_fr: '', kind: 'strategic', levels: 'axes', owner: '' }),
    seen(`${ADOPTED}/build`),
    get(`${ADOPTED}/edit`, STAFF, toSignIn(`${ADOPTED}/edit`), 403, 403, 200),
    deed(`${ADOPTED}/edit`, { title_fr: 'Autre' }),
    seen(`${ADOPTED}/numbering`),
    seen(`/items/${action}/move`),
    seen(`/items/${action}/removal`),
    deed(`${ADOPTED}/items`, { place: 'in:0', title: 'Neuf' }),
    deed(`${ADOPTED}/numbering`, { item: String(action), code: 'Z9', shown: 'A1.2.1' }),
    deed(`/items/${action}/move`, { place: 'in:0' }),
    deed(`/items/${action}/removal`, {}),
    deed(`/items/${action}/restoration`, {}),
  ]
}

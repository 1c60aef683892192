/** Writing statutes, proposing them, recording that they are in force, tried by everyone. */
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
const SECRETARY = 'Gildas Pontarec'
const PRESIDENT = 'Solène Varenquier'

const NEW = '/statutes/new'
/** The version that the table begins: the demonstration has two. */
const DRAFT = '/statutes/3'
const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`

/** Of a draft there is nothing for others; a stranger is led to the sign-in, whether there is one or not. */
const hidden = (path: string, by = SECRETARY): Attempt => get(path, by, toSignIn(path), 404, 404, 200)
const hiddenDeed = (path: string, form: NonNullable<Attempt['form']>, answer: string | number, by = SECRETARY): Attempt =>
  post(path, form, by, 403, 404, 404, answer)
/** What is proposed is read by anyone, and done by few. */
const page = (path: string, by = SECRETARY, answer = 200): Attempt => get(path, by, toSignIn(path), 403, 403, answer)
const deed = (path: string, form: NonNullable<Attempt['form']>, answer: string | number, by = SECRETARY): Attempt =>
  post(path, form, by, 403, 403, 403, answer)

const PAST = { body: 'Assemblée générale', decided_on: '2017-03-01', in_force_from: '2017-03-02' }

/** In the order of a version's life. */
export function statutesEditingAttempts({ request, as }: Tested, { person }: World): Attempt[] {
  /** The fingerprint that the form of who may carries. */
  const seen = async (part: string) => {
    const response = await request(`${DRAFT}/edit/${part}`, { headers: await as(person(SECRETARY)) })
    return /name="seen" value="(\w+)"/.exec(await response.text())?.[1] ?? ''
  }
  const roll = async () => ({ seen: await seen('roll'), says: 'rule', record_days: '15', article: '1' })
  return [
    page(NEW),
    page(NEW, PRESIDENT, 403),
    deed(NEW, { title: '', from: 'nothing' }, 422),
    deed(NEW, { title: 'Statuts essayés', from: 'model' }, `303 ${DRAFT}/edit/articles`),
    ...['facts', 'articles', 'roll', 'colleges', 'renewal', 'body-ag', 'body-bureau'].map((part) => hidden(`${DRAFT}/edit/${part}`)),
    get(`${DRAFT}/edit/facts`, PRESIDENT, toSignIn(`${DRAFT}/edit/facts`), 404, 404, 403),
    get(`${DRAFT}/edit/body-nobody`, SECRETARY, toSignIn(`${DRAFT}/edit/body-nobody`), 404, 404, 404),
    get('/statutes/999/edit/facts', SECRETARY, toSignIn('/statutes/999/edit/facts'), 404, 404, 404),
    hiddenDeed(`${DRAFT}/edit/articles`, { rows: '0', add: 'new' }, 422),
    hiddenDeed(`${DRAFT}/edit/roll`, { seen: 'forged', says: 'silent' }, 409),
    hiddenDeed(`${DRAFT}/edit/roll`, roll, `303 ${DRAFT}/edit/roll`, STAFF),
    hidden(`${DRAFT}/proposal`),
    hiddenDeed(`${DRAFT}/withdrawal`, {}, 422),
    hiddenDeed(`${DRAFT}/proposal`, {}, `303 ${DRAFT}`),
    page(`${DRAFT}/withdrawal`),
    deed(`${DRAFT}/withdrawal`, {}, `303 ${DRAFT}`),
    hidden(`${DRAFT}/adoption`, PRESIDENT),
    hiddenDeed(`${DRAFT}/proposal`, {}, `303 ${DRAFT}`, STAFF),
    page(`${DRAFT}/adoption`, PRESIDENT),
    deed(`${DRAFT}/adoption`, PAST, 403, STAFF),
    deed(`${DRAFT}/adoption`, { ...PAST, in_force_from: '' }, 422, PRESIDENT),
    deed(`${DRAFT}/adoption`, PAST, `303 ${DRAFT}`, PRESIDENT),
    page(`${DRAFT}/edit/facts`, SECRETARY, 422),
    deed(`${DRAFT}/edit/facts`, { title: 'Autre' }, 422),
  ]
}

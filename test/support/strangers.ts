/** The table of attempts: every address of the house, and what each of those who try it gets. */
import { type Answer, type Attempt, FORMER, get, nowhere, open, post, REPRESENTATIVE, type Tested, type World } from './attempts.ts'
import { accessAttempts } from './strangers-access.ts'
import { attendanceAttempts } from './strangers-attendance.ts'
import { backupAttempts } from './strangers-backup.ts'
import { bringingIn } from './strangers-bring-in.ts'
import { BUDGET } from './strangers-budget.ts'
import { hiddenBuilding, openBuilding } from './strangers-build.ts'
import { castingAttempts } from './strangers-casting.ts'
import { comparisons } from './strangers-comparison.ts'
import { directoryAttempts } from './strangers-directory.ts'
import { feeds } from './strangers-feeds.ts'
import { hiddenFiles, openFiles } from './strangers-files.ts'
import { invitationsAttempts } from './strangers-invitations.ts'
import { keepingAttempts } from './strangers-keeping.ts'
import { mailAttempts } from './strangers-mail.ts'
import { membersAttempts } from './strangers-members.ts'
import { minutesAttempts } from './strangers-minutes.ts'
import { noticeAttempts } from './strangers-notice.ts'
import { personalAttempts } from './strangers-personal.ts'
import { planningAttempts } from './strangers-planning.ts'
import { proxiesAttempts } from './strangers-proxies.ts'
import { sessionAttempts } from './strangers-session.ts'
import { settingsAttempts } from './strangers-settings.ts'
import { statutesEditingAttempts } from './strangers-statutes-editing.ts'
import { statutesReadingAttempts } from './strangers-statutes-reading.ts'
import { frozenVersions, nextText } from './strangers-versions.ts'
import { hiddenViews, openViews } from './strangers-views.ts'
import { votesAttempts } from './strangers-votes.ts'
import { hiddenWork, openWork } from './strangers-work.ts'

export const DIRECTOR = 'Malo Trevenec'
const STAFF = 'Kévin Dorsalin'
const SECRETARY = 'Gildas Pontarec'
const DRAFT = '/plans/bretagne-2018'

const all = (answer: Answer): Attempt['answers'] => [answer, answer, answer, answer]
const toSignIn = (back = '/me') => `303 /sign-in?back=${encodeURIComponent(back)}`

const newsOf =
  ({ house }: Tested, id: number, percent: number) =>
  async () => {
    const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', id).executeTakeFirstOrThrow()
    return { revision: String(revision), status: 'in_progress', progress: String(percent) }
  }

const undoOfLast =
  ({ house }: Tested) =>
  async () => {
    const { id } = await house.reader.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    return `/plan-deeds/${id}/undo`
  }

/** What anyone may read. */
export function readings({ request }: Tested, { person, organisation, body, item }: World): Attempt[] {
  const stylesheet = async () => /\/assets\/all-\w+\.css/.exec(await (await request('/')).text())![0]
  return [
    open('/'),
    open('/journal'),
    open('/journal?before=5'),
    open('/search'),
    open('/search?q=plan'),
    open('/search?q=bretagne+2018&all=1'),
    open('/healthz'),
    open('/live?topics=plan:4~forged'),
    open(stylesheet),
    nowhere('/assets/../package.json'),
    nowhere('/assets/all.css.map'),
    open(`/organisations/${organisation('CHANTIER école')}`),
    open(`/organisations/${organisation('CHANTIER école Bretagne')}`),
    nowhere('/organisations/999999'),
    open(`/bodies/${body('Groupe Mobilité et insertion')}`),
    nowhere('/bodies/0'),
    open(`/persons/${person('Solène Varenquier')}`),
    get(`/persons/${person(DIRECTOR)}`, STAFF, 404, 200, 200, 200),
    get(`/persons/${person(FORMER)}`, STAFF, 404, 200, 200, 200),
    nowhere('/logo'),
    open('/plans'),
    open('/plans/reussir-2020'),
    open('/plans/reussir-2020?missing=owner'),
    open('/plans/reussir-2020.pdf'),
    open('/plans/reussir-2020.json'),
    open('/plans/plan-annuel'),
    nowhere('/plans/unknown'),
    nowhere('/plans/unknown.pdf'),
    nowhere('/plans/unknown.json'),
    open(`/items/${item('reussir-2020#A3.3.1')}`),
    nowhere('/items/999999'),
    nowhere('/no-such-page'),
  ]
}

/** Signing in and out, the demonstration, one-time links. */
export function doors({ house }: Tested, { person }: World): Attempt[] {
  const invitation = async () => `/invitations/${await house.sessions.links.make('sign_in', person(STAFF))}`
  const network = { name: 'Autre', time_zone: 'Europe/Paris', person_name: 'Moi', email: 'moi@ailleurs.example', role: 'president' }
  return [
    get('/sign-in', STAFF, 200, '303 /me', '303 /me', '303 /me'),
    post('/sign-in', { email: 'kevin.dorsalin@reseau.example' }, STAFF, ...all('303 /sign-in/code')),
    get('/sign-in/code', STAFF, ...all('303 /sign-in')),
    post('/sign-in/code', { code: '123456' }, STAFF, ...all('303 /sign-in')),
    post('/sign-out', {}, STAFF, ...all('303 /')),
    open('/demo'),
    post('/demo/session', { person: String(person(STAFF)) }, STAFF, ...all('303 /')),
    post('/demo/session', { person: '999999' }, STAFF, ...all(404)),
    nowhere('/invitations/forged'),
    open(invitation),
    post(invitation, {}, STAFF, ...all('303 /welcome')),
    post('/invitations/forged', {}, STAFF, ...all(404)),
    nowhere('/set-up/forged'),
    post('/set-up/forged', network, STAFF, ...all(404)),
    // A link left over from before there was a network makes no second one.
    post(async () => `/set-up/${await house.sessions.links.make('set_up', null)}`, network, STAFF, ...all(409)),
  ]
}

/** One's own page. */
export function mine({ house }: Tested, { person }: World): Attempt[] {
  const mandateOf = (name: string) => async () => {
    const { id } = await house.reader
      .selectFrom('people_mandate')
      .select('id')
      .where('person_id', '=', person(name))
      .executeTakeFirstOrThrow()
    return { mandate: String(id) }
  }
  return [
    get('/me', STAFF, toSignIn(), 200, 200, 200),
    post('/me/acting', mandateOf(STAFF), STAFF, toSignIn(), 422, 422, '303 /me'),
    post('/me/acting', mandateOf(FORMER), FORMER, toSignIn(), 422, 422, 422),
    post('/me/language', { lang: 'fr' }, STAFF, toSignIn(), '303 /me?lang=fr', '303 /me?lang=fr', '303 /me?lang=fr'),
  ]
}

/** An adopted plan is read by anyone; only its staff and who carries an action say how it goes. */
export function adoptedPlan(tested: Tested, { item }: World): Attempt[] {
  const action = item('reussir-2020#A1.2.1')
  const carried = item('reussir-2020#A3.2.1')
  const last = undoOfLast(tested)
  return [
    get(`/items/${action}/edit`, STAFF, toSignIn(`/items/${action}/edit`), 403, 403, 200),
    post(`/items/${action}`, newsOf(tested, action, 55), STAFF, 403, 403, 403, `303 /items/${action}`),
    post(last, {}, STAFF, 404, 403, 403, `303 /items/${action}`),
    get(`/items/${carried}/edit`, STAFF, toSignIn(`/items/${carried}/edit`), 200, 403, 200),
    post(`/items/${carried}`, newsOf(tested, carried, 5), REPRESENTATIVE, 403, `303 /items/${carried}`, 403, `303 /items/${carried}`),
    get('/plans/reussir-2020/adoption', SECRETARY, 403, 403, 403, 422),
    post('/plans/reussir-2020/publication', {}, SECRETARY, 403, 403, 403, 422),
    post('/plans/reussir-2020/withdrawal', {}, SECRETARY, 403, 403, 403, 422),
    post('/plans/reussir-2020/adoption', { decided_on: '2015' }, SECRETARY, 403, 403, 403, 422),
    post('/plans/plan-annuel/closing', {}, SECRETARY, 403, 403, 403, '303 /plans/plan-annuel'),
    post(last, {}, SECRETARY, 404, 403, 403, '303 /plans/plan-annuel'),
  ]
}

const hidden = (path: Attempt['path']) => get(path, DIRECTOR, 404, 404, 404, 200)
const moved = (deed: string): Attempt => post(`${DRAFT}/${deed}`, {}, DIRECTOR, 403, 403, 403, `303 ${DRAFT}`)
export const publication = post(`${DRAFT}/publication`, {}, DIRECTOR, 404, 404, 404, `303 ${DRAFT}`)

/** The regional draft: for all but its staff it does not exist. */
export function draft(tested: Tested, { item }: World): Attempt[] {
  const action = item('bretagne-2018#1.1')
  return [
    hidden(DRAFT),
    hidden(`${DRAFT}?status=planned&lang=en`),
    hidden(`${DRAFT}.pdf`),
    hidden(`${DRAFT}.json`),
    hidden(`${DRAFT}/adoption`),
    hidden(`/items/${action}`),
    hidden(`/items/${action}/edit`),
    hidden(`/items/${item('bretagne-2018#2.1')}`),
    post(`/items/${action}`, newsOf(tested, action, 20), DIRECTOR, 404, 404, 404, `303 /items/${action}`),
    post(undoOfLast(tested), {}, DIRECTOR, 404, 404, 404, `303 /items/${action}`),
    post(`${DRAFT}/withdrawal`, {}, DIRECTOR, 404, 404, 404, 422),
    post(`${DRAFT}/closing`, {}, DIRECTOR, 404, 404, 404, 422),
  ]
}

/** Published, it is read by anyone; withdrawn at the end. */
export function publishedDraft(tested: Tested, { item }: World): Attempt[] {
  const action = item('bretagne-2018#1.1')
  return [
    open(DRAFT),
    open(`${DRAFT}.json`),
    open(`/items/${action}`),
    get(`${DRAFT}/adoption`, DIRECTOR, 403, 403, 403, 200),
    post(`/items/${action}`, newsOf(tested, action, 30), DIRECTOR, 403, 403, 403, `303 /items/${action}`),
    moved('withdrawal'),
  ]
}

/** Published again, adopted, closed: nothing of it changes any more. */
export function endOfPlan(tested: Tested, { item }: World): Attempt[] {
  const action = item('bretagne-2018#1.1')
  return [
    publication,
    post(`${DRAFT}/adoption`, { decided_on: 'mars 2017' }, DIRECTOR, 403, 403, 403, `303 ${DRAFT}`),
    moved('closing'),
    open(DRAFT),
    post(`/items/${action}`, newsOf(tested, action, 40), DIRECTOR, 403, 403, 403, 403),
  ]
}

/** The whole table, in the order in which it can be tried. */
export const attempts = (tested: Tested, world: World): Attempt[] =>
  [
    readings,
    doors,
    mine,
    adoptedPlan,
    draft,
    openBuilding,
    hiddenBuilding,
    comparisons,
    bringingIn,
    feeds,
    openFiles,
    hiddenFiles,
    openWork,
    hiddenWork,
    openViews,
    hiddenViews,
    frozenVersions,
    nextText,
    publishedDraft,
    endOfPlan,
    directoryAttempts,
    accessAttempts,
    attendanceAttempts,
    backupAttempts,
    invitationsAttempts,
    keepingAttempts,
    mailAttempts,
    membersAttempts,
    minutesAttempts,
    noticeAttempts,
    personalAttempts,
    planningAttempts,
    settingsAttempts,
    sessionAttempts,
    proxiesAttempts,
    statutesEditingAttempts,
    statutesReadingAttempts,
    castingAttempts,
    votesAttempts,
    ...Object.values(BUDGET),
  ].flatMap((part) => part(tested, world))

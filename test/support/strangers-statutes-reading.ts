/** The pages of statutes, tried by everyone: those in force and those proposed are for anyone, a draft for who writes it and for the board. */
import { type Attempt, get, nowhere, open, post } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
/** The demonstration has a version in force, and a draft. */
const IN_FORCE = 1
const DRAFT = 2
const TRIED = 'date: "2017-03-14"\nstatutes: { majorities: { m: { threshold: simple } } }\nvotes: []\n'

const hidden = (path: string): Attempt => get(path, STAFF, 404, 404, 404, 200)

/** Nothing of a trial is stored: anyone may try, by the versions that he or she may read. */
export const statutesReadingAttempts = (): Attempt[] => [
  open('/statutes'),
  open(`/statutes/${IN_FORCE}`),
  open(`/statutes/${IN_FORCE}.json`),
  open('/statutes/comparison'),
  hidden(`/statutes/${DRAFT}`),
  hidden(`/statutes/${DRAFT}.json`),
  hidden(`/statutes/comparison?from=${IN_FORCE}&to=${DRAFT}`),
  hidden(`/statutes/comparison?to=${DRAFT}`),
  nowhere('/statutes/999999'),
  nowhere('/statutes/999999.json'),
  nowhere(`/statutes/comparison?from=${IN_FORCE}&to=x`),
  open('/statutes/trial'),
  open('/statutes/trial?example=3'),
  open('/statutes/trial?example=x'),
  post('/statutes/trial', { text: TRIED, version: '' }, STAFF, 200, 200, 200, 200),
  post('/statutes/trial', { text: TRIED, version: `${IN_FORCE}:ag` }, STAFF, 200, 200, 200, 200),
  post('/statutes/trial', { text: TRIED, version: `${DRAFT}:ag` }, STAFF, 404, 404, 404, 200),
  post('/statutes/trial', { text: TRIED, version: `${IN_FORCE}:nobody` }, STAFF, 404, 404, 404, 404),
  post('/statutes/trial', { text: '' }, STAFF, 422, 422, 422, 422),
]

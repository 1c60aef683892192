/** Attempts at the files of plans and of their versions: who reads the plan takes it away, and nobody else. */
import { FILE_KINDS } from '../../src/modules/plan/paths.ts'
import { type Attempt, get, nowhere, open } from './attempts.ts'

const DIRECTOR = 'Malo Trevenec'
const OPEN = '/plans/reussir-2020'
const DRAFT = '/plans/bretagne-2018'

export function openFiles(): Attempt[] {
  return [
    ...FILE_KINDS.flatMap((kind) => [open(`${OPEN}.${kind}`), open(`${OPEN}/versions/1.${kind}`), nowhere(`${OPEN}/versions/9.${kind}`)]),
    ...['.exe', '.zip', '/versions/1.exe', '/versions/01.json', '/versions/0.json', '/versions/99999999999999999999.pdf'].map((end) =>
      nowhere(`${OPEN}${end}`),
    ),
    ...FILE_KINDS.map((kind) => nowhere(`/plans/unknown.${kind}`)),
    nowhere('/plans/unknown/versions/1.json'),
  ]
}

/** While it is a draft; it has no version yet. */
export function hiddenFiles(): Attempt[] {
  return FILE_KINDS.flatMap((kind) => [
    get(`${DRAFT}.${kind}`, DIRECTOR, 404, 404, 404, 200),
    get(`${DRAFT}/versions/1.${kind}`, DIRECTOR, 404, 404, 404, 404),
  ])
}

/** A unique violation becomes the objection of its constraint; whatever else goes wrong stays what it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { refusingTaken } from './unique.ts'
import { objection } from './values/objection.ts'

const taken = { plan_plan_slug_key: objection('kernel.required', {}, 'slug') }
const failing = (error: unknown) => refusingTaken(taken, () => Promise.reject(error))
const violation = (code: string, constraint?: string) => Object.assign(new Error('duplicate key'), { code, constraint })

test('the constraint that was named is refused with its objection', async () => {
  await assert.rejects(
    failing(violation('23505', 'plan_plan_slug_key')),
    (error) => error instanceof Refusal && error.status === 422 && error.objections[0] === taken.plan_plan_slug_key,
  )
})

test('another constraint, another fault or a refusal goes through, and so does what was written', async () => {
  const others = [
    violation('23505', 'another_key'),
    violation('23505'),
    violation('23503', 'plan_plan_slug_key'),
    new Refusal(objection('kernel.not_yours', {}), 403),
    'no error at all',
  ]
  for (const error of others) await assert.rejects(failing(error), (thrown) => thrown === error)
  assert.equal(await refusingTaken(taken, () => Promise.resolve(7)), 7)
})

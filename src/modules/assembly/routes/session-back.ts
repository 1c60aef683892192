/** Where somebody is led back to, who acted on a session. */
import { type Typed, typedOne } from '#kernel/form.ts'
import { meetingPath } from '../paths.ts'

/** The page of this meeting from which the form was sent: other modules lead a session too, and their addresses are theirs. */
export function backTo(id: number, typed: Typed): string {
  const asked = typedOne(typed, 'back')
  return new RegExp(`^${meetingPath(id)}/[a-z]+$`).test(asked) ? asked : meetingPath(id)
}

/** The background work of invitations: one step of a sending, and a look each minute at what a step left undone. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { change, sendJob } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { STEP_QUEUE } from '../commands/invitations.ts'
import { stepSending } from '../commands/sending.ts'
import { invitationWriter } from '../messages/invitation-mail.ts'
import { batchesUnderWay, makerOf } from '../queries/invitations.ts'
import { actorOf } from '../queries.ts'

/** Takes one step of a batch's sending, in the name of whoever prepared it; the step asks for the next one. */
export async function takeStep(house: House, batchId: number): Promise<void> {
  const today = house.clock.today()
  const [network, maker] = await Promise.all([house.network(), makerOf(house.reader, batchId)])
  const actor = maker === null ? SHELL : ((await actorOf(house.reader, maker, null, today)) ?? SHELL)
  const write = invitationWriter({ network: network?.name ?? 'Gouvernail', baseUrl: house.baseUrl, today })
  const seen = await change(house, (tx) => stepSending(tx, actor, { batchId, write, mailLeaves: house.smtpUrl !== null }))
  if (seen) house.live.moved([{ kind: 'invitation_batch', id: batchId }], null)
}

/** A process that was killed leaves its step to the next minute: the steps of such a batch begin again. */
async function lookAtBatches(house: House): Promise<void> {
  const ids = await batchesUnderWay(house.reader, new Date())
  await change(house, async (tx) => {
    for (const batchId of ids) await sendJob(tx, STEP_QUEUE, { batchId })
  })
}

export const invitationJobs: JobDeclaration[] = [
  { queue: STEP_QUEUE, work: (house, data) => takeStep(house, Number(data.batchId)) },
  { queue: 'people.invitations.look', cron: '* * * * *', work: lookAtBatches },
]

/** The mails that the house writes by itself, each minute: what was done, and the digests that are due. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { DEMO_BUILT, setting } from '#kernel/setting.ts'
import { sendDigests } from './mail-digest.ts'
import { tellDeeds } from './mail-told.ts'

export const mailTelling: JobDeclaration = {
  queue: 'people.mail',
  cron: '* * * * *',
  async work(house) {
    // Nobody is told how the demonstration was made.
    if (house.demo && !(await setting<boolean>(house.reader, DEMO_BUILT))) return
    await tellDeeds(house)
    await sendDigests(house)
  },
}

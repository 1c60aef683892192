/** What is over is cleared every night: mails and links, at the network's own lengths. Persons never: they are only proposed. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { clearKept } from '../commands/retention.ts'
import { CLEARED } from '../rules/retention.ts'

export const retentionJobs: JobDeclaration[] = [
  {
    queue: 'people.clear',
    cron: '41 3 * * *',
    async work(house) {
      if (!(await house.network())) return
      for (const kind of CLEARED) await change(house, (tx) => clearKept(tx, SHELL, kind))
    },
  },
]

/** The mails that the house writes by itself, for tests: told up to now, and read once. */
import type { House } from '#kernel/house.ts'
import { outbox } from '#kernel/mail.ts'
import { tellDeeds } from '../../src/modules/people/jobs/mail-told.ts'

export function mailReader(house: House) {
  let seen = 0
  return {
    /** Other test files may be writing to the same server, never to this database: it settles. */
    async tell(by: House = house): Promise<void> {
      while (!(await tellDeeds(by)));
    },
    /** The mails since the last look, the earliest first. */
    async mails() {
      const all = (await outbox(house.reader, 5_000)).filter((mail) => mail.id > seen).reverse()
      seen = all.at(-1)?.id ?? seen
      return all.map(({ recipient, subject, text, list, unsubscribe }) => ({
        to: recipient.split('@')[0]!,
        subject,
        text,
        list,
        unsubscribe,
      }))
    },
  }
}

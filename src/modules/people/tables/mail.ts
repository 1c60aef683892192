/** Tables and deeds of mail: what one wants to be told, and the outbox. */
import type { MailPace } from '#kernel/values/mail.ts'

export interface MailChoiceTable {
  person_id: number
  topic: string
  pace: MailPace
}

/** A deed that waits for a person's next digest. */
export interface MailGatheredTable {
  person_id: number
  entry_id: number
  topic: string
  pace: 'daily' | 'weekly'
}

/** Mails came back from this address: nothing is sent there until the person has another one. */
export interface MailTroubleTable {
  person_id: number
  email: string
  since: Date
  mail_id: number | null
}

declare module '#kernel/database.ts' {
  interface Database {
    people_mail_choice: MailChoiceTable
    people_mail_gathered: MailGatheredTable
    people_mail_trouble: MailTroubleTable
  }
}

/** No deed says who was written to, nor what anyone chose. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'mail.choices_made': Record<never, never>
    'mail.retried': { count: number }
    'mail.returned': Record<never, never>
    'mail.not_returned': Record<never, never>
  }
}

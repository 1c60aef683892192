/** Every sentence that minutes says. */
import { minutesDeeds, minutesRefusals } from './messages/minutes.ts'
import { registerDeeds, registerRefusals } from './messages/register.ts'

export * from './messages/record.ts'
export * from './messages/register.ts'
export * from './messages/told.ts'
export * from './messages/work.ts'

export const deeds = { ...minutesDeeds, ...registerDeeds } as const

export const refusals = {
  fr: { ...minutesRefusals.fr, ...registerRefusals.fr },
  en: { ...minutesRefusals.en, ...registerRefusals.en },
}

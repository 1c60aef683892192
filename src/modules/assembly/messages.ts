/** Every sentence that assembly says. */

import { attendanceDeeds, attendanceRefusals } from './messages/attendance.ts'
import { noticeDeeds, noticeRefusals } from './messages/notice.ts'
import { planningDeeds, planningRefusals } from './messages/planning.ts'
import { proxiesDeeds, proxiesRefusals } from './messages/proxies.ts'
import { sessionDeeds, sessionRefusals } from './messages/session.ts'

export * from './messages/attendance.ts'
export * from './messages/notice.ts'
export * from './messages/planning.ts'
export * from './messages/proxies.ts'
export * from './messages/session.ts'

export const deeds = { ...planningDeeds, ...noticeDeeds, ...proxiesDeeds, ...attendanceDeeds, ...sessionDeeds } as const

export const refusals = {
  fr: { ...planningRefusals.fr, ...noticeRefusals.fr, ...proxiesRefusals.fr, ...attendanceRefusals.fr, ...sessionRefusals.fr },
  en: { ...planningRefusals.en, ...noticeRefusals.en, ...proxiesRefusals.en, ...attendanceRefusals.en, ...sessionRefusals.en },
}

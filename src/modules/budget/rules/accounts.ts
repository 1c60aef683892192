/** The chart of accounts of French associations (ANC 2018-06), in the layout of the CERFA 12156 table. */
import type { Side } from '../tables.ts'

/** The two digits by which the table groups. */
export const CHARGE_GROUPS = ['60', '61', '62', '63', '64', '65', '66', '67', '68', '69'] as const
export const INCOME_GROUPS = ['70', '73', '74', '75', '76', '77', '78', '79'] as const
/** In-kind contributions: apart from the balance, added to both totals in the CERFA table (R17). */
export const IN_KIND = { charge: '86', income: '87' } as const
export const GROUPS = [...CHARGE_GROUPS, IN_KIND.charge, ...INCOME_GROUPS, IN_KIND.income] as const
export type Group = (typeof GROUPS)[number]

/** Those that a form offers; any longer number of a known group is taken too. */
export const ACCOUNTS = [
  ...['60', '601', '602', '604', '606', '61', '611', '613', '614', '615', '616', '617', '618'],
  ...['62', '621', '622', '623', '624', '625', '626', '627', '628', '63', '631', '633', '635', '637'],
  ...['64', '641', '645', '647', '648', '65', '651', '653', '657', '658', '66', '661', '67', '671', '68', '681', '689', '69', '695'],
  ...['70', '701', '706', '707', '708', '73', '74', '741', '742', '743', '744', '745', '746', '747', '748', '749'],
  ...['75', '753', '754', '756', '758', '76', '768', '77', '771', '78', '781', '789', '79', '791'],
  ...['86', '860', '861', '862', '864', '87', '870', '871', '875'],
] as const
export type Account = (typeof ACCOUNTS)[number]

export const groupOf = (account: string): string => account.slice(0, 2)

const isGroup = (text: string): text is Group => (GROUPS as readonly string[]).includes(text)

/** On which side an account stands; null: no account of the chart. */
export function sideOf(account: string): Side | null {
  if (!/^[678]\d{1,5}$/.test(account) || !isGroup(groupOf(account))) return null
  return account.startsWith('6') || groupOf(account) === IN_KIND.charge ? 'charge' : 'income'
}

export const isInKind = (account: string): boolean => groupOf(account) === IN_KIND.charge || groupOf(account) === IN_KIND.income
/** Bought services, which some flat rates leave out (62, and 604: subcontracted work). */
export const isService = (account: string): boolean => groupOf(account) === '62' || account.startsWith('604')
export const isStaffCost = (account: string): boolean => groupOf(account) === '64'

/** Every sentence that budgets say. */
import { documentsDeeds, documentsRefusals } from './messages/files/documents.ts'
import { filesDeeds, filesRefusals } from './messages/files/files.ts'
import { grantsDeeds, grantsRefusals } from './messages/grants/grants.ts'
import { matrixDeeds, matrixRefusals } from './messages/matrix/matrix.ts'
import { overviewDeeds, overviewRefusals } from './messages/overview/overview.ts'
import { regionsDeeds, regionsRefusals } from './messages/regions/regions.ts'
import { sheetDeeds, sheetRefusals } from './messages/sheet/sheet.ts'
import { spreadDeeds, spreadRefusals } from './messages/spread/spread.ts'
import { versionsDeeds, versionsRefusals } from './messages/versions/versions.ts'

export * from './messages/accounts.ts'
export * from './messages/names.ts'

export const deeds = {
  ...sheetDeeds,
  ...spreadDeeds,
  ...versionsDeeds,
  ...filesDeeds,
  ...documentsDeeds,
  ...grantsDeeds,
  ...matrixDeeds,
  ...regionsDeeds,
  ...overviewDeeds,
} as const

export const refusals = {
  fr: {
    ...sheetRefusals.fr,
    ...spreadRefusals.fr,
    ...versionsRefusals.fr,
    ...filesRefusals.fr,
    ...documentsRefusals.fr,
    ...grantsRefusals.fr,
    ...matrixRefusals.fr,
    ...regionsRefusals.fr,
    ...overviewRefusals.fr,
  },
  en: {
    ...sheetRefusals.en,
    ...spreadRefusals.en,
    ...versionsRefusals.en,
    ...filesRefusals.en,
    ...documentsRefusals.en,
    ...grantsRefusals.en,
    ...matrixRefusals.en,
    ...regionsRefusals.en,
    ...overviewRefusals.en,
  },
}

/** Budgets and all that goes with them, tried by everyone: each part of the module by its name. */
import { documentsAttempts } from './strangers-budget-documents.ts'
import { filesAttempts } from './strangers-budget-files.ts'
import { grantsAttempts } from './strangers-budget-grants.ts'
import { matrixAttempts } from './strangers-budget-matrix.ts'
import { overviewAttempts } from './strangers-budget-overview.ts'
import { regionsAttempts } from './strangers-budget-regions.ts'
import { sheetAttempts } from './strangers-budget-sheet.ts'
import { spreadAttempts } from './strangers-budget-spread.ts'
import { versionsAttempts } from './strangers-budget-versions.ts'

export const BUDGET = {
  sheet: sheetAttempts,
  spread: spreadAttempts,
  versions: versionsAttempts,
  files: filesAttempts,
  documents: documentsAttempts,
  grants: grantsAttempts,
  matrix: matrixAttempts,
  regions: regionsAttempts,
  overview: overviewAttempts,
}

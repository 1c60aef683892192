/** Measures what needs no server: files in and out, comparison, views, search, the directory, each on its own data. Writes its figures to the file that it is given. */
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { backupFigures } from './backup.ts'
import { consolidationFigures } from './budget-consolidation.ts'
import { budgetMatrixFigures } from './budget-matrix.ts'
import { regionsFigures } from './budget-regions.ts'
import { sheetFigures } from './budget-sheet.ts'
import { spreadFigures } from './budget-spread.ts'
import { comparisonFigures } from './comparison.ts'
import { exportFigures } from './exports.ts'
import { importFigures } from './imports.ts'
import { meetingFigures } from './meetings.ts'
import { memberFigures } from './members.ts'
import { peopleFigures } from './people.ts'
import { searchFigures } from './search.ts'
import type { Figure } from './table.ts'
import { viewFigures } from './views.ts'
import { votingFigures } from './voting.ts'

const [, , file] = process.argv
if (!file) throw new Error('Say where the figures go.')

// As a test, since its houses are closed when a test ends.
test('the figures', async () => {
  // The comparison first: it is measured cold, as a first reader waits for it.
  const figures: Figure[] = [...comparisonFigures()]
  for (const part of [
    importFigures,
    memberFigures,
    exportFigures,
    viewFigures,
    searchFigures,
    peopleFigures,
    meetingFigures,
    backupFigures,
    votingFigures,
    sheetFigures,
    spreadFigures,
    consolidationFigures,
    regionsFigures,
    budgetMatrixFigures,
  ])
    figures.push(...(await part()))
  writeFileSync(file, JSON.stringify(figures))
})

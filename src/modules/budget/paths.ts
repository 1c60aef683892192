/** The addresses of the forecast budget. */
const asked = (facts: Record<string, string | number | null | undefined>): string => {
  const said = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  return said.length === 0 ? '' : `?${said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

export const budgetsPath = (): string => '/budgets'
export const newBudgetPath = (organisationId?: number): string => `/budgets/new${asked({ of: organisationId })}`
/** The budgets of all organisations, summed. */
export const consolidationPath = (): string => '/budgets/consolidation'
/** Leads to the version in force, else the latest that the reader may see. */
export const budgetPath = (id: number): string => `/budgets/${id}`
export const budgetEditPath = (id: number): string => `/budgets/${id}/edit`
export const versionsPath = (id: number): string => `/budgets/${id}/versions`
export const versionComparisonPath = (id: number, versions: readonly number[] = []): string =>
  `/budgets/${id}/comparison${versions.length === 0 ? '' : `?${versions.map((each) => `of=${each}`).join('&')}`}`

/** The pages of one version; `year` of those it spans, absent: the first or all, as the page shows. */
export const versionPath = (id: number, year?: number | null): string => `/budget-versions/${id}${asked({ year })}`
const part =
  (name: string) =>
  (id: number, year?: number | null): string =>
    `/budget-versions/${id}/${name}${asked({ year })}`
export const sheetPath = part('sheet')
export const spreadPath = part('actions')
export const matrixPath = part('funders')
export const regionsPath = part('regions')
export const cashPath = part('cash')
export const flowPath = part('flow')
/** What one figure is made of: `?account=62`, `?item=7`, `?funder=3`, `?grant=4`, `?recipient=regions`. */
export const linesPath = (id: number, of: Record<string, string | number | null | undefined>): string =>
  `/budget-versions/${id}/lines${asked(of)}`
export const newLinePath = (id: number, year: number, side: 'charge' | 'income'): string =>
  `/budget-versions/${id}/lines/new${asked({ year, side })}`
export const pastePath = part('paste')
export const carryPath = part('carrying')
export const importPath = part('import')
export const versionFilePath = (id: number, format: 'xlsx' | 'ods' | 'csv' | 'json', year?: number | null): string =>
  `/budget-versions/${id}.${format}${asked({ year })}`
/** The bytes that the fingerprint is of. */
export const frozenPath = (id: number): string => `/budget-versions/${id}/frozen.json`
export const presentationPath = (id: number): string => `/budget-versions/${id}.pdf`
export const amendmentPath = part('amendment')
export const scenariosPath = part('scenarios')
export const proposalPath = part('proposal')
export const withdrawalPath = part('withdrawal')
export const decisionPath = part('decision')
export const givingUpPath = part('giving-up')
export const keysPath = part('keys')
export const newKeyPath = (id: number, kind: 'weights' | 'flat'): string => `/budget-versions/${id}/keys/new${asked({ kind })}`
/** The same spreading for several lines: `?line=3.1&line=4.2`, each with its revision. */
export const spreadingPath = part('spreading')
export const regionKeyPath = part('region-key')

export const linePath = (id: number): string => `/budget-lines/${id}`
export const lineEditPath = (id: number): string => `/budget-lines/${id}/edit`
export const lineSpreadPath = (id: number): string => `/budget-lines/${id}/actions`
export const lineRemovalPath = (id: number): string => `/budget-lines/${id}/removal`
export const lineRestorationPath = (id: number): string => `/budget-lines/${id}/restoration`
export const keyPath = (id: number): string => `/budget-keys/${id}`
export const keyRemovalPath = (id: number): string => `/budget-keys/${id}/removal`
export const budgetUndoPath = (entryId: number): string => `/budget-deeds/${entryId}/undo`

export const fundersPath = (organisationId?: number): string => `/funders${asked({ of: organisationId })}`
export const newFunderPath = (organisationId?: number): string => `/funders/new${asked({ of: organisationId })}`
export const funderPath = (id: number): string => `/funders/${id}`
export const funderEditPath = (id: number): string => `/funders/${id}/edit`
export const funderRemovalPath = (id: number): string => `/funders/${id}/removal`
export const newGrantPath = (funderId: number): string => `/funders/${funderId}/grants/new`
export const funderGrantsPath = (funderId: number): string => `/funders/${funderId}/grants`
export const grantPath = (id: number): string => `/grants/${id}`
export const grantEditPath = (id: number): string => `/grants/${id}/edit`
export const grantRemovalPath = (id: number): string => `/grants/${id}/removal`
export const grantDocumentsPath = (id: number): string => `/grants/${id}/documents`
export const grantPaymentsPath = (id: number): string => `/grants/${id}/payments`
export const paymentPath = (id: number): string => `/grant-payments/${id}`
export const receiptPath = (id: number): string => `/grant-payments/${id}/receipt`
export const paymentRemovalPath = (id: number): string => `/grant-payments/${id}/removal`
export const receiptRemovalPath = (id: number): string => `/grant-payments/${id}/receipt-removal`
/** The CERFA 12156 table of a grant, counted from one version and year. */
export const cerfaPath = (grantId: number, format: 'pdf' | 'xlsx', version: number, year: number): string =>
  `/grants/${grantId}/cerfa.${format}${asked({ version, year })}`
/** Papers of an organisation that belong to no grant: its republican commitment (R38), its publications (R23). */
export const organisationPapersPath = (organisationId: number): string => `/organisations/${organisationId}/papers`
export const budgetDocumentPath = (id: number): string => `/budget-documents/${id}`
export const budgetDocumentRemovalPath = (id: number): string => `/budget-documents/${id}/removal`

export const agreementsPath = (budgetId: number): string => `/budgets/${budgetId}/agreements`
export const newAgreementPath = (budgetId: number, recipientId?: number): string =>
  `/budgets/${budgetId}/agreements/new${asked({ recipient: recipientId })}`
export const agreementPath = (id: number): string => `/agreements/${id}`
export const agreementEditPath = (id: number): string => `/agreements/${id}/edit`
export const agreementEndingPath = (id: number): string => `/agreements/${id}/ending`
export const agreementDocumentsPath = (id: number): string => `/agreements/${id}/documents`
export const agreementInstalmentsPath = (id: number): string => `/agreements/${id}/instalments`
export const instalmentPath = (id: number): string => `/instalments/${id}`
export const instalmentRemovalPath = (id: number): string => `/instalments/${id}/removal`
export const instalmentPaymentPath = (id: number): string => `/instalments/${id}/payment`
export const paymentWithdrawalPath = (id: number): string => `/instalments/${id}/payment-withdrawal`
export const acknowledgementPath = (id: number): string => `/instalments/${id}/acknowledgement`
/** What one recipient was promised, paid and has acknowledged, budget by budget. */
export const statementPath = (organisationId: number): string => `/organisations/${organisationId}/statement`

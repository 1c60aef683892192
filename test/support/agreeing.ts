/** A trial budget with grants, papers, an agreement and its instalments, as far as a test of what goes to the regions needs them. */
import type { AgreementInput } from '../../src/modules/budget/commands/regions/agreements.ts'
import { addFunder, addGrant, addPaper, makeAgreement } from '../../src/modules/budget/index.ts'
import { type budgetingIn, TREASURER } from './budgets.ts'

const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'))

export async function agreeing(at: Awaited<ReturnType<typeof budgetingIn>>) {
  const organisation = async (name: string): Promise<number> =>
    (await at.house.reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const [bretagne, rhone] = [await organisation('CHANTIER école Bretagne'), await organisation('CHANTIER école Auvergne-Rhône-Alpes')]
  let count = 0
  const grant = (kind: 'state' | 'european') =>
    at.does(TREASURER, async (tx, actor) => {
      const funderId = await addFunder(tx, actor, {
        organisationId: at.networkId,
        name: `Financeur d’essai ${kind} ${++count}`,
        kind,
        ...(kind === 'european' ? { europeanFund: 'FSE' } : {}),
      })
      return addGrant(tx, actor, { funderId, title: `Subvention ${kind} ${count}`, period_from: '2018-01-01', period_to: '2019-12-31' })
    })
  const paper = (grantId: number, kind: 'regrant_authorisation' | 'partnership') =>
    at.does(TREASURER, (tx, actor) =>
      addPaper(tx, actor, {
        organisationId: at.networkId,
        grantId,
        agreementId: null,
        kind,
        clause: 'article 6',
        signedOn: '2017-01-02',
        name: 'accord.pdf',
        bytes: PDF,
      }),
    )
  const agreement = (facts: Partial<AgreementInput> = {}, who = TREASURER) =>
    at.does(who, (tx, actor) =>
      makeAgreement(tx, actor, {
        budgetId: at.budgetId,
        recipientId: bretagne,
        title: 'Animation régionale',
        transfer: 'own',
        grantId: null,
        amountCents: 100_000,
        signedOn: '2017-01-02',
        note: null,
        ...facts,
      }),
    )
  return { bretagne, rhone, grant, paper, agreement }
}

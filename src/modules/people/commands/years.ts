/** What is noted of an organisation year by year: its fee, its key figures; the last word counts, with who said it and when. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { objectionToValue, objectionToYear } from '../rules.ts'
import type { YearNoted } from '../tables/keeping.ts'
import { type FeeState, FIGURE_KINDS, type FigureKind } from '../tables.ts'

/** Who says it, and when. */
export const saidBy = (tx: Writer, actor: Actor) => ({ said_at: nowOf(tx), said_by: actor.personId })

/** The organisation, once it is known that the actor keeps the network's people. */
async function keptOrganisation(tx: Writer, actor: Actor, id: number) {
  const known = found(await organisation(tx, id))
  if (!mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  return known
}

const writeFee = (tx: Writer, actor: Actor, row: { organisation_id: number; year: number; state: FeeState; example: boolean }) => {
  const said = { ...row, ...saidBy(tx, actor) }
  return tx
    .insertInto('people_fee')
    .values(said)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year']).doUpdateSet(said))
    .execute()
}

const writeFigure = (
  tx: Writer,
  actor: Actor,
  row: { organisation_id: number; year: number; kind: FigureKind; value: number; example: boolean },
) => {
  const said = { ...row, ...saidBy(tx, actor) }
  return tx
    .insertInto('people_figure')
    .values(said)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year', 'kind']).doUpdateSet(said))
    .execute()
}

/** Records the state of a membership fee for a year; the last word counts. Permanents of the network. */
export async function recordFee(
  tx: Writer,
  actor: Actor,
  organisationId: number,
  fee: { year: number; state: FeeState; example?: boolean },
): Promise<void> {
  const known = await keptOrganisation(tx, actor, organisationId)
  refuse(objectionToYear(fee.year))
  const { year, state, example = known.example } = fee
  await writeFee(tx, actor, { organisation_id: organisationId, year, state, example })
  await record(tx, actor, 'organisation.fee_recorded', {
    organisationId,
    public: false,
    subjects: [{ kind: 'organisation', id: organisationId }],
    payload: { year, state },
  })
}

/** Records a key figure of a year (people in integration, permanent staff, volunteers). Permanents of the network. */
export async function recordFigure(
  tx: Writer,
  actor: Actor,
  organisationId: number,
  figure: { year: number; kind: FigureKind; value: number; example?: boolean },
): Promise<void> {
  const known = await keptOrganisation(tx, actor, organisationId)
  refuse([objectionToYear(figure.year) ?? [], objectionToValue(figure.value) ?? []].flat())
  const { year, kind, value, example = known.example } = figure
  await writeFigure(tx, actor, { organisation_id: organisationId, year, kind, value, example })
  await record(tx, actor, 'organisation.figure_recorded', {
    organisationId,
    public: false,
    subjects: [{ kind: 'organisation', id: organisationId }],
    payload: { year, kind, value },
  })
}

/** What of it differs from what stands there. */
async function newsOf(tx: Writer, organisationId: number, noted: YearNoted): Promise<YearNoted> {
  const [fee, figures] = await Promise.all([
    tx
      .selectFrom('people_fee')
      .select('state')
      .where('organisation_id', '=', organisationId)
      .where('year', '=', noted.year)
      .executeTakeFirst(),
    tx
      .selectFrom('people_figure')
      .select(['kind', 'value'])
      .where('organisation_id', '=', organisationId)
      .where('year', '=', noted.year)
      .execute(),
  ])
  const stands = (kind: FigureKind) => figures.find((each) => each.kind === kind)?.value ?? null
  const changed = FIGURE_KINDS.filter((kind) => noted.figures[kind] !== undefined && noted.figures[kind] !== stands(kind))
  return {
    year: noted.year,
    ...(noted.fee === undefined || noted.fee === (fee?.state ?? null) ? {} : { fee: noted.fee }),
    figures: Object.fromEntries(changed.map((kind) => [kind, noted.figures[kind]])),
  }
}

/** Records all that is said of one year at once. Permanents of the network. Returns whether anything changed. */
export async function recordYear(tx: Writer, actor: Actor, organisationId: number, noted: YearNoted): Promise<boolean> {
  const { example } = await keptOrganisation(tx, actor, organisationId)
  await tx.selectFrom('people_organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
  const wrong = Object.values(noted.figures).filter((value): value is number => value !== null && objectionToValue(value) !== null)
  refuse([objectionToYear(noted.year) ?? [], wrong.map((value) => objection('people.value_negative', { value }, 'year'))].flat())
  const news = await newsOf(tx, organisationId, noted)
  const { year } = news
  const kinds = FIGURE_KINDS.filter((kind) => news.figures[kind] !== undefined)
  if (news.fee === undefined && kinds.length === 0) return false
  if (news.fee) await writeFee(tx, actor, { organisation_id: organisationId, year, state: news.fee, example })
  if (news.fee === null) await tx.deleteFrom('people_fee').where('organisation_id', '=', organisationId).where('year', '=', year).execute()
  for (const kind of kinds) {
    const value = news.figures[kind]
    if (value !== null && value !== undefined) await writeFigure(tx, actor, { organisation_id: organisationId, year, kind, value, example })
  }
  const gone = kinds.filter((kind) => news.figures[kind] === null)
  if (gone.length > 0)
    await tx
      .deleteFrom('people_figure')
      .where('organisation_id', '=', organisationId)
      .where('year', '=', year)
      .where('kind', 'in', gone)
      .execute()
  await record(tx, actor, 'organisation.year_recorded', {
    organisationId,
    public: false,
    subjects: [{ kind: 'organisation', id: organisationId }],
    payload: news,
  })
  return true
}

/** What the share of the regions and actors brings to the house: what is expected of whom. */
import type { Expected } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { agreementWords } from '../messages/regions/agreements.ts'
import { agreementPath, agreementsPath, statementPath } from '../paths.ts'
import { type ToPay, toAcknowledge, toPay } from '../queries/regions/expected-regions.ts'

/** More of one kind are told in one line. */
const MOST_LINES = 3

/** What waits on agreements for this person: money to be acknowledged, instalments to be paid. */
export async function regionsExpected(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  if (actor.personId === null) return []
  const [acknowledging, paying] = await Promise.all([toAcknowledge(reader, actor), toPay(reader, actor, today)])
  const say = agreementWords(actor.lang)
  const money = (cents: number) => formatEuros(actor.lang, cents)
  return [
    ...acknowledging.map((each) => ({
      title: say.expectedAcknowledge(money(each.amountCents)),
      detail: each.title,
      path: statementPath(each.recipientId),
      due: null,
      late: false,
      example: each.example,
    })),
    ...[...Map.groupBy(paying, ({ budgetId }) => budgetId).values()].flatMap((of) => payments(of, today, say, money)),
  ]
}

function payments(of: ToPay[], today: Day, say: ReturnType<typeof agreementWords>, money: (cents: number) => string): Expected[] {
  const [first] = of
  if (first && of.length > MOST_LINES)
    return [
      {
        title: say.expectedMany(of.length, money(of.reduce((sum, { amountCents }) => sum + amountCents, 0))),
        detail: first.title,
        path: agreementsPath(first.budgetId),
        due: first.dueOn,
        late: first.dueOn < today,
        example: of.every(({ example }) => example),
      },
    ]
  return of.map((each) => ({
    title: say.expectedPay(money(each.amountCents), each.recipient),
    detail: each.title,
    path: agreementPath(each.agreementId),
    due: each.dueOn,
    late: each.dueOn < today,
    example: each.example,
  }))
}

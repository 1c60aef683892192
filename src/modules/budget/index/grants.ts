/** What funders and grants bring to the house: what is expected of those who keep them, and how they are found by words. */
import type { Capability, Expected } from '#kernel/capability.ts'
import { formatEuros } from '#kernel/money.ts'
import { inBoth, type Lang, sameInBoth } from '#kernel/values/lang.ts'
import { grantWords } from '../messages/grants/words.ts'
import { nameWords } from '../messages/names.ts'
import { funderPath, fundersPath, grantPath, organisationPapersPath, paymentPath } from '../paths.ts'
import { type Duty, expectedOf, grantsFound, keepersAmong, type OverduePayment } from '../queries.ts'

/** More than so many of one organisation are told in one line. */
const MOST_LINES = 4

function dutyTold(lang: Lang, { organisationId, grant, deadline, example }: Duty): Expected {
  const say = grantWords(lang)
  const name = say.duty[deadline.rule]
  return {
    title: deadline.year === undefined ? name : say.dutyYear(name, deadline.year),
    detail: grant ? `${grant.funder.name}, ${grant.title}` : say.dutySum(formatEuros(lang, deadline.sumCents ?? 0), deadline.year ?? 0),
    path: grant === null || deadline.rule === 'R38' ? `${organisationPapersPath(organisationId)}#duties` : `${grantPath(grant.id)}#duties`,
    due: deadline.due,
    late: deadline.state === 'late',
    example,
  }
}

const overdueTold = (lang: Lang, { grant, payment }: OverduePayment): Expected => ({
  title: grantWords(lang).overdue(nameWords(lang).payments[payment.kind], formatEuros(lang, payment.amountCents)),
  detail: `${grant.funder.name}, ${grant.title}`,
  path: paymentPath(payment.id),
  due: payment.expectedOn,
  late: true,
  example: payment.example,
})

/** Papers, deadlines and payments that have not come, for those who keep the grants of an organisation (R20 to R24, R38). */
export const grantsExpected: NonNullable<Capability['expected']> = async (reader, actor, today) => {
  if (actor.personId === null) return []
  const { duties, overdue } = await expectedOf(reader, actor, today)
  const told = [
    ...duties.map((duty) => ({ of: duty.organisationId, told: dutyTold(actor.lang, duty) })),
    ...overdue.map((payment) => ({ of: payment.organisationId, told: overdueTold(actor.lang, payment) })),
  ]
  return [...Map.groupBy(told, ({ of }) => of)].flatMap(([organisationId, all]) => {
    const items = all.map((each) => each.told)
    if (items.length <= MOST_LINES) return items
    const days = items.flatMap(({ due }) => due ?? []).sort()
    return [
      {
        title: grantWords(actor.lang).expectedMany(items.length),
        detail: [...new Set(items.map(({ title }) => title))].slice(0, MOST_LINES).join(', '),
        path: `${fundersPath(organisationId)}#to-do`,
        due: days[0] ?? null,
        late: items.some(({ late }) => late),
        example: items.every(({ example }) => example),
      },
    ]
  })
}

export const grantsExpectant: NonNullable<Capability['expectant']> = keepersAmong

/** One value for all of a kind: answers are grouped by it. */
const FUNDERS = inBoth((lang) => grantWords(lang).foundFunder)
const GRANTS = inBoth((lang) => grantWords(lang).foundGrant)

export const searchGrants: NonNullable<Capability['searchable']> = async (reader, actor, words, limit) => {
  const { funders, grants } = await grantsFound(reader, actor, words, limit)
  return [
    ...funders.map(({ id, name, kind, example }) => ({
      kind: FUNDERS,
      title: sameInBoth(name),
      detail: inBoth((lang) => nameWords(lang).funderKinds[kind]),
      path: funderPath(id),
      example,
    })),
    ...grants.map(({ id, title, funder, example }) => ({
      kind: GRANTS,
      title: sameInBoth(title),
      detail: sameInBoth(funder),
      path: grantPath(id),
      example,
    })),
  ]
}

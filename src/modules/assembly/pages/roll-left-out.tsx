/** Who does not vote at a meeting, by reason, each with what to do. */
import { Disclosure } from '#design/disclosure.tsx'
import { Names } from '#design/findings.tsx'
import { Heading, Paragraph } from '#design/text.tsx'
import { formatDay, yearOf } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { feesPath, organisationPath } from '#modules/people/index.ts'
import { rollWords } from '../messages/roll.ts'
import type { RollLine } from '../queries.ts'
import type { Excluded } from '../tables.ts'
import type { RollView } from './roll.tsx'

/** What can still be put right comes first. */
const ORDER: readonly Excluded[] = ['fee_unpaid', 'no_votes', 'not_yet_member', 'left', 'no_college']
/** So many names stand open. */
const FEW = 30

function Reason({ view, reason, lines }: { view: RollView; reason: Excluded; lines: RollLine[] }) {
  const { viewing, roll, fees } = view
  const { lang } = viewing
  const say = rollWords(lang)
  const day = roll.recordDay ?? viewing.today
  const title = say.reasons[reason](formatDay(lang, day), day.slice(0, 4))
  return (
    <Disclosure summary={`${title} (${formatNumber(lang, lines.length)})`} open={reason === 'fee_unpaid' && lines.length <= FEW}>
      <Paragraph>
        {roll.fixed ? say.todoFixed : say.todo[reason]}{' '}
        {reason === 'fee_unpaid' && fees && !roll.fixed ? <a href={feesPath(yearOf(day))}>{say.fees}</a> : null}
      </Paragraph>
      <Names label={title}>
        {lines.map(({ id, organisationId, name }) => (
          <li key={id}>{organisationId === null ? name : <a href={organisationPath(organisationId)}>{name}</a>}</li>
        ))}
      </Names>
    </Disclosure>
  )
}

export function LeftOut({ view }: { view: RollView }) {
  const { viewing, told, leftOut } = view
  const { lang } = viewing
  const say = rollWords(lang)
  if (leftOut === 0) return null
  const byReason = Map.groupBy(told, ({ excluded }) => excluded)
  return (
    <>
      <Heading level={2} id="left-out" count={formatNumber(lang, leftOut)}>
        {say.leftOut}
      </Heading>
      <Paragraph>
        {say.leftOutCount(leftOut)} {told.length < leftOut ? say.leftOutPrivate : null}
      </Paragraph>
      {ORDER.filter((reason) => byReason.has(reason)).map((reason) => (
        <Reason key={reason} view={view} reason={reason} lines={byReason.get(reason)!} />
      ))}
    </>
  )
}

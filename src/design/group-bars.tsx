/** One side of a budget: each group of accounts with its bar, its amount, its part of the whole, and what of it is worth a line of its own. */
import type { ComponentChildren } from 'preact'

export interface GroupBarPart {
  label: string
  href?: string
  amount: string
}

export interface GroupBar {
  code?: string
  label: string
  href?: string
  /** Length of the bar, of the longest: from 0 to 10 000. */
  length: number
  /** One for each year, where several are shown. */
  years?: string[]
  amount: string
  share: string
  parts?: GroupBarPart[]
  tone?: 'missing'
}

export interface GroupBarsProps {
  caption: string
  head: { code?: string; label: string; years?: string[]; amount: string; share: string }
  rows: GroupBar[]
  foot?: { label: string; years?: string[]; amount: string }
  tone: 'charge' | 'income' | 'pillar'
}

const Named = ({ href, children }: { href: string | undefined; children: ComponentChildren }) =>
  href ? <a href={href}>{children}</a> : <span>{children}</span>

const Bar = ({ length }: { length: number }) => (
  <svg class="group-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="100" height="8" />
    <rect class="part" width={Math.max(0, Math.min(100, length / 100))} height="8" />
  </svg>
)

const Row = ({ row, coded }: { row: GroupBar; coded: boolean }) => (
  <>
    <tr class={row.tone ? `group-${row.tone}` : undefined}>
      {coded ? <td class="group-code">{row.code}</td> : null}
      <th scope="row">
        <Named href={row.href}>{row.label}</Named>
        <Bar length={row.length} />
      </th>
      {row.years?.map((text, place) => (
        <td key={place} class="end group-year">
          {text}
        </td>
      ))}
      <td class="end group-amount">{row.amount}</td>
      <td class="end group-share">{row.share}</td>
    </tr>
    {row.parts?.map((part) => (
      <tr key={part.label} class="group-part">
        {coded ? <td class="group-code" /> : null}
        <th scope="row">
          <Named href={part.href}>{part.label}</Named>
        </th>
        {row.years?.map((_, place) => (
          <td key={place} class="group-year" />
        ))}
        <td class="end group-amount">{part.amount}</td>
        <td class="group-share" />
      </tr>
    ))}
  </>
)

/** A table whose rows carry their bars; on a phone each row stands on two lines. */
export function GroupBars({ caption, head, rows, foot, tone }: GroupBarsProps) {
  const coded = head.code !== undefined
  return (
    <section class={`group-bars of-${tone}${head.years ? ' several' : ''}`} aria-label={caption} tabindex={head.years ? 0 : undefined}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {coded ? (
              <th scope="col" class="group-code">
                {head.code}
              </th>
            ) : null}
            <th scope="col">{head.label}</th>
            {head.years?.map((year) => (
              <th key={year} scope="col" class="end group-year">
                {year}
              </th>
            ))}
            <th scope="col" class="end group-amount">
              {head.amount}
            </th>
            <th scope="col" class="end group-share">
              {head.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Row key={place} row={row} coded={coded} />
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              {coded ? <td class="group-code" /> : null}
              <th scope="row">{foot.label}</th>
              {foot.years?.map((text, place) => (
                <td key={place} class="end group-year">
                  {text}
                </td>
              ))}
              <td class="end group-amount">{foot.amount}</td>
              <td class="group-share" />
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}

/** What it all comes to, as large as a page can say it, and one sentence. */
export const GrandTotal = ({ amount, label, children }: { amount: string; label: string; children?: ComponentChildren }) => (
  <div class="grand-total">
    <p>
      <span class="sr">{label} </span>
      <strong>{amount}</strong>
    </p>
    {children}
  </div>
)

/** The part that was promised, and how much of it is there: a bar with the mark of the target. */
export const TargetBar = ({ label, shareBp, targetBp }: { label: string; shareBp: number; targetBp: number | null }) => (
  <svg class="target-bar" viewBox="0 0 100 7" preserveAspectRatio="none" role="img" aria-label={label}>
    <rect class="ground" y="1" width="100" height="5" />
    <rect class="part" y="1" width={Math.min(100, shareBp / 100)} height="5" />
    {targetBp === null ? null : <rect class="target" x={targetBp / 100 - 0.25} width="0.5" height="7" />}
  </svg>
)

/** The fields by which a whole is shared among the actions of a plan: a share, an amount or a weight for each. */
import type { PillarTone } from './outline.tsx'

export interface PartField {
  name: string
  value: string
  label: string
  error?: boolean
}

export interface PartRow {
  id: string
  depth: number
  tone: PillarTone
  code: string
  title: string
  /** A row of the tree without fields has none of these. */
  tick?: { name: string; value: string; checked: boolean; label: string }
  share?: PartField
  amount?: PartField
  /** What it gets, worked out. */
  worked?: string
}

const Field = ({ field, kind }: { field: PartField; kind: 'share' | 'amount' }) => (
  <input
    type="text"
    id={`field-${field.name}`}
    name={field.name}
    value={field.value}
    aria-label={field.label}
    aria-invalid={field.error ? 'true' : undefined}
    inputmode="decimal"
    autocomplete="off"
    data-part={kind}
  />
)

const FieldsRow = ({ row }: { row: PartRow }) => (
  <tr
    class={`parts-row depth-${Math.min(row.depth, 4)}${row.tick || row.share ? ' leaf' : ''} pillar-${row.tone}`}
    data-row={row.tick || row.share ? '' : undefined}
  >
    <th scope="row" colspan={row.tick || row.share ? undefined : 4}>
      {row.tick ? (
        <label>
          <input type="checkbox" name={row.tick.name} value={row.tick.value} checked={row.tick.checked} aria-label={row.tick.label} />
          <span>
            <span class="cost-code">{row.code}</span> {row.title}
          </span>
        </label>
      ) : (
        <>
          <span class="cost-code">{row.code}</span> {row.title}
        </>
      )}
    </th>
    {row.share ? (
      <td class="parts-share">
        <Field field={row.share} kind="share" />
      </td>
    ) : null}
    {row.amount ? (
      <td class="parts-amount">
        <Field field={row.amount} kind="amount" />
      </td>
    ) : null}
    {row.worked === undefined ? null : <td class="parts-worked">{row.worked}</td>}
  </tr>
)

/** The plan's actions with a field for each: a share, an amount, or both, of which one counts. */
export const PartFields = ({
  caption,
  head,
  rows,
  empty,
}: {
  caption: string
  head: { item: string; share?: string; amount?: string; worked?: string }
  rows: PartRow[]
  empty: string
}) => (
  <section class="parts-fields" aria-label={caption} tabindex={0}>
    <table>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head.item}</th>
          {head.share ? (
            <th scope="col" class="parts-share">
              {head.share}
            </th>
          ) : null}
          {head.amount ? (
            <th scope="col" class="parts-amount">
              {head.amount}
            </th>
          ) : null}
          {head.worked ? (
            <th scope="col" class="parts-worked">
              {head.worked}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FieldsRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
    {rows.length === 0 ? <p class="hint">{empty}</p> : null}
  </section>
)

/** What stands in a file beside what it means here: one row per column, its meaning to be chosen. */
import type { ComponentProps } from 'preact'
import { Select } from './fields.tsx'
import { Tag } from './text.tsx'

export interface Match {
  field: ComponentProps<typeof Select>
  unknown?: string
}

export const Matches = ({ matches, label }: { matches: Match[]; label: string }) => (
  <ul class="matches" aria-label={label}>
    {matches.map(({ field, unknown }) => (
      <li key={field.name} class={unknown ? 'is-unknown' : undefined}>
        <Select {...field} />
        {unknown ? <Tag tone="waiting">{unknown}</Tag> : null}
      </li>
    ))}
  </ul>
)

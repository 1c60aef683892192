/** The bar of filters above a list: a plain GET form, and what filters now with a way to remove it. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph } from './icons.tsx'
import { words } from './messages.ts'

export interface FilterBarProps {
  action: string
  children: ComponentChildren
  /** More choices, below the fields. */
  more?: ComponentChildren
  active: { label: string; removeHref: string }[]
  lang: Lang
}

/**
 * `replace`: the list changes in place (scroll and focus stay), and Back leaves the list instead of walking through filters. On a phone the
 * fields are folded under one line, so that the list is what one sees.
 */
export const FilterBar = ({ action, children, more, active, lang }: FilterBarProps) => (
  <search class="filters">
    <form action={action} method="get" aria-label={words(lang).filters} data-autosubmit="" data-turbo-action="replace">
      <details>
        <summary>
          <Glyph name="filter" />
          {words(lang).filters}
          {active.length > 0 ? <span class="tab-count">{active.length}</span> : null}
        </summary>
        <div class="filter-fields">
          {children}
          <button class="button" type="submit">
            {words(lang).filter}
          </button>
        </div>
        {more}
      </details>
    </form>
    {active.length > 0 ? (
      <ul class="filters-active" aria-label={words(lang).activeFilters}>
        {active.map((filter) => (
          <li key={filter.label}>
            <a href={filter.removeHref} data-turbo-action="replace">
              <span class="sr">{words(lang).removeFilter(filter.label)}</span>
              <span aria-hidden="true">{filter.label}</span>
              <Glyph name="close" />
            </a>
          </li>
        ))}
      </ul>
    ) : null}
  </search>
)

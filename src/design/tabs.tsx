/** Several views of one thing: each a page of its own in a row of tabs, or one choice among a few ready-made ones. */
import { Glyph, type GlyphName } from './icons.tsx'

export interface Tab {
  href: string
  label: string
  glyph?: GlyphName
  /** A figure beside the label: how many there are. */
  count?: string
}

/** `here`: the address of the tab that is shown. Where the row is too narrow it scrolls, and an island brings the current tab into sight. */
export const Tabs = ({ label, tabs, here }: { label: string; tabs: Tab[]; here: string }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} aria-current={tab.href === here ? 'page' : undefined}>
            {tab.glyph ? <Glyph name={tab.glyph} /> : null}
            {tab.label}
            {tab.count ? <span class="tab-count">{tab.count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

export interface Pill {
  href: string
  label: string
  current: boolean
  count?: string
}

/** A few ready-made choices that the page changes to in place: the label stands before them. */
export const Pills = ({ label, items }: { label: string; items: Pill[] }) => (
  <nav class="pills" aria-label={label}>
    <span aria-hidden="true">{label}</span>
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'true' : undefined} data-turbo-action="replace">
            {item.label}
            {item.count ? <span class="tab-count">{item.count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Several views of one thing, each a page of its own: links in a row that scrolls where it is narrow. */
import { Glyph, type GlyphName } from './icons.tsx'

export interface Tab {
  href: string
  label: string
  glyph?: GlyphName
  /** A figure beside the label: how many there are. */
  count?: string
}

/** `here`: the address of the tab that is shown. */
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

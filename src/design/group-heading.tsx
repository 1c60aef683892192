/** What stands above the rows of a group: a pillar by its numeral and colour, anything else by its sign or its name. */
import type { ComponentChildren } from 'preact'

export const PillarName = ({ numeral, tone, children }: { numeral: string; tone: 1 | 2 | 3 | 4; children: ComponentChildren }) => (
  <span class={`group-name pillar-${tone}`}>
    <b class="group-numeral">{numeral}</b> {children}
  </span>
)

export const GroupName = ({ children }: { children: ComponentChildren }) => <span class="group-name">{children}</span>

/** What can be done with one row of a list: small buttons side by side, one below the other where there is no room. */
import type { ComponentChildren } from 'preact'

export const RowDeeds = ({ children }: { children: ComponentChildren }) => <div class="row-deeds">{children}</div>

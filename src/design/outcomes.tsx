/** What became of each thing of a list: on the left the thing, on the right its outcome, by sign and word. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'

type Children = { children: ComponentChildren }

export const OutcomeList = ({ children, label }: Children & { label?: string }) => (
  <ol class="outcomes" aria-label={label}>
    {children}
  </ol>
)

export interface OutcomeProps {
  /** As the styles know it: `is-done`. */
  name: string
  glyph: GlyphName
  mark: ComponentChildren
  detail?: ComponentChildren
}

export interface OutcomeRowProps {
  code: string
  href: string
  title: ComponentChildren
  /** Null: what stands below tells it. */
  outcome: OutcomeProps | null
  action?: { href: string; text: string; label: string }
  below?: ComponentChildren
}

export const OutcomeRow = ({ code, href, title, outcome, action, below }: OutcomeRowProps) => (
  <li>
    <div class={outcome ? `outcome is-${outcome.name}` : 'outcome is-branch'}>
      <p class="outcome-what">
        <span class="outcome-code">{code}</span> <a href={href}>{title}</a>
      </p>
      {outcome ? (
        <div class="outcome-mark">
          <p>
            <Glyph name={outcome.glyph} /> {outcome.mark}
          </p>
          {outcome.detail ? <p class="outcome-detail">{outcome.detail}</p> : null}
          {action ? (
            <p class="outcome-action">
              <a href={action.href} aria-label={action.label}>
                {action.text}
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
    {below}
  </li>
)

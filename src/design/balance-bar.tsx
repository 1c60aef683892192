/** The dark bar that stays in sight below a budget: charges, income, what is missing, and the part of the regions against its target. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface BalanceFigure {
  label: string
  /** As people write it. */
  text: string
  tone?: 'good' | 'bad'
  /** Beside the figure: « il manque ». */
  note?: string
  /** By which a script finds it: `charges`, `income`, `gap`. */
  name?: string
}

export interface BalanceShare {
  /** « Régions et acteurs : 32 % (518 400 €) » */
  text: string
  /** Of the whole, from 0 to 10 000. */
  shareBp: number
  targetBp: number | null
  target: string | null
}

export const BalanceBar = ({
  label,
  figures,
  share,
  stays,
  children,
}: {
  label: string
  figures: BalanceFigure[]
  share?: BalanceShare
  /** In sight while the page scrolls above it: where one writes. */
  stays?: boolean
  children?: ComponentChildren
}) => (
  <section class={stays ? 'balance-bar stays' : 'balance-bar'} aria-label={label}>
    <dl>
      {figures.map((figure) => (
        <div key={figure.label} class={figure.tone}>
          <dt>{figure.label}</dt>
          <dd data-figure={figure.name}>
            {figure.name === 'gap' ? (
              // Both: an island that counts as one types turns the one into the other.
              <>
                <Glyph name="done" />
                <Glyph name="stopped" />
              </>
            ) : figure.tone ? (
              <Glyph name={figure.tone === 'good' ? 'done' : 'stopped'} />
            ) : null}
            <strong>{figure.text}</strong> {figure.note ? <span>{figure.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
    {share ? (
      <div class="balance-share">
        <span data-figure="share">{share.text}</span>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect class="whole" width="100" height="6" />
          <rect class="part" width={Math.min(100, share.shareBp / 100)} height="6" />
          {share.targetBp === null ? null : <rect class="target" x={share.targetBp / 100} width="0.6" height="6" />}
        </svg>
        {share.target ? <small>{share.target}</small> : null}
      </div>
    ) : null}
    {children}
  </section>
)

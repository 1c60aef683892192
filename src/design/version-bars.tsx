/** Amounts of several versions side by side: for each heading one bar per version, all on one scale. The table beside it says the same. */
import type { ComponentChildren } from 'preact'

export interface VersionBar {
  label: string
  amount: string
  /** Beside the amount: « −10 % ». */
  note?: string
  /** Length of the bar, of the longest on the picture: from 0 to 10 000. */
  length: number
  /** Up to where the first version's bar goes, where this one differs. */
  mark?: number
}

export interface VersionBarGroup {
  heading: ComponentChildren
  bars: VersionBar[]
}

const Bar = ({ length, mark }: { length: number; mark: number | undefined }) => (
  <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1000" height="10" />
    <rect class="part" width={length / 10} height="10" />
    {mark === undefined ? null : <rect class="mark" x={Math.max(0, mark / 10 - 3)} width="3" height="10" />}
  </svg>
)

/** The order of the bars is that of the versions everywhere on the page; each carries its name in every group, so that no colour needs a legend. */
export const VersionBars = ({ label, groups }: { label: string; groups: VersionBarGroup[] }) => (
  <section class="version-bars" aria-label={label}>
    {groups.map(({ heading, bars }, place) => (
      <section key={place}>
        <h3>{heading}</h3>
        <ol>
          {bars.map((bar, version) => (
            <li key={version} class={`v${version + 1}`}>
              <span class="name">{bar.label}</span>
              <Bar length={bar.length} mark={bar.mark} />
              <span class="amount">
                {bar.amount} {bar.note ? <small>{bar.note}</small> : null}
              </span>
            </li>
          ))}
        </ol>
      </section>
    ))}
  </section>
)

/** An amount with how much it differs, one below the other. */
export const Differing = ({ amount, delta, tone }: { amount: string; delta?: string; tone?: 'more' | 'less' | 'none' }) => (
  <span class="differing">
    {amount}
    {delta ? <small class={tone}>{delta}</small> : null}
  </span>
)

/** Around tables whose columns are versions: on a phone each row tells them one below the other, names to the left and amounts to the right. */
export const VersionFigures = ({ children }: { children: ComponentChildren }) => <div class="version-figures">{children}</div>

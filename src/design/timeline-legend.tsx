/** What the bars of a timeline mean, drawn as they are. */
import { STATUSES, type Status } from './status.tsx'
import { HATCH } from './timeline-lane.tsx'

export interface TimelineLegendProps {
  label: string
  statuses: Record<Status, string>
  progress: string
  late: string
}

const Sample = ({ status }: { status: Status }) => (
  <svg viewBox="0 0 40 20" aria-hidden="true">
    <g class="lane-bar">
      <rect x="1" y="3" width="38" height="14" rx="3" class="bar-whole" />
      {status === 'stopped' ? <rect x="1" y="3" width="38" height="14" rx="3" fill={`url(#${HATCH})`} class="bar-hatch" /> : null}
      {status === 'in_progress' ? <rect x="1" y="3" width="19" height="14" rx="3" class="bar-part" /> : null}
    </g>
  </svg>
)

export const TimelineLegend = ({ label, statuses, progress, late }: TimelineLegendProps) => (
  <ul class="timeline-legend" aria-label={label}>
    {STATUSES.map((status) => (
      <li key={status} class={`is-${status}`}>
        <Sample status={status} />
        {status === 'in_progress' ? `${statuses[status]} (${progress})` : statuses[status]}
      </li>
    ))}
    <li>
      <svg viewBox="0 0 40 20" aria-hidden="true">
        <g class="lane-drift">
          <line x1="1" x2="37" y1="10" y2="10" />
          <path d="M37 4v12" />
        </g>
      </svg>
      {late}
    </li>
  </ul>
)

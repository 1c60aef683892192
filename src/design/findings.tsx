/** What is to be looked at or to be mended in something that was read: in groups, each line with its place and what was expected. */
import type { ComponentChildren } from 'preact'

export interface Finding {
  id: string
  /** « Ligne 12 »; it leads to what stands there, if that was understood. */
  place: string
  href?: string
  message: string
  /** What stands at that place. */
  content?: string
}

export interface FindingGroup {
  id: string
  title: string
  count: string
  expected?: string
  findings: Finding[]
  /** Those that are not listed. */
  rest?: string
  open: boolean
}

const Line = ({ finding }: { finding: Finding }) => (
  <li id={finding.id}>
    <span class="finding-place">
      {finding.href ? (
        // The browser itself goes there: it opens what is folded around the place, and marks it.
        <a href={finding.href} data-turbo="false">
          {finding.place}
        </a>
      ) : (
        finding.place
      )}
    </span>
    <span>{finding.message}</span>
    {finding.content ? <span class="finding-content">{finding.content}</span> : null}
  </li>
)

const Group = ({ group }: { group: FindingGroup }) => (
  <details id={group.id} open={group.open}>
    <summary>
      <span>{group.title}</span> <span class="count">{group.count}</span>
    </summary>
    {group.expected ? <p class="hint">{group.expected}</p> : null}
    <ul>
      {group.findings.map((finding) => (
        <Line key={finding.id} finding={finding} />
      ))}
      {group.rest ? <li class="finding-rest">{group.rest}</li> : null}
    </ul>
  </details>
)

/** `grave`: they stop what the person wants to do. */
export const Findings = ({ groups, grave }: { groups: FindingGroup[]; grave?: boolean }) => (
  <div class={grave ? 'findings grave' : 'findings'}>
    {groups.map((group) => (
      <Group key={group.id} group={group} />
    ))}
  </div>
)

/** Names in a row that wraps. */
export const Names = ({ children, label }: { children: ComponentChildren; label: string }) => (
  <ul class="names" aria-label={label}>
    {children}
  </ul>
)

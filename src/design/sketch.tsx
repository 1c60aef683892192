/** A tree on its way to a plan: what was understood of a file, folded where it is large. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface SketchNode {
  id: string
  code: string | null
  title: string
  /** The facts in one line. */
  detail: string
  /** What is to be looked at here. */
  notice?: { href: string; label: string }
  /** How many stand below it. */
  count?: string
  /** Shown open; a branch that is closed can still be opened by the reader. */
  open: boolean
  children: SketchNode[]
  /** What is not on this page. */
  rest?: { label: string; href?: string }
}

const Words = ({ node }: { node: SketchNode }) => (
  <>
    {node.code === null ? null : <span class="sketch-code">{node.code}</span>}
    <span class="sketch-title">{node.title}</span>
    {node.count ? <span class="count">{node.count}</span> : null}
  </>
)

const RestLink = ({ href, label }: { href: string; label: string }) => (
  <a href={href} data-turbo="false">
    {label}
  </a>
)

/** The browser itself goes there: it opens what is folded around the place, and marks it. */
const Notice = ({ node }: { node: SketchNode }) =>
  node.notice ? (
    <a class="sketch-notice" href={node.notice.href} data-turbo="false">
      <Glyph name="in_progress" />
      {node.notice.label}
    </a>
  ) : null

const Below = ({ node }: { node: SketchNode }) => (
  <>
    {node.detail ? <p class="sketch-detail">{node.detail}</p> : null}
    <Notice node={node} />
    {node.children.length > 0 || node.rest ? (
      <ul>
        {node.children.map((child) => (
          <Node key={child.id} node={child} />
        ))}
        {node.rest ? (
          <li class="sketch-rest">{node.rest.href ? <RestLink href={node.rest.href} label={node.rest.label} /> : node.rest.label}</li>
        ) : null}
      </ul>
    ) : null}
  </>
)

function Node({ node }: { node: SketchNode }) {
  const branch = node.children.length > 0 || node.rest !== undefined
  return (
    <li id={node.id}>
      {branch ? (
        <details open={node.open}>
          <summary>
            <Words node={node} />
          </summary>
          <Below node={node} />
        </details>
      ) : (
        <>
          <p class="sketch-leaf">
            <Words node={node} />
          </p>
          <Below node={node} />
        </>
      )}
    </li>
  )
}

export const Sketch = ({ nodes, label }: { nodes: SketchNode[]; label: string }) => (
  <ul class="sketch" aria-label={label}>
    {nodes.map((node) => (
      <Node key={node.id} node={node} />
    ))}
  </ul>
)

/** What stands beside a sketch: it stays in sight while one reads down the tree. */
export const Beside = ({ main, aside }: { main: ComponentChildren; aside: ComponentChildren }) => (
  <div class="sketched">
    <div>{main}</div>
    <div class="sketched-aside">{aside}</div>
  </div>
)

/** A part of a long list that is brought when it is opened: a native disclosure around a frame that loads by itself. */
import type { ComponentChildren } from 'preact'
import './frame.tsx'

export interface FoldedProps {
  id: string
  summary: string
  /** Figures beside the summary. */
  aside?: ComponentChildren
  /** Where the part stands, and the page that shows it opened for who has no scripts. */
  href: string
  /** The link to it inside the closed part. */
  see: string
  open: boolean
  children?: ComponentChildren
}

/** A live refresh brings an opened part anew, and leaves a closed one alone. */
const REFRESHED = { refresh: 'morph' }

export const Folded = ({ id, summary, aside, href, see, open, children }: FoldedProps) => (
  <details class="disclosure folded" open={open}>
    <summary>
      {summary}
      {aside}
    </summary>
    <turbo-frame id={id} src={open ? undefined : href} loading={open ? undefined : 'lazy'} target="_top" {...REFRESHED}>
      {open ? (
        children
      ) : (
        <p>
          <a href={`${href}#${id}`}>{see}</a>
        </p>
      )}
    </turbo-frame>
  </details>
)

/** The answer to a frame that asks for its part. */
export const FoldedPart = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <turbo-frame id={id} target="_top" {...REFRESHED}>
    {children}
  </turbo-frame>
)

/** A part of the page that can change alone: what links and forms inside it bring replaces only this part. */
import type { ComponentChildren, HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'turbo-frame': HTMLAttributes<HTMLElement> & { src?: string; loading?: 'lazy' | 'eager'; target?: string; disabled?: boolean }
    }
  }
}

export interface FrameProps {
  id: string
  children: ComponentChildren
  src?: string
  lazy?: boolean
  top?: boolean
  whole?: boolean
}

/**
 * Without JavaScript it is only a box. `top`: its links and forms lead the whole page unless they name a frame; `whole`: even then, for a page
 * that is there to fill such a frame elsewhere.
 */
export const Frame = ({ id, children, src, lazy, top, whole }: FrameProps) => (
  <turbo-frame id={id} src={src} loading={lazy ? 'lazy' : undefined} target={top ? '_top' : undefined} disabled={whole}>
    {children}
  </turbo-frame>
)

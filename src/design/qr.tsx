/** A square code large on a screen, with the address that it leads to: whoever's camera fails types it. */
import type { ComponentChildren } from 'preact'
import { qrPath } from './qr-print.ts'

export interface QrPosterProps {
  /** What the code says. */
  text: string
  /** What it is, for who does not see it. */
  alt: string
  /** The address as people type it. */
  address: string
  children?: ComponentChildren
}

/** Black on white in both lights: cameras want it so. */
export function QrPoster({ text, alt, address, children }: QrPosterProps) {
  const { size, path } = qrPath(text)
  return (
    <figure class="qr-poster">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={alt} shape-rendering="crispEdges">
        <rect width={size} height={size} class="qr-ground" />
        <path d={path} class="qr-modules" />
      </svg>
      <figcaption>
        <span class="qr-address">{address}</span>
        {children}
      </figcaption>
    </figure>
  )
}

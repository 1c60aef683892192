/** One line that tells how much is new, with what can be done about it at its end. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'

export const Marked = ({ children, deed, glyph }: { children: ComponentChildren; deed?: ComponentChildren; glyph?: GlyphName }) => (
  <div class={glyph ? 'marked boxed' : 'marked'}>
    {glyph ? <Glyph name={glyph} /> : null}
    <p>{children}</p>
    {deed}
  </div>
)

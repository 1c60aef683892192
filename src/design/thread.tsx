/** « Le fil de l'action »: one vertical line from the member's sentence to the result, each knot a link. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { quoted } from '#kernel/values/typography.ts'
import { Glyph, type GlyphName } from './icons.tsx'
import { ExampleTag } from './text.tsx'

export interface Knot {
  id: string
  /** The day as people write it. */
  when: string
  datetime?: string
  glyph: GlyphName
  tone: 'ink' | 'decision' | 'deed' | 'waiting' | 'future'
  title: ComponentChildren
  detail?: ComponentChildren
  /** Words somebody said, without quotation marks. */
  quote?: string
  href?: string
  example?: boolean
}

const KnotRow = ({ knot, lang }: { knot: Knot; lang: Lang }) => (
  <li id={knot.id} class={`knot tone-${knot.tone}`}>
    <time class="knot-when" dateTime={knot.datetime}>
      {knot.when}
    </time>
    <span class="knot-mark">
      <Glyph name={knot.glyph} />
    </span>
    <div class="knot-text">
      <p>
        <strong>{knot.href ? <a href={knot.href}>{knot.title}</a> : knot.title}</strong>
        {knot.detail ? <> · {knot.detail}</> : null}
        {knot.example ? (
          <>
            {' '}
            <ExampleTag lang={lang} />
          </>
        ) : null}
      </p>
      {knot.quote ? <q class="knot-quote">{quoted(lang, knot.quote)}</q> : null}
    </div>
  </li>
)

export const Thread = ({ knots, lang, label }: { knots: Knot[]; lang: Lang; label: string }) => (
  <ol class="thread" aria-label={label}>
    {knots.map((knot) => (
      <KnotRow key={knot.id} knot={knot} lang={lang} />
    ))}
  </ol>
)

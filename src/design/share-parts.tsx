/** Around fields that share a whole: the search among them, the answer on which they depend, and the sum that stays in sight. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Glyph } from './icons.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'share-parts': HTMLAttributes<HTMLElement> & { 'data-lang'?: string; 'data-words'?: string; 'data-whole'?: string }
    }
  }
}

export interface ShareWords {
  short: string
  over: string
  left: string
  right: string
}

/** Says while one types what the fields sum to. `whole`: the amount in cents. */
export const ShareParts = ({
  lang,
  words,
  whole,
  children,
}: {
  lang: string
  words: ShareWords
  whole: number
  children: ComponentChildren
}) => (
  <share-parts data-lang={lang} data-words={JSON.stringify(words)} data-whole={String(whole)}>
    {children}
  </share-parts>
)

const SEARCH = 'parts-search'

/** The search among the rows, for who has no scripts a page of its own; its field stands among the rows, in another form. */
export const PartSearch = ({ action, kept = [] }: { action: string; kept?: { name: string; value: string }[] }) => (
  <form id={SEARCH} action={action} method="get" data-rows="">
    {kept.map(({ name, value }) => (
      <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
    ))}
  </form>
)

export const PartSearchField = ({ label, button, value }: { label: string; button: string; value: string }) => (
  <search class="parts-search">
    <input form={SEARCH} type="search" name="words" value={value} aria-label={label} placeholder={label} autocomplete="off" />
    <button form={SEARCH} class="button" type="submit">
      {button}
    </button>
  </search>
)

/** What belongs to one answer of the choice `spread` of the same form: shown when it is ticked, without any script. */
export const OnAnswer = ({ answer, children }: { answer: 'one' | 'parts' | 'key'; children: ComponentChildren }) => (
  <div class={`on-answer on-answer-${answer} flow`}>{children}</div>
)

export interface ShareSum {
  kind: 'share' | 'amount'
  label: string
  text: string
  of: string
  tone: 'good' | 'bad' | 'none'
  note: string
}

/** What the fields sum to, of how much: it stays in sight below them. */
export const ShareSums = ({ sums, children }: { sums: ShareSum[]; children?: ComponentChildren }) => (
  <div class="share-sums">
    {sums.map((sum) => (
      <p key={sum.kind} class={`share-sum parts-${sum.kind}`} data-sum={sum.kind} data-tone={sum.tone}>
        {sum.label} <strong data-text="">{sum.text}</strong> <span>{sum.of}</span>{' '}
        <span class="share-note" aria-live="polite">
          <Glyph name={sum.tone === 'good' ? 'done' : 'stopped'} />
          <span data-note="">{sum.note}</span>
        </span>
      </p>
    ))}
    <div class="buttons">{children}</div>
  </div>
)

/** The small box by which a row of a table is chosen. */
export const RowTick = ({ name, value, label }: { name: string; value: string; label: string }) => (
  <input type="checkbox" name={name} value={value} aria-label={label} />
)

/** The search: its one field, its answers by kind, and the words that matched. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph } from './icons.tsx'
import { ExampleTag } from './text.tsx'

export const RESULTS_FRAME = 'results'

/** A plain GET form; with scripts the answers follow the typing, in their frame. */
export const SearchForm = ({ action, value, label, button }: { action: string; value: string; label: string; button: string }) => (
  <search class="search">
    <form action={action} method="get" data-typing="" data-turbo-frame={RESULTS_FRAME} data-turbo-action="replace">
      <label class="sr" for="q">
        {label}
      </label>
      <Glyph name="search" />
      <input
        id="q"
        name="q"
        type="search"
        value={value}
        maxlength={200}
        autocomplete="off"
        autofocus={value === ''}
        enterkeyhint="search"
        placeholder={label}
      />
      <button class="button main" type="submit">
        {button}
      </button>
    </form>
  </search>
)

/** Letters as the search compares them. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')

/** A word matches from its beginning; its ending may differ (plural, conjugation). */
const SHORTEST_STEM = 4
const isMeant = (word: string, searched: readonly string[]) => {
  const letters = plain(word)
  if (letters.length < 2) return false
  return searched.some(
    (one) =>
      letters.startsWith(one) || (one.length > SHORTEST_STEM && letters.startsWith(one.slice(0, Math.max(SHORTEST_STEM, one.length - 2)))),
  )
}

/** A text with the searched words marked. */
export const Marked = ({ text, words }: { text: string; words: readonly string[] }) => (
  <>
    {text
      .split(/([\p{L}\p{N}]+)/u)
      .map((part, place) => (place % 2 === 1 && isMeant(part, words) ? <mark key={place}>{part}</mark> : part))}
  </>
)

export interface Answer {
  href: string
  title: string
  detail: string
  example: boolean
}

export const Answers = ({
  label,
  answers,
  words,
  lang,
  more,
}: {
  label: string
  answers: Answer[]
  words: readonly string[]
  lang: Lang
  more?: ComponentChildren
}) => (
  <section class="answers">
    <h2 class="heading">{label}</h2>
    <ul class="rows">
      {answers.map((answer) => (
        <li key={answer.href}>
          <div class="row-main">
            <a href={answer.href}>
              <Marked text={answer.title} words={words} />
            </a>{' '}
            {answer.example ? <ExampleTag lang={lang} /> : null}
            {answer.detail ? (
              <p>
                <Marked text={answer.detail} words={words} />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
    {more}
  </section>
)

/** The deeds among the answers, as wide as the others. */
export const FoundDeeds = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <section class="answers">
    <h2 class="heading">{label}</h2>
    {children}
  </section>
)

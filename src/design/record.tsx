/** A record to be read as the document that it is: a sheet of numbered parts, with the list of what it must say beside it. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph } from './icons.tsx'
import { Prose, Tag, type Tone } from './text.tsx'

type Children = { children: ComponentChildren }

export interface RecordPart {
  id: string
  number: number
  title: string
  /** What to call its state; null: it is not looked at (a frozen record). */
  told: { said: boolean; label: string } | null
}

/** `head`: what is to be done, above the list. */
export const RecordSheet = ({
  label,
  parts,
  head,
  children,
}: Children & { label: string; parts: readonly RecordPart[]; head?: ComponentChildren }) => (
  <div class="record">
    <div class="record-margin">
      {head ? <div class="record-head">{head}</div> : null}
      <nav class="record-parts" aria-label={label}>
        <p aria-hidden="true">{label}</p>
        <ol>
          {parts.map(({ id, number, title, told }) => (
            <li key={id} class={told && !told.said ? 'is-missing' : undefined}>
              <a href={`#${id}`}>
                <span class="record-number">{number}</span>
                <span>{title}</span>
                {told ? <Glyph name={told.said ? 'decision' : 'wanted'} title={told.label} /> : null}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
    <article class="record-sheet">{children}</article>
  </div>
)

/** What stands at the top of the sheet. */
export const RecordTitle = ({ above, title, below }: { above: ComponentChildren; title: string; below?: ComponentChildren }) => (
  <header class="record-title">
    <p>{above}</p>
    <p class="record-name">{title}</p>
    {below ? <p>{below}</p> : null}
  </header>
)

/** `missing`: what is still to be said, with the way to it. */
export const RecordSection = ({
  id,
  number,
  title,
  missing,
  children,
}: Children & {
  id: string
  number: number
  title: string
  missing?: readonly { text: string; href: string; label: string; action: string }[]
}) => (
  <section class="record-section" id={id}>
    <h2>
      <span class="record-number">{number}</span> {title}
    </h2>
    <div class="flow">
      {children}
      {missing && missing.length > 0 ? (
        <ul class="record-missing">
          {missing.map(({ text, href, label, action }) => (
            <li key={text}>
              <Glyph name="wanted" />
              <span>
                {text}{' '}
                <a href={href} aria-label={label}>
                  {action}
                </a>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  </section>
)

export const RecordFacts = ({ rows }: { rows: readonly { label: string; value: ComponentChildren }[] }) => (
  <dl class="record-facts">
    {rows.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** A part of a page under its heading, wherever it stands. */
export const Part = ({ id, title, children }: Children & { id: string; title: string }) => (
  <section class="part flow" aria-labelledby={id}>
    <h2 class="heading" id={id}>
      {title}
    </h2>
    {children}
  </section>
)

/** A point of the agenda with what was said on it. */
export const RecordPoint = ({
  id,
  mark,
  title,
  lang,
  facts,
  action,
  children,
}: Children & { id?: string; mark: string; title: string; lang?: Lang; facts?: string; action?: ComponentChildren }) => (
  <section class="record-point" id={id}>
    <h3>
      <span class="record-mark">{mark}</span> <span lang={lang}>{title}</span>
    </h3>
    {facts ? <p class="record-aside">{facts}</p> : null}
    {children}
    {action ? <p class="record-action">{action}</p> : null}
  </section>
)

/** The words that were decided on, as they stand. */
export const DecidedText = ({ text, lang }: { text: string; lang?: Lang }) => (
  <blockquote class="decided-text">
    <Prose text={text} lang={lang} />
  </blockquote>
)

/** What a vote came to: how it was held, its outcome, the sentence that was read out. */
export const ResultLine = ({
  what,
  outcome,
  sentence,
}: {
  what?: string
  outcome: { text: string; tone: Tone } | null
  sentence: string
}) => (
  <div class={outcome ? `result-line tone-${outcome.tone}` : 'result-line tone-info'}>
    <p class="result-head">
      {outcome ? <Tag tone={outcome.tone}>{outcome.text}</Tag> : null} {what ? <span>{what}</span> : null}
    </p>
    {sentence ? <p>{sentence}</p> : null}
  </div>
)

export interface SignatureProps {
  office: string
  name: string
  capacity: string
  /** When it was signed, or that it is not. */
  state: string
  signed: boolean
  /** The form by which the reader signs. */
  form?: ComponentChildren
}

export const Signatures = ({ items, label }: { items: readonly SignatureProps[]; label: string }) => (
  <ul class="signatures" aria-label={label}>
    {items.map(({ office, name, capacity, state, signed, form }) => (
      <li key={office} class={signed ? 'is-signed' : undefined}>
        <p class="record-aside">{office}</p>
        <p class="signature-name">{name}</p>
        <p>{capacity}</p>
        <p class="signature-state">
          <Glyph name={signed ? 'decision' : 'wanted'} /> {state}
        </p>
        {form}
      </li>
    ))}
  </ul>
)

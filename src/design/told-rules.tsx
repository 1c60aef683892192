/** Rules told in sentences: what each is about, what it says, and where it is written; what nobody wrote is marked as such. */
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { FateSign } from './redline.tsx'

type Children = { children: ComponentChildren }

export interface QuotedText {
  /** « Article 9 ». */
  label: string
  title?: string
  text: string
  /** The language of the text, where it is not the page's. */
  lang?: Lang
}

export const ToldRules = ({ children, label }: Children & { label: string }) => (
  <ul class="told-rules" aria-label={label}>
    {children}
  </ul>
)

/** What is quoted, folded under its name. */
export const Quoted = ({ quoted: { label, title, text, lang } }: { quoted: QuotedText }) => (
  <details class="told-source disclosure">
    <summary>
      <span>
        {label}
        {title ? <span lang={lang}> {title}</span> : null}
      </span>
    </summary>
    <blockquote class="disclosed" lang={lang}>
      {text.split('\n').map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </blockquote>
  </details>
)

/** `silent`: what is said beside a rule that stands nowhere. `source`: the text that is quoted, or where it should be. */
export const ToldRule = ({
  id,
  topic,
  silent,
  source,
  children,
}: Children & { id?: string; topic: ComponentChildren; silent?: string; source?: QuotedText | string }) => (
  <li id={id} class={silent ? 'told-rule is-silent' : 'told-rule'}>
    <p class="told-topic">{topic}</p>
    <div class="told-said">
      {silent ? <p class="told-silence">{silent}</p> : null}
      <p>{children}</p>
      {typeof source === 'string' ? <p class="hint">{source}</p> : source ? <Quoted quoted={source} /> : null}
    </div>
  </li>
)

/** A rule that two versions tell differently: the sign and the word of what became of it, then the sentence with its marks. */
export const ToldChange = ({
  topic,
  fate,
  word,
  detail,
  children,
}: Children & { topic: ComponentChildren; fate: 'changed' | 'added' | 'dropped'; word: string; detail?: ComponentChildren }) => (
  <li class="told-rule">
    <p class="told-topic">{topic}</p>
    <div class="told-said">
      <p class={`told-fate is-${fate}`}>
        <FateSign fate={fate} />
        {word}
      </p>
      <p class="redline-text">{children}</p>
      {detail ? <p class="hint">{detail}</p> : null}
    </div>
  </li>
)

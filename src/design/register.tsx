/** A long list as an address book: marks in the margin (a letter, a year), quiet rows beside them, readable on a phone. */
import type { ComponentChildren } from 'preact'

type Children = { children: ComponentChildren }

export const Register = ({ children }: Children) => <div class="register">{children}</div>

/** The rows below one mark. `mark`: as short as a letter or a year; `label` says it in full, where that is more. */
export const RegisterPart = ({ mark, label, children }: Children & { mark: string; label: string }) => (
  <section class="register-part">
    <h2 class="register-mark">
      {label === mark ? (
        mark
      ) : (
        <>
          <span aria-hidden="true">{mark}</span>
          <span class="sr">{label}</span>
        </>
      )}
    </h2>
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  </section>
)

export interface RegisterRowProps {
  href: string
  title: string
  tags?: ComponentChildren
  detail?: ComponentChildren
  /** Where it is. */
  place?: ComponentChildren
  /** Since when, or until when. */
  when?: ComponentChildren
  /** What is to be known of it at a glance. */
  state?: ComponentChildren
}

export const RegisterRow = ({ href, title, tags, detail, place, when, state }: RegisterRowProps) => (
  <li class={state === undefined ? 'register-row' : 'register-row stated'}>
    <div class="row-main">
      <a href={href}>{title}</a> {tags}
      {detail ? <p>{detail}</p> : null}
    </div>
    <p class="register-place">{place}</p>
    <p class="register-when">{when}</p>
    {state === undefined ? null : <p class="register-state">{state}</p>}
  </li>
)

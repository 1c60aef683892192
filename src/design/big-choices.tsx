/** A simple choice, large: one block for each way, with what follows from it; the one that holds now bears a sign. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface BigChoice {
  title: string
  detail?: ComponentChildren
  /** It holds now: nothing is left to do. */
  current?: boolean
  /** Where one chooses it: an address to go to, or (`sends`) to send to. */
  href?: string
  sends?: boolean
  /** Greyed, with the reason. */
  objection?: string
}

const Inside = ({ choice: { title, detail, current, objection } }: { choice: BigChoice }) => (
  <>
    <span class="big-choice-title">{title}</span>
    {detail ? <span class="big-choice-detail">{detail}</span> : null}
    {objection ? <span class="big-choice-detail">{objection}</span> : null}
    {current ? <Glyph name="done" /> : null}
  </>
)

function Block({ choice, now }: { choice: BigChoice; now: string }) {
  const { current, href, sends, objection } = choice
  if (current)
    return (
      <div class="big-choice is-current">
        <span class="sr">{now}</span>
        <Inside choice={choice} />
      </div>
    )
  if (href === undefined || objection !== undefined)
    return (
      <div class="big-choice is-off">
        <Inside choice={choice} />
      </div>
    )
  return sends ? (
    <form action={href} method="post">
      <button class="big-choice" type="submit">
        <Inside choice={choice} />
      </button>
    </form>
  ) : (
    <a class="big-choice" href={href}>
      <Inside choice={choice} />
    </a>
  )
}

/** `now`: what is said, to who does not see, before the choice that holds. */
export const BigChoices = ({ label, now, choices }: { label: string; now: string; choices: BigChoice[] }) => (
  <ul class="big-choices" aria-label={label}>
    {choices.map((choice) => (
      <li key={choice.title}>
        <Block choice={choice} now={now} />
      </li>
    ))}
  </ul>
)

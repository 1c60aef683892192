/** The room's screen: one thing, read from the back of the room. */
import type { ComponentChildren } from 'preact'
import { QrCode } from './room.tsx'
import type { ResultTone } from './vote-bars.tsx'

type Children = { children: ComponentChildren }

/** The longer a title, the smaller it is set: a resolution may take a line or a paragraph. */
const lengthOf = (text: string): 'short' | 'middling' | 'long' => (text.length <= 48 ? 'short' : text.length <= 110 ? 'middling' : 'long')

export interface RoomScreenProps {
  left: ComponentChildren
  right: ComponentChildren
  /** What stands at the right is missing: it is said in red lead. */
  missing?: boolean
  children: ComponentChildren
  foot?: ComponentChildren
  /** The way out, for the keyboard. */
  leave: { href: string; label: string }
}

export const RoomScreen = ({ left, right, missing, children, foot, leave }: RoomScreenProps) => (
  <div class="wall">
    <a class="skip" href={leave.href}>
      {leave.label}
    </a>
    <div class="wall-head">
      <p>{left}</p>
      <p>{missing ? <strong>{right}</strong> : right}</p>
    </div>
    <div class="wall-body">{children}</div>
    <div class="wall-foot">{foot}</div>
  </div>
)

export const WallTitle = ({ text, kicker, children }: { text: string; kicker?: ComponentChildren; children?: ComponentChildren }) => (
  <div class="wall-words">
    {kicker ? <p class="wall-kicker">{kicker}</p> : null}
    <h1 class={`wall-title ${lengthOf(text)}`}>{text}</h1>
    {children}
  </div>
)

export const WallLine = ({ children }: Children) => <p class="wall-line">{children}</p>

/** Words on the left, figures or a code on the right. */
export const WallSides = ({ left, right }: { left: ComponentChildren; right: ComponentChildren }) => (
  <div class="wall-sides">
    {left}
    <div class="wall-side">{right}</div>
  </div>
)

/** Who speaks, with the time. */
export const WallSpeaker = ({
  kicker,
  name,
  detail,
  timer,
}: {
  kicker: string
  name: string
  detail: string | null
  timer: ComponentChildren
}) => (
  <div class="wall-speaker">
    <div class="wall-words">
      <p class="wall-kicker">{kicker}</p>
      <h1 class={`wall-title ${lengthOf(name)}`}>{name}</h1>
      {detail ? <p class="wall-line">{detail}</p> : null}
    </div>
    {timer}
  </div>
)

export const WallState = ({ tone, children }: Children & { tone: ResultTone }) => (
  <strong class={`wall-state tone-${tone}`}>{children}</strong>
)

/** What comes next, or what was decided, a line each. */
export const WallList = ({ items }: { items: { key: number; label: ComponentChildren; state?: { word: string; tone: ResultTone } }[] }) => (
  <ul class="wall-list">
    {items.map(({ key, label, state }) => (
      <li key={key}>
        <span>{label}</span>
        {state ? <strong class={`tone-${state.tone}`}>{state.word}</strong> : null}
      </li>
    ))}
  </ul>
)

/** The way in by telephone, with the words that lead to it. */
export const WallCode = ({ text, label }: { text: string; label: string }) => (
  <figure class="wall-code">
    <QrCode text={text} label={label} />
    <figcaption>{label}</figcaption>
  </figure>
)

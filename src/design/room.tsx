/** The room as its chair and its voters hold it: large targets, one thing at a time. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'
import { printedQr } from './qr-print.ts'

type Children = { children: ComponentChildren }

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'floor-timer': HTMLAttributes<HTMLElement> & { left: string }
    }
  }
}

/** Three columns where there is room: the agenda, what is happening, who speaks. On a phone what is happening comes first. */
export const RoomColumns = ({ now, side, ladder }: { now: ComponentChildren; side: ComponentChildren; ladder: ComponentChildren }) => (
  <div class="room">
    <div class="room-now">{now}</div>
    <div class="room-side">{side}</div>
    <div class="room-ladder">{ladder}</div>
  </div>
)

/** What is happening, on a sheet of its own. */
export const NowSheet = ({ children, label, tone }: Children & { label: string; tone?: 'voting' }) => (
  <section class={tone ? `now-sheet ${tone}` : 'now-sheet'} aria-label={label}>
    {children}
  </section>
)

/** A part of a sheet, under a hairline. */
export const NowPart = ({ children, title }: Children & { title?: string }) => (
  <div class="now-part">
    {title ? <h3>{title}</h3> : null}
    {children}
  </div>
)

/** Buttons that a thumb finds. */
export const LargeDeeds = ({ children }: Children) => <div class="large-deeds">{children}</div>

export interface PressProps {
  action: string
  children: ComponentChildren
  /** What the button says to the ear: it begins with what it says to the eye. */
  label?: string
  fields?: Record<string, string>
  tone?: 'main' | 'plain' | 'grave' | 'quiet'
  glyph?: GlyphName
  small?: boolean
  /** Greyed, with the reason beside it. */
  objection?: string | null
}

const TONE = { main: 'button main', plain: 'button', grave: 'button grave', quiet: 'button quiet' } as const

/** One deed, one button. */
export const Press = ({ action, children, label, fields = {}, tone = 'plain', glyph, small, objection }: PressProps) => (
  <form class={small ? 'press small' : 'press'} action={action} method="post">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button class={small ? `${TONE[tone]} small` : TONE[tone]} type="submit" aria-label={label} disabled={Boolean(objection)}>
      {glyph ? <Glyph name={glyph} /> : null}
      {children}
    </button>
    {objection ? <p class="objection">{objection}</p> : null}
  </form>
)

/** The big way to the vote. */
export const BigLink = ({ href, children, detail, done }: Children & { href: string; detail?: ComponentChildren; done?: boolean }) => (
  <a class={done ? 'big-link done' : 'big-link'} href={href}>
    <span class="big-link-words">
      <strong>{children}</strong>
      {detail ? <span>{detail}</span> : null}
    </span>
    <Glyph name={done ? 'done' : 'arrow'} />
  </a>
)

/** A result in a list: what was decided, in one word, then the sentence with its article. */
export interface ToldResult {
  id: number
  title: ComponentChildren
  outcome: ComponentChildren
  bars: ComponentChildren
}

export const ToldResults = ({ results }: { results: ToldResult[] }) => (
  <ol class="told-results">
    {results.map(({ id, title, outcome, bars }) => (
      <li key={id}>
        <p class="told-title">{title}</p>
        {outcome}
        {bars}
      </li>
    ))}
  </ol>
)

export interface Rung {
  id: number
  number: string
  title: ComponentChildren
  detail?: string
  state: 'done' | 'current' | 'planned'
  /** What the state is called. */
  stateName: string
  deed?: ComponentChildren
}

const RUNG: Record<Rung['state'], GlyphName> = { done: 'done', current: 'in_progress', planned: 'planned' }

/** The agenda as a ladder: where one stands, what is behind, what comes. */
export const Ladder = ({ rungs }: { rungs: Rung[] }) => (
  <ol class="ladder">
    {rungs.map(({ id, number, title, detail, state, stateName, deed }) => (
      <li key={id} class={`rung ${state}`} aria-current={state === 'current' ? 'step' : undefined}>
        <Glyph name={RUNG[state]} title={stateName} />
        <div>
          <p>
            <span class="rung-number">{number}</span> {title}
          </p>
          {detail ? <p class="rung-detail">{detail}</p> : null}
        </div>
        {deed}
      </li>
    ))}
  </ol>
)

/** Counts down in the browser; without it, says how long the floor was given for. */
export const FloorTimer = ({ left, given }: { left: number; given: string }) => (
  <floor-timer left={String(left)} role="timer">
    {given}
  </floor-timer>
)

export interface SpeakerLineProps {
  name: string
  /** For whom, since when. */
  detail?: ComponentChildren
  timer?: ComponentChildren
  deeds?: ComponentChildren
  speaking?: boolean
}

export const SpeakerLine = ({ name, detail, timer, deeds, speaking }: SpeakerLineProps) => (
  <li class={speaking ? 'speaker speaking' : 'speaker'}>
    <p class="speaker-name">{name}</p>
    {detail ? <p class="speaker-detail">{detail}</p> : null}
    {timer}
    {deeds ? <div class="speaker-deeds">{deeds}</div> : null}
  </li>
)

export const SpeakerList = ({ children }: Children) => <ol class="speakers">{children}</ol>

export interface GiveFloorProps {
  action: string
  back: string
  /** The button, and what it says to the ear. */
  children: ComponentChildren
  label: string
  lengthLabel: string
  lengths: { seconds: number; label: string; usual: boolean }[]
}

/** The floor for so long. */
export const GiveFloor = ({ action, back, children, label, lengthLabel, lengths }: GiveFloorProps) => (
  <form class="give-floor" action={action} method="post">
    <input type="hidden" name="back" value={back} />
    <button class="button" type="submit" aria-label={label}>
      <Glyph name="speech" />
      {children}
    </button>
    <select name="seconds" aria-label={lengthLabel}>
      {lengths.map(({ seconds, label: named, usual }) => (
        <option key={seconds} value={String(seconds)} selected={usual}>
          {named}
        </option>
      ))}
    </select>
  </form>
)

/** How many, very large. */
export const Turnout = ({ figure, of, detail }: { figure: string; of: string; detail?: ComponentChildren }) => (
  <p class="turnout">
    <strong>{figure}</strong> <span class="turnout-of">{of}</span>
    {detail ? <span class="turnout-detail">{detail}</span> : null}
  </p>
)

/** A code for telephones, on white whatever stands around it. */
export const QrCode = ({ text, label }: { text: string; label: string }) => (
  <div class="qr-code" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: printedQr(text) }} />
)

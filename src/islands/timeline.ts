/**
 * Dates that are moved on a timeline: a handle or a whole bar is dragged, or moved by the keyboard; letting go (Enter, or leaving the handle)
 * sends the page's own form, Escape gives up. The page that comes back tells the truth.
 */
import { daysFrom, plusDays, plusMonths, told } from './timeline-days.ts'

type Side = 'start' | 'end' | 'both'

interface Move {
  lane: SVGSVGElement
  side: Side
  before: { start: string | null; end: string | null }
  start: string | null
  end: string | null
}

const SVG = 'http://www.w3.org/2000/svg'
let move: Move | null = null
/** Dates are on their way: the page that comes back brings the number of the edit that the next ones need. */
let sending = false

const scaleOf = (lane: Element) => {
  const { from = '', days = '1' } = lane.closest<HTMLElement>('.timeline')?.dataset ?? {}
  return { from, days: Number(days) }
}
const laneOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<SVGSVGElement>('[data-move]') : null)
const sideOf = (target: Element): Side | null =>
  (target.closest<SVGElement>('.lane-handle')?.dataset.side as Side | undefined) ?? (target.closest('[data-bar]') ? 'both' : null)

const begin = (lane: SVGSVGElement, side: Side): Move => {
  const before = { start: lane.dataset.starts ?? null, end: lane.dataset.ends ?? null }
  lane.classList.add('moving')
  return { lane, side, before, ...before }
}

const changed = ({ before, start, end }: Move) => start !== before.start || end !== before.end

/** The dates so many days on; a start never passes its end. */
function shifted({ side, before }: Move, by: (day: string) => string): Pick<Move, 'start' | 'end'> {
  const start = before.start && side !== 'end' ? by(before.start) : before.start
  const end = before.end && side !== 'start' ? by(before.end) : before.end
  if (start && end && start > end) return side === 'start' ? { start: end, end } : { start, end: start }
  return { start, end }
}

/** What is told beside the bar while it moves. */
function tell({ lane, start, end }: Move, x: number): void {
  const label = lane.querySelector('.lane-told') ?? document.createElementNS(SVG, 'svg')
  const text = [start, end].flatMap((day) => (day ? told(day) : [])).join(' → ')
  const half = text.length * 3.6 + 8
  label.setAttribute('class', 'lane-at lane-told')
  label.setAttribute('x', `${Math.min(Math.max(x, 0), 100)}%`)
  const shift = x < 20 ? half : x > 80 ? -half : 0
  label.innerHTML = `<rect x="${shift - half}" y="-22" width="${2 * half}" height="20" rx="3"></rect><text x="${shift}" y="-8">${text}</text>`
  lane.append(label)
}

/** Draws the lane as it would be: the bar, its part that is done, the handles. */
function draw(moved: Move): void {
  const { lane, start, end } = moved
  const { from, days } = scaleOf(lane)
  const at = (day: string, after = 0) => (100 * (daysFrom(from, day) + after)) / days
  const x = start ? at(start) : null
  const to = end ? at(end, 1) : null
  if (x !== null && to !== null) {
    for (const rect of lane.querySelectorAll<SVGRectElement>('.lane-bar rect')) {
      const [left, right] = [Math.max(0, x), Math.min(100, x + (to - x) * Number(rect.dataset.share ?? 1))]
      rect.setAttribute('x', `${left}%`)
      rect.setAttribute('width', `${Math.max(0, right - left)}%`)
    }
  } else lane.querySelector('.lane-mark')?.parentElement?.setAttribute('x', `${x === null ? at(end!, 0.5) : at(start!, 0.5)}%`)
  for (const handle of lane.querySelectorAll<SVGGElement>('.lane-handle')) {
    const day = handle.dataset.side === 'start' ? start : end
    if (!day) continue
    handle.firstElementChild?.setAttribute('x', `${at(day, handle.dataset.side === 'start' ? 0 : 1)}%`)
    handle.setAttribute('aria-valuenow', String(daysFrom(from, day)))
    handle.setAttribute('aria-valuetext', told(day))
  }
  const middle = moved.side === 'start' ? x : moved.side === 'end' ? to : ((x ?? to ?? 0) + (to ?? x ?? 0)) / 2
  tell(moved, middle ?? 0)
}

function finish(moved: Move): void {
  moved.lane.classList.remove('moving')
  moved.lane.querySelector('.lane-told')?.remove()
  move = null
}

function giveUp(): void {
  if (!move) return
  const moved = move
  Object.assign(moved, moved.before)
  draw(moved)
  finish(moved)
}

/** Sends the dates by the page's form; nothing, where nothing has changed. */
function send(): void {
  const moved = move
  const form = document.querySelector<HTMLFormElement>('form[data-dates]')
  if (!moved || !form) return
  finish(moved)
  if (!changed(moved)) return
  const values: Record<string, string> = {
    starts_on: moved.start ?? '',
    ends_on: moved.end ?? '',
    revision: moved.lane.dataset.revision ?? '',
  }
  for (const [name, value] of Object.entries(values)) form.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value
  form.action = moved.lane.dataset.move ?? ''
  sending = true
  form.requestSubmit()
}

document.addEventListener('pointerdown', (event) => {
  const lane = laneOf(event.target)
  const side = event.target instanceof Element ? sideOf(event.target) : null
  if (!lane || !side || event.button !== 0) return
  // A finger on a bar scrolls the page; it moves dates by the handles alone.
  if (side === 'both' && event.pointerType === 'touch') return
  send()
  if (sending) return
  event.preventDefault()
  const { days } = scaleOf(lane)
  const dayWidth = lane.getBoundingClientRect().width / days
  const moved = begin(lane, side)
  move = moved
  const drag = (moving: PointerEvent) => {
    const by = Math.round((moving.clientX - event.clientX) / dayWidth)
    Object.assign(
      moved,
      shifted(moved, (day) => plusDays(day, by)),
    )
    draw(moved)
  }
  const stop = new AbortController()
  const { signal } = stop
  lane.setPointerCapture(event.pointerId)
  lane.addEventListener('pointermove', drag, { signal })
  const end = (how: () => void) => () => {
    stop.abort()
    how()
  }
  lane.addEventListener('pointerup', end(send), { signal })
  lane.addEventListener('pointercancel', end(giveUp), { signal })
})

const STEPS: Record<string, (day: string, shift: boolean) => string> = {
  ArrowLeft: (day, shift) => plusDays(day, shift ? -7 : -1),
  ArrowDown: (day, shift) => plusDays(day, shift ? -7 : -1),
  ArrowRight: (day, shift) => plusDays(day, shift ? 7 : 1),
  ArrowUp: (day, shift) => plusDays(day, shift ? 7 : 1),
  PageDown: (day) => plusMonths(day, -1),
  PageUp: (day) => plusMonths(day, 1),
}

document.addEventListener('keydown', (event) => {
  const handle = event.target instanceof Element ? event.target.closest<SVGGElement>('.lane-handle') : null
  const lane = laneOf(handle)
  if (!handle || !lane) return
  if (event.key === 'Enter') return send()
  if (event.key === 'Escape') return giveUp()
  const step = STEPS[event.key]
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  const side = handle.dataset.side as Side
  if (move?.lane !== lane || move.side !== side) {
    send()
    if (sending) return
    move = begin(lane, side)
  }
  const { start, end } = shifted({ ...move, before: move }, (day) => step(day, event.shiftKey))
  Object.assign(move, { start, end })
  draw(move)
})

document.addEventListener('focusout', (event) => {
  if (event.target instanceof Element && event.target.closest('.lane-handle')) send()
})

document.addEventListener('turbo:render', () => {
  sending = false
})
document.addEventListener('turbo:submit-end', (event) => {
  // A page that could not be fetched comes not at all.
  if (!(event as CustomEvent<{ fetchResponse?: unknown }>).detail.fetchResponse) sending = false
})

/** A lane that is being moved is left alone by whatever comes meanwhile. */
document.addEventListener('turbo:before-morph-element', (event) => {
  if (move && event.target === move.lane) event.preventDefault()
})

document.documentElement.toggleAttribute('data-moving', true)

/** A tree that is being built, by pointer and by keyboard: each drop sends the very form that the small buttons send. */
import { focusNext } from './build-focus.ts'
import { type Aim, type BuildWords, filled, Places } from './build-places.ts'
import { turbo } from './turbo.ts'

const NEAR_EDGE = 72
const FASTEST = 18
const FEW_PIXELS = 5
const USUAL_INDENT = 24

interface Lift {
  tree: HTMLElement
  twig: HTMLElement
  handle: HTMLAnchorElement
  words: BuildWords
  places: Places
  aim: Aim
  line: HTMLElement
  /** The last deed that the tree showed when the branch was lifted: what others did since is not what the person saw. */
  seen: string
  /** Null: lifted by keyboard. */
  pointer: { startX: number; x: number; y: number; shadow: HTMLElement } | null
}

let lift: Lift | null = null
/** A pointer that is down on a handle and has not moved yet. */
let pressed: { handle: HTMLAnchorElement; x: number; y: number } | null = null
/** The pointer that is down has dragged: the handle is a link, and the click that ends the drag leads nowhere. */
let dragged = false
/** What waits until the branch is down again: a page that came in, or one that was not fetched. */
let paused: (() => void) | null = null
let missed = false

const say = (tree: HTMLElement, text: string) => {
  const region = tree.querySelector('[data-build-said]')
  if (region) region.textContent = text
}

const seenField = (): HTMLInputElement | null => document.querySelector('#build-move input[name="seen"]')

const indentOf = (tree: HTMLElement): number => {
  const [outer, inner] = ['.twig[data-level="1"] > .twig-row', '.twig[data-level="2"] > .twig-row'].map((rows) => tree.querySelector(rows))
  const indent = outer && inner ? inner.getBoundingClientRect().left - outer.getBoundingClientRect().left : 0
  return indent > 0 ? indent : USUAL_INDENT
}

/** Draws where the branch would stand, with its words. */
function show({ tree, line, places, aim }: Lift): void {
  const frame = tree.getBoundingClientRect()
  const first = tree.querySelector('.twig-row')?.getBoundingClientRect().left ?? frame.left
  line.style.top = `${places.heightOf(aim) - frame.top}px`
  line.style.left = `${first - frame.left + (aim.level - 1) * indentOf(tree)}px`
  line.firstElementChild!.textContent = places.said(aim)
}

function aimAt(aim: Aim): void {
  if (!lift || (aim.gap === lift.aim.gap && aim.level === lift.aim.level)) return
  lift.aim = aim
  show(lift)
  say(lift.tree, lift.places.said(aim))
  if (!lift.pointer) lift.line.scrollIntoView({ block: 'nearest' })
}

function begin(handle: HTMLAnchorElement, pointer: { x: number; y: number } | null): void {
  const twig = handle.closest<HTMLElement>('.twig')
  const tree = handle.closest<HTMLElement>('[data-build]')
  if (!twig || !tree) return
  const words = JSON.parse(tree.dataset.build ?? '{}') as BuildWords
  const places = new Places(tree, twig, words)
  const line = document.createElement('div')
  line.className = 'drop-place'
  line.append(document.createElement('span'))
  tree.append(line)
  tree.classList.add('lifting')
  twig.classList.add('lifted')
  const seen = seenField()?.value ?? ''
  lift = { tree, twig, handle, words, places, aim: places.home, line, seen, pointer: pointer && shadowed(twig, pointer) }
  show(lift)
  say(tree, filled(words.lifted, { item: twig.dataset.name ?? '' }))
  if (lift.pointer) requestAnimationFrame(follow)
}

function shadowed(twig: HTMLElement, { x, y }: { x: number; y: number }): Lift['pointer'] {
  const shadow = document.createElement('div')
  shadow.className = 'drag-shadow'
  shadow.textContent = twig.dataset.name ?? ''
  document.body.append(shadow)
  return { startX: x, x, y, shadow }
}

/** Once a frame: scrolls near the edges of the screen, and follows the pointer. */
function follow(): void {
  if (!lift?.pointer) return
  const { pointer, places, tree } = lift
  const beyond = Math.min(pointer.y - NEAR_EDGE, 0) + Math.max(pointer.y - (window.innerHeight - NEAR_EDGE), 0)
  if (beyond !== 0) window.scrollBy(0, Math.max(-FASTEST, Math.min(FASTEST, beyond / 3)))
  pointer.shadow.style.transform = `translate(${pointer.x + 14}px, ${pointer.y + 12}px)`
  const level = places.home.level + Math.round((pointer.x - pointer.startX) / indentOf(tree))
  aimAt(places.at(pointer.y, level))
  show(lift)
  requestAnimationFrame(follow)
}

/** Puts the branch down. Whatever waited for that comes now. */
function end(): Lift | null {
  const ended = lift
  if (!ended) return null
  lift = null
  ended.line.remove()
  ended.pointer?.shadow.remove()
  ended.tree.classList.remove('lifting')
  ended.twig.classList.remove('lifted')
  return ended
}

function goOn(): void {
  const [resume, refetch] = [paused, missed]
  paused = null
  missed = false
  if (resume) resume()
  else if (refetch) turbo.session.refresh(document.baseURI)
}

function giveUp(): void {
  const ended = end()
  if (!ended) return
  say(ended.tree, filled(ended.words.cancelled, { item: ended.twig.dataset.name ?? '' }))
  goOn()
}

function drop(): void {
  const ended = end()
  if (!ended) return
  const { places, aim, tree, words, twig, handle, seen } = ended
  const item = twig.dataset.name ?? ''
  say(tree, places.isHome(aim) ? filled(words.cancelled, { item }) : filled(words.dropped, { item, place: places.said(aim) }))
  const send = () => sendMove(handle, places.named(aim), seen)
  if (places.isHome(aim)) goOn()
  else if (paused) {
    document.addEventListener('turbo:render', send, { once: true })
    goOn()
  } else {
    missed = false
    send()
  }
}

/** The form of moves with one more button, pressed at once. */
function sendMove(handle: HTMLAnchorElement, place: string, seen: string): void {
  const form = document.querySelector<HTMLFormElement>('#build-move')
  const shown = seenField()
  if (!form || !shown) return
  shown.value = seen
  const button = document.createElement('button')
  Object.assign(button, { type: 'submit', name: 'place', value: place, hidden: true })
  button.setAttribute('formaction', handle.href)
  form.append(button)
  focusNext(handle.id)
  form.requestSubmit(button)
  setTimeout(() => button.remove(), 0)
}

const handleOf = (event: Event): HTMLAnchorElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-build] a.twig-handle') : null

document.addEventListener('pointerdown', (event) => {
  const handle = handleOf(event)
  if (!handle || event.button !== 0 || lift) return
  pressed = { handle, x: event.clientX, y: event.clientY }
  handle.setPointerCapture(event.pointerId)
})
document.addEventListener('pointermove', (event) => {
  if (lift?.pointer) Object.assign(lift.pointer, { x: event.clientX, y: event.clientY })
  else if (pressed && !dragged && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FEW_PIXELS) {
    dragged = true
    begin(pressed.handle, pressed)
  }
})
document.addEventListener('pointerup', () => {
  pressed = null
  if (!dragged) return
  setTimeout(() => {
    dragged = false
  }, 0)
  drop()
})
document.addEventListener(
  'click',
  (event) => {
    if (!dragged || !handleOf(event)) return
    event.preventDefault()
    event.stopPropagation()
  },
  true,
)
document.addEventListener('pointercancel', () => {
  pressed = null
  dragged = false
  giveUp()
})
document.addEventListener('dragstart', (event) => {
  if (handleOf(event)) event.preventDefault()
})

const DIRECTIONS: Record<string, (lifted: Lift) => Aim> = {
  ArrowUp: ({ places, aim }) => places.step(aim, -1),
  ArrowDown: ({ places, aim }) => places.step(aim, 1),
  ArrowLeft: ({ places, aim }) => places.onLevel({ ...aim, level: aim.level - 1 }),
  ArrowRight: ({ places, aim }) => places.onLevel({ ...aim, level: aim.level + 1 }),
}

document.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const handle = handleOf(event)
    const presses = event.key === 'Enter' || event.key === ' '
    if (!lift && !(handle && presses)) return
    const direction = DIRECTIONS[event.key]
    if (event.key === 'Tab') return giveUp()
    event.preventDefault()
    event.stopPropagation()
    if (!lift) begin(handle!, null)
    else if (presses) drop()
    else if (event.key === 'Escape') giveUp()
    else if (direction && !lift.pointer) aimAt(direction(lift))
  },
  true,
)
document.addEventListener('focusout', (event) => {
  if (lift && !lift.pointer && event.target === lift.handle) giveUp()
})

/** A page must not change under what is lifted: a refresh is fetched later, one that has come waits. */
document.addEventListener('turbo:before-visit', (event) => {
  if (!lift || (event as CustomEvent<{ url: string }>).detail.url !== document.baseURI) return
  event.preventDefault()
  missed = true
})
document.addEventListener('turbo:before-render', (event) => {
  if (!lift) return
  event.preventDefault()
  paused = (event as CustomEvent<{ resume: () => void }>).detail.resume
})

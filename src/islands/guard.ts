/**
 * The morph guard: a live refresh may bring news, but never takes from a person what he or she is doing: typed text and chosen values,
 * open details and dialogs, whole forms marked `data-own`, the answer to a form that was refused.
 */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What the person touched since it was last sent. */
const touched = new Set<EventTarget>()
/** A refused form shows what was typed; the page behind this address knows nothing of it, so refreshing waits. */
let held = false

export const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

/** The frame of the form that was just sent, else the form itself: its answer, a page or a refusal, is what the person waits for. */
let answering: Element | null = null

/** Whether the form has touched, unsent text. */
export const hasTyped = (form: HTMLFormElement): boolean =>
  [...touched].some((field) => isField(field) && field.isConnected && field.form === form)

/** Whether a refresh would now take something away. */
export const isHeld = (): boolean => held && document.querySelector('[data-errors]') !== null

/** Of a choice among several all are touched: whichever is ticked again unticks the others. */
const groupOf = (field: Field): Field[] =>
  field instanceof HTMLInputElement && field.type === 'radio' && field.form
    ? [...field.form.elements].filter((each): each is Field => each instanceof HTMLInputElement && each.name === field.name)
    : [field]

const touch = (event: Event) => {
  if (isField(event.target)) for (const field of groupOf(event.target)) touched.add(field)
}
document.addEventListener('input', touch)
document.addEventListener('change', touch)

/** What was typed in it is sent, or kept elsewhere. */
export const forget = (form: Element | null) => {
  for (const field of touched) if (isField(field) && (field.form === form || !field.isConnected)) touched.delete(field)
}

/** The field that a morph is about to change: options belong to their select. */
const fieldOf = (element: Element): Element | null => (element instanceof HTMLOptionElement ? element.closest('select') : element)

const KEPT: Record<string, (element: Element) => boolean> = {
  value: (element) => isKept(element),
  checked: (element) => isKept(element),
  selected: (element) => isKept(element),
  open: (element) => element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement,
}
const isKept = (element: Element): boolean => {
  const field = fieldOf(element)
  return field !== null && (touched.has(field) || field === document.activeElement)
}

document.addEventListener('turbo:before-morph-attribute', (event) => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (event.target instanceof Element && KEPT[attributeName]?.(event.target)) event.preventDefault()
})

/** What somebody asked a frame to show is being fetched: the page that comes knows nothing of it, and would call it back. */
const isOnItsWay = (element: Element): boolean =>
  element.localName === 'turbo-frame' && element.hasAttribute('src') && !element.hasAttribute('complete')

/** Text in a textarea is its child, not its value: a touched one is left alone as a whole. So is a frame in which somebody is editing. */
const isUntouchable = (element: Element): boolean =>
  isOnItsWay(element) ||
  (element.closest('[data-own]') !== null && !answering?.contains(element)) ||
  (element instanceof HTMLTextAreaElement && isKept(element)) ||
  (element.localName === 'turbo-frame' && element !== answering && element.querySelector('form [data-cancel]') !== null)

/** A form was sent: the page that comes answers it, and is no refresh. */
let sent = false

document.addEventListener('turbo:before-morph-element', (event) => {
  if (!(event.target instanceof Element)) return
  const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail
  // What was just done, and its undoing, stay at hand until the person goes on.
  const isFlash = event.target.id === 'flash' && !newElement && !sent
  if (isFlash || isUntouchable(event.target)) event.preventDefault()
})

document.addEventListener('turbo:submit-start', (event) => {
  const form = event.target instanceof HTMLFormElement ? event.target : null
  sent = true
  answering = form?.closest('turbo-frame') ?? form
  // Something else is being done: what was done before is no longer news.
  const flash = document.getElementById('flash')
  if (form?.method === 'post' && flash && !flash.contains(form)) flash.remove()
})
/** Who cancels gives the form up, with what was typed in it: the page that comes may take its place. */
document.addEventListener('turbo:click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-cancel]') : null
  if (!link) return
  answering = link.closest('turbo-frame')
  held = false
  forget(link.closest('form'))
})
for (const rendered of ['turbo:render', 'turbo:frame-render']) {
  document.addEventListener(rendered, () => {
    answering = null
    sent = false
  })
}
document.addEventListener('turbo:submit-end', (event) => {
  const { success, fetchResponse } = (event as CustomEvent<{ success: boolean; fetchResponse?: { statusCode: number } }>).detail
  if (success) held = false
  // A refusal sends back what was typed: the answer, not the page, now keeps it.
  if (event.target instanceof Element) forget(event.target)
  if (!success && fetchResponse && fetchResponse.statusCode < 500) held = true
})

/** Only going somewhere ends the waiting; a morphing refresh is a `replace` to the same address. */
document.addEventListener('turbo:visit', (event) => {
  const { url, action } = (event as CustomEvent<{ url: string; action: string }>).detail
  if (action === 'replace' && url === location.href) return
  held = false
})
document.addEventListener('turbo:load', () => {
  for (const field of touched) if (isField(field) && !field.isConnected) touched.delete(field)
})

/** Who builds a tree goes on where he or she was: the next field after one was sent, the moved item after a move. */

/** The id of what is to be focused when the page that was asked for is shown; '': whatever waits on it. */
let wanted: string | null = null

export const focusNext = (id: string): void => {
  wanted = id
}

const isBuilding = (target: EventTarget | null): target is Element =>
  target instanceof Element && target.closest('[data-build], .build-bar, .twig-form') !== null

/** Only links that stay on this page: what they open is to be typed into. */
document.addEventListener('turbo:click', (event) => {
  if (isBuilding(event.target) && event.target.closest('a')?.dataset.turboAction === 'replace') wanted = ''
})

document.addEventListener('turbo:submit-start', (event) => {
  const { formSubmission } = (event as CustomEvent<{ formSubmission?: { submitter?: HTMLElement } }>).detail
  if (wanted === null && isBuilding(event.target)) wanted = formSubmission?.submitter?.id ?? ''
})

/** What was sent is in the tree now: the fields wait for the next. */
document.addEventListener('turbo:submit-end', (event) => {
  const { success } = (event as CustomEvent<{ success: boolean }>).detail
  if (!(event.target instanceof HTMLFormElement)) return
  if (!success) wanted = null
  else if (event.target.hasAttribute('data-sequence'))
    for (const field of event.target.querySelectorAll<HTMLInputElement>('input[type="text"]')) field.value = ''
})

const canTake = (element: HTMLElement | null): element is HTMLElement =>
  element !== null && !(element instanceof HTMLButtonElement && element.disabled)

/** What is to be focused must be in sight, also in a branch that was folded. */
function unfold(element: HTMLElement): void {
  let twig = element.closest('.twig')?.parentElement?.closest('.twig')
  for (; twig; twig = twig.parentElement?.closest('.twig')) {
    const fold = twig.querySelector<HTMLDetailsElement>(':scope > .twig-row > details.twig-fold')
    if (fold) fold.open = true
  }
}

document.addEventListener('turbo:render', () => {
  if (wanted === null || !document.querySelector('.build-bar')) return
  const named = wanted === '' ? null : document.getElementById(wanted)
  wanted = null
  const open = document.querySelector<HTMLElement>('.twig-title[aria-expanded="true"]')
  const field = document.querySelector<HTMLElement>('.twig-form input[autofocus], .twig-form textarea')
  const next = [named, field, open].find(canTake)
  if (!next) return
  unfold(next)
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
})

/** Moments when a live refresh must wait: a refused form is shown, a form is on its way, a menu of choices is open. */
import { isHeld } from './guard.ts'

let sending = 0
document.addEventListener('turbo:submit-start', () => {
  sending++
})
document.addEventListener('turbo:submit-end', () => {
  sending = Math.max(0, sending - 1)
})

/** A frame that came visits its own address, to be remembered there, and a visit ends whatever form is on its way. */
document.addEventListener('turbo:before-visit', (event) => {
  if (sending > 0 && (event as CustomEvent<{ url: string }>).detail.url === document.baseURI) event.preventDefault()
})

export const hasUnsafeWork = (): boolean => isHeld() || sending > 0

/** Keyboard and screen reader follow what changes: into an opened form, to the errors of a refused one, back out with Escape. */

const FIRST_FIELD = 'input:not([type="hidden"]):not([disabled]), select:not([disabled]), textarea:not([disabled])'

const focusErrors = (within: ParentNode): boolean => {
  const summary = within.querySelector<HTMLElement>('[data-errors]')
  summary?.focus()
  return summary !== null
}

/** The link that opened a frame's form, to return to when the frame shows its text again. */
let opener: { frame: string; selector: string } | null = null

document.addEventListener('turbo:click', (event) => {
  const link = event.target
  const frame = link instanceof Element ? (link.getAttribute('data-turbo-frame') ?? link.closest('turbo-frame')?.id) : null
  if (link instanceof HTMLAnchorElement && frame && !link.hasAttribute('data-cancel'))
    opener = { frame, selector: `a[href="${CSS.escape(link.getAttribute('href') ?? '')}"]` }
})

document.addEventListener('turbo:frame-render', (event) => {
  const frame = event.target
  if (!(frame instanceof HTMLElement) || focusErrors(frame)) return
  const field = frame.querySelector<HTMLElement>(`form ${FIRST_FIELD}`)
  // Whoever is already at a field of it stays there.
  if (frame.contains(document.activeElement)) return
  if (field && frame.querySelector('form [data-cancel]')) return field.focus()
  if (opener?.frame !== frame.id) return
  const back = document.querySelector<HTMLElement>(opener.selector) ?? frame
  opener = null
  back.focus()
})

document.addEventListener('turbo:render', () => {
  focusErrors(document)
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return
  const open = event.target.closest<HTMLDetailsElement>('details.menu-phone[open]')
  if (open) {
    open.open = false
    return open.querySelector('summary')?.focus()
  }
  const cancel = event.target.closest('turbo-frame form')?.querySelector<HTMLAnchorElement>('[data-cancel]')
  cancel?.click()
})

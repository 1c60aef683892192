/** A formula that is tried: while one types, the frame beside the form shows what comes out of it; nothing is stored. */
const PAUSE = 200
let waiting: ReturnType<typeof setTimeout> | undefined

/** Empty fields would only clutter the address. */
const addressOf = (form: HTMLFormElement): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim() !== '') asked.set(name, value.trim())
  return `${form.action.split('?')[0]}?${asked}`
}

const tryOut = (form: HTMLFormElement) => {
  const frame = document.getElementById(form.dataset.try ?? '')
  const address = addressOf(form)
  if (!frame || frame.getAttribute('src') === address) return
  frame.setAttribute('src', address)
  // Whoever gives the address to somebody gives what is seen.
  history.replaceState(history.state, '', address)
}

const soon = (event: Event) => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-try]') : null
  if (!form) return
  clearTimeout(waiting)
  waiting = setTimeout(() => tryOut(form), PAUSE)
}
document.addEventListener('input', soon)
document.addEventListener('change', soon)

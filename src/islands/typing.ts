/** Answers follow the typing: the form of a search sends itself a moment after the last letter. */
const PAUSE_MS = 180
let planned: number | undefined

document.addEventListener('input', (event) => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || !field.form?.hasAttribute('data-typing')) return
  const { form } = field
  window.clearTimeout(planned)
  planned = window.setTimeout(() => {
    if (form.isConnected) form.requestSubmit()
  }, PAUSE_MS)
})

/** Sent by hand, it need not be sent again. */
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.hasAttribute('data-typing')) window.clearTimeout(planned)
})

/** Asks before typed and unsent text is left behind, and before a field is sent of which the browser would send nothing. */
import { hasTyped } from './guard.ts'

/** Only forms that change something: filters and searches lose nothing. */
const unsent = (): HTMLFormElement | undefined => [...document.querySelectorAll<HTMLFormElement>('form[method="post"]')].find(hasTyped)

/** A form is on its way, or the person has already agreed to leave. */
let settled = false
document.addEventListener('turbo:submit-start', () => {
  settled = true
})
for (const name of ['turbo:submit-end', 'turbo:load'])
  document.addEventListener(name, () => {
    settled = false
  })

window.addEventListener('beforeunload', (event) => {
  if (!settled && unsent()) event.preventDefault()
})

const QUESTION = {
  fr: 'Ce que vous avez saisi n’est pas enregistré. Quitter la page\u202f?',
  en: 'What you typed is not saved. Leave the page?',
}

/** A live refresh visits the page's own address, and keeps what was typed. */
document.addEventListener('turbo:before-visit', (event) => {
  if (settled || (event as CustomEvent<{ url: string }>).detail.url === document.baseURI || !unsent()) return
  settled = window.confirm(document.documentElement.lang === 'en' ? QUESTION.en : QUESTION.fr)
  if (!settled) event.preventDefault()
})

/** A half-typed date is no value: sent, it would erase the date that was there. The browser says what is wrong, and the form waits. */
document.addEventListener(
  'submit',
  (event) => {
    const fields = event.target instanceof HTMLFormElement ? [...event.target.elements] : []
    const unreadable = fields.find((field) => field instanceof HTMLInputElement && field.validity.badInput)
    if (!(unreadable instanceof HTMLInputElement)) return
    event.preventDefault()
    unreadable.reportValidity()
  },
  true,
)

/** Asks before typed and unsent text is left behind. */
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

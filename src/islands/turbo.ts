/** Turbo, typed as far as we use it (the package brings no types), started by being imported. */
// @ts-expect-error: no types in the package.
import * as untyped from '@hotwired/turbo'

interface Turbo {
  session: { refresh(url: string, options?: { requestId?: string | null }): void }
  cache: { clear(): void }
}

export const turbo = untyped as Turbo

/** Turbo asks the `href` of whatever link is clicked as a text; in a drawing it is an object, and the click would end in an error. */
Object.assign(SVGAnimatedString.prototype, {
  startsWith(this: SVGAnimatedString, start: string) {
    return this.baseVal.startsWith(start)
  },
})

/** Turbo asks the server for the whole page when a link leads to a place within it; the browser knows the way. */
document.addEventListener('turbo:click', (event) => {
  if (event.target instanceof HTMLAnchorElement && event.target.getAttribute('href')?.startsWith('#')) event.preventDefault()
})

/** `<copy-address label done text>`: a button that copies the page's address, or the text that it is given, and says that it did. */

const SAID_MS = 4000

class CopyAddress extends HTMLElement {
  connectedCallback(): void {
    if (this.firstElementChild || !navigator.clipboard) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button small'
    button.textContent = this.getAttribute('label')
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    said.className = 'toolbar-said'
    this.append(button, said)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.getAttribute('text') ?? location.href)
      said.textContent = this.getAttribute('done')
      setTimeout(() => {
        said.textContent = ''
      }, SAID_MS)
    })
  }
}
customElements.define('copy-address', CopyAddress)

/** A morph knows nothing of the button: it stays. */
document.addEventListener('turbo:before-morph-element', (event) => {
  if (event.target instanceof CopyAddress && (event as CustomEvent<{ newElement?: Element }>).detail.newElement) event.preventDefault()
})

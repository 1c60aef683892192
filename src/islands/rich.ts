/** Fetches the editor only where a page has a text to be edited with it: it weighs more than all the rest. */
const fetchEditor = () => {
  const source = document.querySelector<HTMLElement>('rich-text[data-source]')?.dataset.source
  if (!source || customElements.get('rich-text') || document.querySelector(`script[src="${CSS.escape(source)}"]`)) return
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: source }))
}

for (const shown of ['turbo:load', 'turbo:render', 'turbo:frame-render']) document.addEventListener(shown, fetchEditor)
fetchEditor()

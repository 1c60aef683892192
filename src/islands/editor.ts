/** `<rich-text>`: a text is written as it will be read, over the plain textarea that still holds and sends it as Markdown. A bundle of its own. */
import { Editor } from '@tiptap/core'
import { Markdown } from '@tiptap/markdown'
import StarterKit from '@tiptap/starter-kit'

type Tool = 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'link'
const TOOLS: readonly Tool[] = ['bold', 'italic', 'bulletList', 'orderedList', 'link']
/** Signs that say themselves; the words are in the button's name. */
const SIGNS: Record<Tool, string> = { bold: 'G', italic: 'I', bulletList: '•–', orderedList: '1.', link: '↗' }

/** The words of the page's language, as `design/rich-text.tsx` gives them. */
type Words = Record<Tool | 'toolbar' | 'plain' | 'rich' | 'address', string>

/** What the house's Markdown can say, and nothing else. */
const SUBSET = StarterKit.configure({
  heading: false,
  code: false,
  codeBlock: false,
  strike: false,
  underline: false,
  horizontalRule: false,
  link: { openOnClick: false, autolink: true, protocols: ['http', 'https', 'mailto'] },
})

/** Signs that could mean nothing else need no backslash: `nom_de_fichier`, `3 * 4`. */
const tidy = (markdown: string): string =>
  markdown
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replace(/(?<= )\\\*(?= )/g, '*')
    .trim()

class RichText extends HTMLElement {
  #editor: Editor | null = null
  #bar: HTMLElement | null = null
  #frame: HTMLElement | null = null

  connectedCallback() {
    const area = this.querySelector('textarea')
    if (!area || this.#editor) return
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    this.#frame = document.createElement('div')
    this.#frame.className = 'rich-frame'
    this.#bar = this.#toolbar(words, area)
    const page = document.createElement('div')
    this.#frame.append(this.#bar, page)
    area.before(this.#frame)
    this.#editor = this.#open(page, area)
    // A label, and the summary of errors, lead to the field's own id.
    area.addEventListener('focus', () => {
      if (this.dataset.mode !== 'plain') this.#editor?.commands.focus()
    })
    this.#show('rich', words)
  }

  disconnectedCallback() {
    this.#editor?.destroy()
    this.#frame?.remove()
    this.#editor = this.#bar = this.#frame = null
  }

  #open(page: HTMLElement, area: HTMLTextAreaElement): Editor {
    const label = area.labels?.[0]
    if (label && !label.id) label.id = `${area.id}-label`
    const described = area.getAttribute('aria-describedby')
    return new Editor({
      element: page,
      extensions: [SUBSET, Markdown],
      content: area.value,
      contentType: 'markdown',
      injectCSS: false,
      editorProps: {
        attributes: {
          class: 'prose rich-page',
          role: 'textbox',
          'aria-multiline': 'true',
          ...(label ? { 'aria-labelledby': label.id } : {}),
          ...(described ? { 'aria-describedby': described } : {}),
          ...(area.lang ? { lang: area.lang } : {}),
        },
      },
      // Only what the person wrote changes the text: opened and left alone, not a letter of it moves.
      onUpdate: ({ editor }) => {
        area.value = editor.isEmpty ? '' : tidy(editor.getMarkdown())
        area.dispatchEvent(new Event('input', { bubbles: true }))
      },
      onTransaction: () => this.#press(),
    })
  }

  #toolbar(words: Words, area: HTMLTextAreaElement): HTMLElement {
    const bar = document.createElement('div')
    bar.className = 'rich-bar'
    bar.setAttribute('role', 'toolbar')
    bar.setAttribute('aria-label', words.toolbar)
    for (const tool of TOOLS) bar.append(button(SIGNS[tool], words[tool], tool, () => this.#use(tool, words)))
    bar.append(button(words.plain, '', 'mode', () => this.#switch(words, area)))
    return bar
  }

  #use(tool: Tool, words: Words) {
    const chain = this.#editor?.chain().focus()
    if (!chain || !this.#editor) return
    if (tool === 'bold') chain.toggleBold().run()
    if (tool === 'italic') chain.toggleItalic().run()
    if (tool === 'bulletList') chain.toggleBulletList().run()
    if (tool === 'orderedList') chain.toggleOrderedList().run()
    if (tool !== 'link') return
    const known = this.#editor.getAttributes('link').href as string | undefined
    const address = window.prompt(words.address, known ?? 'https://')
    if (address === null) return
    if (address.trim() === '' || address === 'https://') chain.unsetLink().run()
    else chain.extendMarkRange('link').setLink({ href: address.trim() }).run()
  }

  /** Between the written page and the plain text; what was typed on one side is on the other. */
  #switch(words: Words, area: HTMLTextAreaElement) {
    const mode = this.dataset.mode === 'plain' ? 'rich' : 'plain'
    if (mode === 'rich') this.#editor?.commands.setContent(area.value, { contentType: 'markdown', emitUpdate: false })
    this.#show(mode, words)
    if (mode === 'plain') area.focus()
    else this.#editor?.commands.focus()
  }

  #show(mode: 'rich' | 'plain', words: Words) {
    this.dataset.mode = mode
    const area = this.querySelector('textarea')
    if (area) {
      area.tabIndex = mode === 'rich' ? -1 : 0
      area.ariaHidden = mode === 'rich' ? 'true' : null
    }
    const change = this.#bar?.querySelector('[data-tool="mode"]')
    if (change) change.textContent = mode === 'rich' ? words.plain : words.rich
  }

  #press() {
    for (const tool of TOOLS)
      this.#bar?.querySelector(`[data-tool="${tool}"]`)?.setAttribute('aria-pressed', String(this.#editor?.isActive(tool) ?? false))
  }
}

function button(sign: string, name: string, tool: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = sign
  made.dataset.tool = tool
  if (name) {
    made.title = name
    made.setAttribute('aria-label', name)
  }
  made.addEventListener('click', press)
  return made
}

customElements.define('rich-text', RichText)

/** What is said of a cell: why it was refused, or that somebody else wrote the same line, with both values and a choice. */

const NOTE = 'sheet-note'

export interface NoteFacts {
  sentence: string
  /** Both values, named. */
  pairs?: [string, string][]
  buttons?: { label: string; main?: boolean; press: () => void }[]
}

export function closeNote(host: HTMLElement): void {
  const note = host.querySelector(`#${NOTE}`)
  if (!note) return
  for (const cell of host.querySelectorAll(`[aria-describedby="${NOTE}"]`)) cell.removeAttribute('aria-describedby')
  note.remove()
}

function pairsOf(pairs: [string, string][]): HTMLElement {
  const list = document.createElement('dl')
  for (const [name, value] of pairs)
    list.append(
      Object.assign(document.createElement('dt'), { textContent: name }),
      Object.assign(document.createElement('dd'), { textContent: value }),
    )
  return list
}

/** Shows it right below the cell; the page scrolls with it. */
export function showNote(host: HTMLElement, cell: HTMLElement, { sentence, pairs = [], buttons = [] }: NoteFacts): void {
  closeNote(host)
  const note = document.createElement('div')
  note.id = NOTE
  note.className = NOTE
  note.dataset.own = ''
  note.append(Object.assign(document.createElement('p'), { textContent: sentence }))
  if (pairs.length > 0) note.append(pairsOf(pairs))
  if (buttons.length > 0) {
    const row = Object.assign(document.createElement('p'), { className: 'buttons' })
    for (const { label, main, press } of buttons) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label })
      button.className = main ? 'button main' : 'button'
      button.addEventListener('click', () => {
        closeNote(host)
        press()
      })
      row.append(button)
    }
    note.append(row)
  }
  host.append(note)
  const [frame, place] = [host.getBoundingClientRect(), cell.getBoundingClientRect()]
  const left = Math.min(place.left - frame.left, frame.width - note.offsetWidth)
  note.style.insetBlockStart = `${place.bottom - frame.top + 4}px`
  note.style.insetInlineStart = `${Math.max(0, left)}px`
  cell.setAttribute('aria-describedby', NOTE)
  if (buttons.length > 0) note.querySelector('button')?.focus()
}

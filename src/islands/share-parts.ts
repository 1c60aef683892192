/** `<share-parts>`: says while one types what the shares or amounts sum to; a typed part ticks its row; the search hides rows at once. */

type Words = Record<'short' | 'over' | 'left' | 'right', string>

const WHOLE_BP = 10_000

/** Hundredths of what is typed, with a comma or a point; null where it is no number. The server reads it anew. */
const hundredths = (typed: string): number | null => {
  const text = typed.replace(/[\s\u00a0\u202f€%]/g, '')
  if (text === '') return 0
  if (!/^\d{1,10}([.,]\d{1,2})?$/.test(text)) return null
  const [whole = '0', decimals = ''] = text.split(/[.,]/)
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

/** Without accents and capitals. */
const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

class ShareParts extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', this.#typed)
    this.addEventListener('submit', this.#searched)
    this.#count('share')
    this.#count('amount')
  }

  #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const kind = target.dataset.part
    if (kind === 'share' || kind === 'amount') {
      const tick = target.closest('tr')?.querySelector<HTMLInputElement>('input[type="checkbox"]')
      if (tick) tick.checked = target.value.trim() !== ''
      this.#count(kind)
    } else if (target.type === 'search') this.#show(target.value)
  }

  /** The rows are hidden already. */
  #searched = (event: Event): void => {
    if (event.target instanceof HTMLFormElement && event.target.hasAttribute('data-rows')) event.preventDefault()
  }

  #count(kind: 'share' | 'amount'): void {
    const said = this.querySelector<HTMLElement>(`[data-sum="${kind}"]`)
    if (!said) return
    const parts = [...this.querySelectorAll<HTMLInputElement>(`input[data-part="${kind}"]`)].map(({ value }) => hundredths(value) ?? 0)
    const sum = parts.reduce((all, each) => all + each, 0)
    const whole = kind === 'share' ? WHOLE_BP : Number(this.dataset.whole)
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    const rest = whole - sum
    const about = rest < 0 ? words.over : kind === 'share' ? words.short : words.left
    const note = rest === 0 ? words.right : about.replace('{}', this.#written(kind, Math.abs(rest)))
    said.dataset.tone = rest === 0 ? 'good' : rest > 0 && kind === 'amount' ? 'none' : 'bad'
    said.querySelector('[data-text]')!.textContent = this.#written(kind, sum)
    said.querySelector('[data-note]')!.textContent = note
  }

  #written(kind: 'share' | 'amount', value: number): string {
    const lang = this.dataset.lang === 'en' ? 'en-GB' : 'fr-FR'
    const number = new Intl.NumberFormat(lang, { minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(value / 100)
    const unit = kind === 'share' ? '%' : '€'
    if (lang === 'en-GB') return kind === 'share' ? `${number}%` : `€${number}`
    return `${number}\u202f${unit}`
  }

  /** Rows with the words, or with something typed in them; of the plan's parts, those with such a row below them. */
  #show(words: string): void {
    const wanted = plainly(words).split(/\s+/).filter(Boolean)
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')]
    let shown = false
    for (const row of rows.toReversed()) {
      const isPart = !row.hasAttribute('data-row')
      const text = plainly(row.textContent ?? '')
      const typed = [...row.querySelectorAll<HTMLInputElement>('input[data-part]')].some(({ value }) => value.trim() !== '')
      const ticked = row.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked ?? false
      if (isPart) row.hidden = !shown && wanted.length > 0
      else row.hidden = wanted.length > 0 && !typed && !ticked && !wanted.every((word) => text.includes(word))
      if (isPart && row.classList.contains('depth-1')) shown = false
      else if (!isPart && !row.hidden) shown = true
    }
  }
}

customElements.define('share-parts', ShareParts)

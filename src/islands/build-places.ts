/** The places of a tree that is being built, as one sees them: between which rows, on which level, and how the form names them. */

export interface BuildWords {
  lifted: string
  home: string
  first: string
  before: string
  after: string
  within: string
  dropped: string
  cancelled: string
  levels: string[]
  lastLevel: number
}

/** Between two rows: the levels on which the lifted branch may stand there. */
interface Gap {
  above: HTMLElement | null
  below: HTMLElement | null
  min: number
  max: number
}

/** Where the lifted branch would stand. */
export interface Aim {
  gap: number
  level: number
}

const levelOf = (row: HTMLElement): number => Number(row.dataset.level)
const nameOf = (row: HTMLElement): string => row.dataset.name ?? ''
const rowOf = (twig: HTMLElement): HTMLElement => twig.querySelector<HTMLElement>(':scope > .twig-row') ?? twig

export const filled = (words: string, values: Record<string, string>): string =>
  words.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)

const clamp = (value: number, { min, max }: Gap): number => Math.max(min, Math.min(max, value))

/** Every gap of the tree that is in sight, the lifted branch taken out of it. */
export class Places {
  readonly home: Aim
  private readonly gaps: Gap[]
  private readonly words: BuildWords
  private readonly rows: HTMLElement[]

  constructor(tree: HTMLElement, twig: HTMLElement, words: BuildWords) {
    this.words = words
    const shown = [...tree.querySelectorAll<HTMLElement>('.twig')].filter((each) => each.offsetParent !== null)
    this.rows = shown.filter((each) => !twig.contains(each))
    const deepest = words.lastLevel - Number(twig.dataset.height) + 1
    this.gaps = [null, ...this.rows].map((above, index) => {
      const below = this.rows[index] ?? null
      return { above, below, min: below ? levelOf(below) : 1, max: Math.min(above ? levelOf(above) + 1 : 1, deepest) }
    })
    this.home = { gap: shown.indexOf(twig), level: levelOf(twig) }
  }

  isHome({ gap, level }: Aim): boolean {
    return gap === this.home.gap && level === this.home.level
  }

  /** The next gap in this direction where the branch fits; the same where there is none. */
  step({ gap, level }: Aim, direction: 1 | -1): Aim {
    for (let next = gap + direction; next >= 0 && next < this.gaps.length; next += direction) {
      const found = this.gaps[next]!
      if (found.min <= found.max) return { gap: next, level: clamp(level, found) }
    }
    return { gap, level }
  }

  onLevel({ gap, level }: Aim): Aim {
    return { gap, level: clamp(level, this.gaps[gap]!) }
  }

  /** The gap nearest to a height on the screen. */
  at(y: number, level: number): Aim {
    const index = this.rows.filter((row) => {
      const { top, bottom } = rowOf(row).getBoundingClientRect()
      return (top + bottom) / 2 < y
    }).length
    const here = this.gaps[index]!
    if (here.min <= here.max) return { gap: index, level: clamp(level, here) }
    const up = this.step({ gap: index, level }, -1)
    return up.gap === index ? this.step({ gap: index, level }, 1) : up
  }

  /** The place as the form of moves takes it. */
  named(aim: Aim): string {
    const { how, row } = this.anchor(aim)
    return `${how === 'within' ? 'in' : how}:${row?.dataset.twig ?? 0}`
  }

  said(aim: Aim): string {
    if (this.isHome(aim)) return this.words.home
    const level = this.words.levels[aim.level - 1] ?? ''
    const { how, row } = this.anchor(aim)
    return row ? filled(this.words[how], { level, other: nameOf(row) }) : filled(this.words.first, { level })
  }

  /** Where on the screen the gap is. */
  heightOf({ gap }: Aim): number {
    const { above, below } = this.gaps[gap]!
    if (above) return rowOf(above).getBoundingClientRect().bottom
    return below ? rowOf(below).getBoundingClientRect().top : 0
  }

  private anchor({ gap, level }: Aim): { how: 'before' | 'after' | 'within'; row: HTMLElement | null } {
    const { above, below } = this.gaps[gap]!
    if (below && levelOf(below) === level) return { how: 'before', row: below }
    if (!above || level === levelOf(above) + 1) return { how: 'within', row: above }
    let row = above
    while (levelOf(row) > level) row = row.parentElement?.closest<HTMLElement>('.twig') ?? row
    return { how: 'after', row }
  }
}

/** The network's own colour: what reads on our paper, its tints for both schemes, and the stylesheet that carries them. */
import { type Colour, contrast, mixed, parseColour, readable } from '#kernel/values/colour.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.accent_no_colour': { text: string }
    'people.accent_too_pale': { colour: string; contrast: number; least: number; instead: string }
  }
}

/** WCAG 2.2, 1.4.3: text of usual size. */
export const LEAST_CONTRAST = 4.5
/** The grounds of src/design/css/tokens.css: paper and sheet, by day and by night. */
export const GROUNDS = { light: ['#faf8f3', '#ffffff'], dark: ['#0f1826', '#162234'] } as const
const NIGHT_INK = '#08131f'

/** A few that read well, by what one would call them; the first is the house's own and stored as none. */
export const SWATCHES = {
  green: '#0b625c',
  blue: '#1f4e8c',
  indigo: '#4a3f9f',
  plum: '#7c2f6e',
  red: '#a52a3a',
  orange: '#9a4a07',
  forest: '#376321',
  slate: '#43536a',
} as const satisfies Record<string, Colour>
export type Swatch = keyof typeof SWATCHES
export const HOUSE_ACCENT: Colour = SWATCHES.green

/** Too pale to read on paper is refused with the next colour that would do: what the network chose is never shown as another one by day. */
export function objectionToAccent(text: string): Objection | null {
  const colour = parseColour(text)
  if (colour === null) return objection('people.accent_no_colour', { text }, 'accent')
  const reached = contrastOn(colour)
  if (reached >= LEAST_CONTRAST) return null
  const instead = readable(colour, GROUNDS.light, LEAST_CONTRAST, 'darker')
  return objection('people.accent_too_pale', { colour, contrast: Math.floor(reached * 10) / 10, least: LEAST_CONTRAST, instead }, 'accent')
}

/** The least contrast with paper and sheet. */
export const contrastOn = (colour: Colour): number => Math.min(...GROUNDS.light.map((ground) => contrast(colour, ground)))

export interface Tints {
  accent: Colour
  /** Behind text in the accent or in ink. */
  soft: Colour
  /** Text on the accent. */
  ink: Colour
}

/** The most of the colour in its soft ground that still lets the accent be read on it. */
function softOf(accent: Colour, ground: Colour): Colour {
  for (let share = 0.16; share > 0; share -= 0.02) {
    const soft = mixed(accent, ground, share)
    if (contrast(accent, soft) >= LEAST_CONTRAST) return soft
  }
  return ground
}

/** The same hue by day and by night. The night's is made lighter until it reads. */
export function tintsOf(colour: Colour): { light: Tints; dark: Tints } {
  const night = readable(colour, GROUNDS.dark, LEAST_CONTRAST, 'lighter')
  return {
    light: { accent: colour, soft: softOf(colour, '#ffffff'), ink: '#ffffff' },
    dark: {
      accent: night,
      soft: softOf(night, GROUNDS.dark[0]),
      ink: contrast(night, NIGHT_INK) >= LEAST_CONTRAST ? NIGHT_INK : '#000000',
    },
  }
}

const told = ({ accent, soft, ink }: Tints): string => `--accent:${accent};--accent-soft:${soft};--accent-ink:${ink};--here:${accent}`

/** By night on screens only: paper stays white. Our policy forbids styles within pages, so this is a file of its own. */
export function accentStylesheet(colour: Colour): string {
  const { light, dark } = tintsOf(colour)
  return `:root{${told(light)}}\n@media screen and (prefers-color-scheme: dark){:root{${told(dark)}}}\n`
}

/** Colours as `#rrggbb`: how well one reads on another (WCAG 2.2), and the same hue darker, lighter or diluted. */

export type Colour = string

/** `#0b625c` from what people type: with or without `#`, three or six digits; null: no colour. */
export function parseColour(text: string): Colour | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase()
  if (!digits) return null
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

type Triple = [number, number, number]

const channels = (colour: Colour): Triple => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as Triple
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const encoded = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)
const hex = (given: Triple): Colour =>
  `#${given
    .map((light) =>
      Math.round(Math.min(1, Math.max(0, encoded(light))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** WCAG 2.2, relative luminance. */
const luminance = (colour: Colour): number => {
  const [red, green, blue] = channels(colour).map(linear) as Triple
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** OKLab (Björn Ottosson, 2020): equal steps look equal, and the hue stays. */
function oklab(colour: Colour): Triple {
  const [r, g, b] = channels(colour).map(linear) as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Triple): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return hex([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ])
}

/** `share` of the first in the second, 0 to 1. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const [from, to] = [oklab(other), oklab(one)]
  return fromOklab(from.map((value, place) => value + (to[place]! - value) * share) as Triple)
}

const STEPS = 200
/** Below this, whatever the hue, a colour is as good as black. */
const LEAST_CHROMA_SHARE = 0.15

/** The nearest colour of the same hue that reads on all of these grounds with this contrast: the colour itself, else darker or lighter. */
export function readable(colour: Colour, grounds: readonly Colour[], least: number, direction: 'darker' | 'lighter'): Colour {
  const reads = (tried: Colour) => grounds.every((ground) => contrast(tried, ground) >= least)
  if (reads(colour)) return colour
  const [lightness, a, b] = oklab(colour)
  const end = direction === 'darker' ? 0 : 1
  for (let step = 1; step <= STEPS; step += 1) {
    const share = step / STEPS
    // Towards black and white a hue holds less colour: what the screen cannot show would come out as another hue.
    const chroma = Math.max(LEAST_CHROMA_SHARE, 1 - share * 0.6)
    const tried = fromOklab([lightness + (end - lightness) * share, a * chroma, b * chroma])
    if (reads(tried)) return tried
  }
  return end === 0 ? '#000000' : '#ffffff'
}

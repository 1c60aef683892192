/** The hand-drawn signs of the house: one stroke weight, one grid of 16, the colour of the text around them. */

/** Parts marked `cut` are drawn in the colour of the ground, as if cut out. */
const DRAWN = {
  planned: '<circle cx="8" cy="8" r="6"/>',
  in_progress: '<circle cx="8" cy="8" r="6"/><path class="solid" d="M8 2a6 6 0 0 1 0 12z"/>',
  done: '<circle class="solid" cx="8" cy="8" r="6"/><path class="cut" d="m5.2 8.3 1.9 1.9 3.7-4.1"/>',
  stopped: '<circle cx="8" cy="8" r="6"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>',
  wanted: '<circle cx="8" cy="8" r="6" stroke-dasharray="2.5 2.21"/>',
  plan: '<path d="M3 2.5h10v11H3zM5.5 5.5h5m-5 2.7h5m-5 2.6H8"/>',
  decision: '<path d="m3.5 8.5 3 3 6-7"/>',
  edit: '<path d="m2.8 13.2.7-3 7-7a1.6 1.6 0 0 1 2.3 2.3l-7 7zM9.3 4.4l2.3 2.3"/>',
  undo: '<path d="M5.5 3 2.5 6l3 3M3 6h6.3a3.7 3.7 0 0 1 0 7.3H6"/>',
  person: '<circle cx="8" cy="5.2" r="2.7"/><path d="M2.8 13.8c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6"/>',
  mandate: '<circle cx="6" cy="5.2" r="2.5"/><path d="M1.5 13.5c.3-2.7 2-4.2 4.5-4.2 1 0 1.9.2 2.6.7m1 1.8 1.7 1.7 3-3.4"/>',
  organisation: '<path d="M2.5 13.5V6.2L8 2.5l5.5 3.7v7.3zM6.5 13.5V9.8h3v3.7"/>',
  speech: '<path d="M2.5 3h11v8H8l-3 2.7V11H2.5z"/>',
  euro: '<path d="M12 4.2A4.6 4.6 0 0 0 5 8a4.6 4.6 0 0 0 7 3.8M3 7h6M3 9.2h6"/>',
  flag: '<path d="M4 14V2.5m0 .5h8l-2 2.9 2 2.9H4"/>',
  gauge: '<path d="M2.5 12a5.8 5.8 0 1 1 11 0M8 11l2.6-4"/><circle class="solid" cx="8" cy="11" r=".9"/>',
  arrow: '<path d="M3 8h10M9.2 4.2 13 8l-3.8 3.8"/>',
  calendar: '<path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.3v3m5-3v3"/>',
  import: '<path d="M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 10.5v3h11v-3"/>',
  publish: '<path d="M8 10V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v3h11v-3"/>',
  withdraw: '<path d="M2.5 3h11v3h-11zM3.5 6v7.5h9V6M6 10h4"/>',
  close: '<path d="m4 4 8 8m0-8-8 8"/>',
  key: '<circle cx="5" cy="10.7" r="2.7"/><path d="m7 8.8 6-6m-2.3 2.3 1.8 1.8"/>',
  mail: '<path d="M2 3.5h12v9H2zM2.3 4 8 8.7 13.7 4"/>',
  search: '<circle cx="7" cy="7" r="4.3"/><path d="m10.3 10.3 3.4 3.4"/>',
  menu: '<path d="M2.5 4h11m-11 4h11m-11 4h11"/>',
  back: '<path d="M13 8H3M6.8 4.2 3 8l3.8 3.8"/>',
  filter: '<path d="M2.5 4h11M4.8 8h6.4M6.8 12h2.4"/>',
  up: '<path d="M8 12.5v-9M4.2 7.3 8 3.5l3.8 3.8"/>',
  down: '<path d="M8 3.5v9M4.2 8.7 8 12.5l3.8-3.8"/>',
  table: '<path d="M2.5 3h11v10.5h-11zM2.5 6.5h11M2.5 10h11M6.3 6.5v7"/>',
  timeline: '<path d="M2.5 2.5v11.3M5 4.3h5M7 8h6.5M5.5 11.7h4" stroke-width="1.9"/>',
  tiles: '<path d="M6.2 2.5h3.6v3.6H6.2zM2.2 6.4h3.6V10H2.2zm4 0h3.6V10H6.2zm4 0h3.6V10h-3.6zm-4 3.9h3.6v3.6H6.2z"/>',
  versions: '<path d="M5.5 5.5v-3h8v9h-3M2.5 5.5h8v8.2h-8z"/>',
  build: '<path d="M3 3h4v3H3zM9 10h4v3H9zM5 6v5.5h4M13 3v4m-2-2h4"/>',
  link: '<path d="M6.7 9.3a2.6 2.6 0 0 0 3.8 0l2-2.1a2.6 2.6 0 0 0-3.8-3.6l-.9.9m1.5 2.2a2.6 2.6 0 0 0-3.8 0l-2 2.1a2.6 2.6 0 0 0 3.8 3.6l.9-.9"/>',
  document: '<path d="M4 2h5.2L12.5 5.3V14H4zM9 2.2v3.3h3.3M6 8.5h4.3M6 11h4.3"/>',
  share:
    '<circle cx="4" cy="8" r="1.9"/><circle cx="12" cy="3.7" r="1.9"/><circle cx="12" cy="12.3" r="1.9"/><path d="m5.7 7.1 4.6-2.5M5.7 8.9l4.6 2.5"/>',
  globe: '<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c2.2 2 2.7 4 2.7 6S10.2 12 8 14C5.8 12 5.3 10 5.3 8S5.8 4 8 2z"/>',
} as const

export type GlyphName = keyof typeof DRAWN

/** The bare shapes, for drawings that place signs themselves. */
export const glyphShapes = (name: GlyphName): string => DRAWN[name]

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A sign beside its word. With a `title` it stands for the word; one element only, since a plan shows hundreds. */
export const Glyph = ({ name, title }: { name: GlyphName; title?: string }) =>
  title ? (
    <svg
      class={`glyph g-${name}`}
      viewBox="0 0 16 16"
      role="img"
      dangerouslySetInnerHTML={{ __html: `<title>${escaped(title)}</title>${DRAWN[name]}` }}
    />
  ) : (
    <svg class={`glyph g-${name}`} viewBox="0 0 16 16" aria-hidden="true" dangerouslySetInnerHTML={{ __html: DRAWN[name] }} />
  )

const SPOKES = [0, 45, 90, 135, 180, 225, 270, 315]

/** The ship's wheel, our mark. */
export const Wheel = () => (
  <svg class="wheel" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="8.8" />
    {SPOKES.map((angle) => (
      <path key={angle} d="M16 11.2V2" transform={`rotate(${angle} 16 16)`} />
    ))}
    <circle cx="16" cy="16" r="3.2" class="hub" />
  </svg>
)

/** The sign that a door named for its deed; the doors are not held to our list, so an unknown name gets the plan's sign. */
export const glyphNamed = (name: string): GlyphName => (name in DRAWN ? (name as GlyphName) : 'plan')

/** The pictures and tables by which one looks at a plan: each says in words, or by a shape, what its colours say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { addDays } from '#kernel/dates.ts'
import { FilterBar } from './filters.tsx'
import { Folded } from './folded.tsx'
import { Table } from './table.tsx'
import { Pills } from './tabs.tsx'
import { TileMap } from './tile-map.tsx'
import { type LaneProps, Timeline, type TimelineProps } from './timeline.tsx'
import { scaleOf } from './timeline-scale.ts'
import { Pager } from './toolbar.tsx'

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

const lane = (more: Partial<LaneProps> = {}): LaneProps => ({
  ...{ id: '7', href: '/items/7', title: 'Écrire <un> guide', status: 'in_progress', statusLabel: 'En cours', facts: 'Commission' },
  ...{ bar: { from: '2017-01-01', to: '2017-06-30' }, known: 'both', cut: { left: false, right: false } },
  ...{ filled: { from: '2017-01-01', to: '2017-03-01', percent: 33 }, drift: null, moving: null, ...more },
})
const moving = {
  ...{ action: '/items/7/dates', revision: 3, href: '?edit=7', label: 'Changer les dates' },
  start: { day: '2017-01-01', label: 'Début : guide', text: '1er janvier 2017' },
  end: { day: '2017-06-30', label: 'Échéance : guide', text: '30 juin 2017' },
}
const chart = (lanes: LaneProps[], more: Partial<TimelineProps> = {}) =>
  renderToString(
    <Timeline
      label="Le calendrier"
      from="2017-01-01"
      to="2017-12-31"
      parts={[{ day: '2017-01-01', label: '2017' }]}
      units={[1, 4, 7, 10].map((month) => ({ day: `2017-${String(month).padStart(2, '0')}-01`, label: '' }))}
      marks={[{ day: '2017-03-14', label: 'aujourd’hui', kind: 'today' }]}
      groups={[{ key: 'a', heading: 'Pilier', count: '1', tone: 1, lanes }]}
      {...more}
    />,
  )

test('every day of a timeline has its place between its edges, and days follow each other', () => {
  const day = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(day, day, (length, at) => {
      const scale = scaleOf('2015-01-01', addDays('2015-01-01', length))
      const { x, width } = scale.part(addDays('2015-01-01', Math.min(at, length)), addDays('2015-01-01', length))
      assert.ok(x >= 0 && width > 0 && Math.abs(x + width - 100) < 0.01)
    }),
  )
})

test('a lane tells its status in words and its facts beside the drawing; nobody who may only read meets a handle', () => {
  const html = chart([lane()])
  assert.match(html, /<title>En cours<\/title>/)
  assert.match(html, /Écrire &lt;un> guide/)
  assert.equal(count(html, /role="slider"|data-move|tabindex/g), 0)
  assert.match(html, /<svg class="lane-drawing" aria-hidden="true">/)
  assert.match(html, /<rect x="0%" width="49.589%"[^>]*class="bar-whole"/)
})

test('who may move dates has a named slider for each date that is on the timeline', () => {
  const html = chart([lane({ moving })])
  assert.equal(count(html, /role="slider"/g), 2)
  assert.match(
    html,
    /aria-label="Échéance : guide" aria-valuemin="0" aria-valuemax="364" aria-valuenow="180" aria-valuetext="30 juin 2017"/,
  )
  const cut = chart([lane({ moving: { ...moving, end: { ...moving.end, day: '2018-02-01' } } })])
  assert.equal(count(cut, /role="slider"/g), 1)
})

test('what is late drifts with words, what is stopped is hatched, what has one date is a mark and no bar', () => {
  const late = chart([lane({ drift: { from: '2017-03-01', to: '2017-03-14', label: '+ 14 jours' } })])
  assert.match(late, /<g class="lane-drift">.*\+ 14 jours/)
  assert.match(chart([lane({ status: 'stopped' })]), /fill="url\(#timeline-hatch\)"/)
  const mark = chart([lane({ known: 'end', bar: { from: '2017-06-30', to: '2017-06-30' } })])
  assert.deepEqual([count(mark, /class="lane-mark"/g), count(mark, /class="lane-bar"/g)], [1, 0])
})

const tile = (code: string, value: number | null) => ({
  code,
  value,
  text: value === null ? '–' : `${value} %`,
  label: `Région ${code} : ${value}`,
})
const map = (tiles: ReturnType<typeof tile>[], href?: string) =>
  renderToString(
    <TileMap
      label="Par région"
      overseas="Outre-mer"
      none="sans chiffre"
      from={0}
      to={100}
      told={(from, to) => `${from}–${to} %`}
      tiles={tiles.map((each) => ({ ...each, ...(href ? { href: href + each.code } : {}) }))}
    />,
  )

test('each region is one tile with its letters and its figure, read from north to south, overseas last', () => {
  const codes = ['YT', 'COR', 'BRE', 'HDF', 'GP', 'PAC', 'IDF']
  const html = map(
    codes.map((code) => tile(code, 50)),
    '/table?region=',
  )
  const order = [...html.matchAll(/href="\/table\?region=(\w+)"/g)].map((found) => found[1])
  assert.deepEqual(order, ['HDF', 'IDF', 'BRE', 'PAC', 'COR', 'GP', 'YT'])
  assert.equal(count(html, /class="tile-value">50 %</g), 7)
  assert.match(html, /<title>Région BRE : 50<\/title>/)
})

test('a tone stands for a fifth of the scale, and no figure for no tone', () => {
  const html = map([tile('BRE', 0), tile('HDF', 19), tile('IDF', 20), tile('COR', 100), tile('GP', null)])
  const tones = [...html.matchAll(/<g class="tile ([\w-]+)">/g)].map((found) => found[1])
  assert.deepEqual(tones, ['step-1', 'step-2', 'step-1', 'step-5', 'unknown'])
  assert.equal(count(html, /<li class="tile /g), 6)
  assert.doesNotMatch(map([tile('BRE', 3)]), /sans chiffre/)
})

test('a long table says how it is sorted, names its rows, and tells its cells where it becomes cards', () => {
  const head = [
    { label: 'Code', sort: { href: '?order=down', sorted: 'ascending' as const } },
    { label: 'Intitulé', sort: { href: '?sort=title' }, names: true },
    { label: 'Échéance', told: true },
  ]
  const html = renderToString(
    <Table caption="Actions" long head={head} groups={[{ heading: 'Pilier', count: '1 action', rows: [['A1', 'Écrire', '2017']] }]} />,
  )
  assert.match(html, /<th scope="col" aria-sort="ascending"><a href="\?order=down"/)
  assert.match(html, /<th scope="rowgroup" colspan="3">Pilier <span class="count">1 action/)
  assert.match(html, /<td>A1<\/td><th scope="row">Écrire<\/th><td data-label="Échéance">2017<\/td>/)
})

test('the current of some choices is told, pages lead on and back, a folded part loads by itself', () => {
  const items = [
    { href: '/a', label: 'Toutes', current: true },
    { href: '/b', label: 'En retard', current: false },
  ]
  assert.equal(count(renderToString(<Pills label="Vues" items={items} />), /aria-current="true"/g), 1)
  const pager = (page: number, of: number) =>
    renderToString(<Pager lang="fr" page={page} size={500} of={of} href={(to) => `?page=${to}`} />)
  assert.equal(pager(1, 500), '')
  assert.match(pager(2, 1200), /href="\?page=1" rel="prev".*501 à 1\u202f000 sur 1\u202f200.*href="\?page=3" rel="next"/s)
  assert.match(pager(9, 1200), /href="\?page=3" rel="prev"/)
  const closed = renderToString(<Folded id="open-7" summary="51 actions" href="/plans/x?open=7" see="Ouvrir" open={false} />)
  assert.match(
    closed,
    /<turbo-frame id="open-7" src="\/plans\/x\?open=7" loading="lazy" target="_top" refresh="morph"><p><a href="\/plans\/x\?open=7#open-7">/,
  )
})

test('filters fold under one line that says how many there are', () => {
  const bar = (active: { label: string; removeHref: string }[]) =>
    renderToString(
      <FilterBar action="/plans/x" active={active} lang="fr">
        <i />
      </FilterBar>,
    )
  assert.match(bar([{ label: 'En cours', removeHref: '/' }]), /Filtres<span class="tab-count">1<\/span>/)
  assert.doesNotMatch(bar([]), /tab-count/)
})

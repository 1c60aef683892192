/** Marks that are heard and seen without colour, columns that are not empty twice, jumps that land where they lead on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { FateBar, FigureFilter } from './fates.tsx'
import { effortOfPage, jumpId, RedlineChange, type RedlineText, RedlineTexts, type RedlineView } from './redline.tsx'

const say = { before: 'Avant', after: 'Après', nothing: 'Rien', added: 'ajouté :', dropped: 'retiré :' }
const shown = (text: Partial<RedlineText>, view: RedlineView = 'inline') =>
  renderToString(
    <RedlineTexts texts={[{ lang: 'fr', before: null, after: null, ...text }]} view={view} effort={effortOfPage()} say={say} />,
  )
/** The marks with what is heard of them, the rest as letters. */
const heard = (html: string) =>
  html
    .replaceAll(/<(\/?)(ins|del)[^>]*>/g, '{$1$2}')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('{', '<')
    .replaceAll('}', '>')

test('each mark is said in words, and what was written stays letters', () => {
  assert.equal(heard(shown({ before: 'un <b>', after: 'deux <b>' })), '<del>[retiré : un]</del><ins>[ajouté : deux]</ins> &lt;b>')
})

test('spaces and line breaks stand outside of the marks; a break by itself has a sign', () => {
  assert.equal(heard(shown({ before: 'un trois', after: 'un deux trois' })), 'un <ins>[ajouté : deux]</ins> trois')
  assert.equal(
    heard(shown({ before: 'Un.', after: 'Un.\n\nDeux.\nTrois.' })),
    'Un.\n\n<ins>[ajouté : Deux.]</ins>\n<ins>[ajouté : Trois.]</ins>',
  )
  assert.equal(heard(shown({ before: 'un deux', after: 'un\n\ndeux' })), 'un <ins>[ajouté : ¶]</ins>deux')
})

test('side by side each column has its own words; what both share stands once', () => {
  const html = shown({ before: 'un deux', after: 'un trois' }, 'side')
  const [before, after] = html.split('Après')
  assert.match(before!, /<del/)
  assert.doesNotMatch(before!, /<ins/)
  assert.match(after!, /<ins/)
  assert.doesNotMatch(after!, /<del/)
  assert.doesNotMatch(shown({ before: 'un', after: 'un' }, 'side'), /Avant|Après/)
})

test('what stands on one side only is not marked word by word, and the other column is empty once', () => {
  const texts: RedlineText[] = [
    { lang: 'fr', strong: true, before: null, after: 'Titre' },
    { lang: 'fr', before: null, after: 'Texte' },
  ]
  const html = renderToString(<RedlineTexts texts={texts} view="side" effort={effortOfPage()} say={say} />)
  assert.equal(html.match(/Rien/g)?.length, 1)
  assert.equal(html.match(/<ins class="whole">/g)?.length, 2)
  assert.doesNotMatch(html, /ajouté/)
  assert.match(html, /redline-side is-empty/)
})

test('a text in another language carries it', () => {
  assert.match(shown({ lang: 'en', before: 'one', after: 'two' }), /lang="en"/)
})

test('a change has its name, and jumps that lead on in the same direction', () => {
  const html = renderToString(
    <RedlineChange
      id="e7"
      fate="dropped"
      level={5}
      heading="A1 Retiré"
      previous={null}
      next={{ href: `#${jumpId('e8', 'next')}`, label: 'Suivant' }}
    >
      texte
    </RedlineChange>,
  )
  assert.match(html, /<article class="redline-change" id="e7" aria-labelledby="e7-what">/)
  assert.match(html, /<h5 id="e7-what">/)
  assert.match(html, /<a id="e7-next" href="#e8-next"/)
  assert.doesNotMatch(html, /e7-previous/)
})

test('the bar says its proportions in words, and is left out where there is nothing to compare', () => {
  const part = (name: string, count: number) => ({ name, count, label: name })
  const html = renderToString(<FateBar lang="fr" parts={[part('changed', 1), part('moved', 0), part('kept', 999)]} />)
  assert.match(html, /aria-label="changed\u00a0: 1, kept\u00a0: 999"/)
  const widths = [...html.matchAll(/<rect class="is-\w+" x="[\d.]+" width="([\d.]+)"/g)].map(([, width]) => Number(width))
  assert.equal(widths.length, 2)
  assert.ok(widths[0]! >= 6, 'one of a thousand can be seen')
  assert.ok(Math.abs(widths[0]! + widths[1]! + 4 - 1000) < 0.2)
  assert.equal(renderToString(<FateBar lang="fr" parts={[part('kept', 5)]} />), '')
})

test('a figure of nothing is no link', () => {
  const figure = (name: string, count: number) => ({ name, sign: null, count, label: name, href: `?only=${name}` })
  const html = renderToString(
    <FigureFilter
      lang="fr"
      label="Filtres"
      chosen="moved"
      all={{ label: 'Tout', href: '?' }}
      figures={[figure('moved', 2), figure('added', 0)]}
    />,
  )
  assert.match(html, /<a href="\?only=moved" aria-current="true"/)
  assert.doesNotMatch(html, /only=added/)
})

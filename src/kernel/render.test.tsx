/** Rendering: escaped by default, and loud about children that would render empty. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ComponentChildren, Fragment, h } from 'preact'
import { renderDocument, renderPart } from './render.ts'

const paragraph = (child: unknown) => <p>{child as ComponentChildren}</p>

test('what would silently render empty is refused where it is written', () => {
  const cases: [unknown, RegExp][] = [
    [new Date(0), /<p> was given a Date/],
    [Promise.resolve('late'), /<p> was given a Promise/],
    [() => 'called by nobody', /<p> was given a function/],
    [{ fr: 'un', en: 'one' }, /<p> was given a plain object/],
    [new Map(), /<p> was given a plain object/],
  ]
  for (const [child, complaint] of cases) {
    assert.throws(() => paragraph(child), complaint)
    assert.throws(() => h('p', null, 'before', child as ComponentChildren), complaint)
  }
})

test('texts, numbers, elements, lists and nothing are children like any other', () => {
  const cases: [unknown, string][] = [
    ['text', '<p>text</p>'],
    [2020, '<p>2020</p>'],
    [0, '<p>0</p>'],
    [null, '<p></p>'],
    [undefined, '<p></p>'],
    [false, '<p></p>'],
    [<em key="1">deep</em>, '<p><em>deep</em></p>'],
    [[1, 'two', <b key="3">3</b>], '<p>1two<b>3</b></p>'],
    [<Fragment key="4">a{'b'}</Fragment>, '<p>ab</p>'],
  ]
  for (const [child, html] of cases) assert.equal(renderPart(paragraph(child)), html)
})

test('a component may take a function as its child', () => {
  const Each = ({ children }: { children: (word: string) => string }) => <i>{children('word')}</i>
  assert.equal(renderPart(<Each>{(word) => `${word}s`}</Each>), '<i>words</i>')
})

test('what people wrote is text, never markup', () => {
  const hostile = `<script>alert("1")</script> & ' "`
  assert.equal(renderPart(paragraph(hostile)).includes('<script'), false)
  assert.equal(
    renderPart(
      <a href="/" title={hostile}>
        x
      </a>,
    ).includes('"1"'),
    false,
  )
})

test('a document opens with its type', () => {
  assert.equal(renderDocument(<html lang="fr" />), '<!DOCTYPE html>\n<html lang="fr"></html>')
})

/** Promises of the vocabulary that pages rely on without looking. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { renderDocument } from '#kernel/render.ts'
import { DayField, ErrorSummary, Radios, RangeField, TextArea, TextField } from './form.tsx'
import { otherLanguagePath } from './header.tsx'
import { words } from './messages.ts'
import { ActionRow } from './outline.tsx'
import { StatusBar } from './status.tsx'
import { Table } from './table.tsx'

test('a table names its rows by their first cell, unless that is empty', () => {
  const html = renderToString(
    <Table
      caption="Charges"
      head={[{ label: 'Compte' }, { label: 'Prévu', align: 'end' }]}
      rows={[
        ['613', '61'],
        ['', '62'],
      ]}
    />,
  )
  assert.match(html, /<th scope="row">613<\/th><td class="end">61<\/td>/)
  assert.match(html, /<tr><td><\/td><td class="end">62<\/td><\/tr>/)
  assert.match(html, /<section class="table" aria-label="Charges" tabindex="0">/)
})

test('an error is tied to its field, and the summary leads to it', () => {
  const field = renderToString(<TextField name="title" label="Titre" hint="Un verbe" error="Le titre est vide." />)
  assert.match(field, /id="field-title"/)
  assert.match(field, /aria-describedby="field-title-hint field-title-error"/)
  assert.match(field, /aria-invalid="true"/)
  assert.match(renderToString(<ErrorSummary lang="fr" errors={[{ field: 'title', text: 'Le titre est vide.' }]} />), /href="#field-title"/)
})

test('the summary names the fields below it, and one that is on no field is a sentence alone', () => {
  const errors = [
    { field: 'title', text: 'À remplir.' },
    { field: 'kind', text: 'À remplir.' },
    { field: 'elsewhere', text: 'Trop tard.' },
    { text: 'Rien ne va.' },
  ]
  const html = renderDocument(
    <html lang="fr">
      <body>
        <ErrorSummary lang="fr" errors={errors} />
        <TextField name="title" label="Titre <1>" error="À remplir." />
        <Radios name="kind" label="Nature" options={[{ value: 'a', label: 'A' }]} />
      </body>
    </html>,
  )
  const summary = html.slice(html.indexOf('<ul>'), html.indexOf('</ul>')).replaceAll(/<(?!1>)[^>]*>/g, '|')
  assert.deepEqual(summary.split('|').filter(Boolean), [
    'Titre &lt;1>\u00a0: À remplir.',
    'Nature\u00a0: À remplir.',
    'Trop tard.',
    'Rien ne va.',
  ])
  assert.match(html, /href="#field-kind"/)
})

test('a text that begins with a newline keeps it', () => {
  assert.match(renderToString(<TextArea name="text" label="Texte" value={'\nun'} />), />\n\nun<\/textarea>/)
})

test('what was typed into a day or a percentage stays, even when it is neither', () => {
  assert.match(renderToString(<DayField name="due" label="Échéance" value="2017-03-14" />), /type="date"/)
  assert.match(renderToString(<DayField name="due" label="Échéance" value="31/02/2017" />), /type="text" value="31\/02\/2017"/)
  assert.match(renderToString(<RangeField name="progress" label="Avancement" value="beaucoup" />), /type="text"/)
})

test('the status of an action is said in words too, and markup in a label stays letters', () => {
  const html = renderToString(
    <ActionRow
      id="i1"
      href="/1"
      title="<b>"
      status="done"
      statusLabel="Fini <b>"
      owner={{ text: 'Bureau' }}
      when={{ text: 'sans échéance', missing: true }}
    />,
  )
  assert.match(html, /<title>Fini &lt;b><\/title>/)
  assert.match(html, /<span class="when missing">sans échéance<\/span>/)
})

test('a status bar leaves out what counts nobody and says the rest', () => {
  const html = renderToString(
    <StatusBar
      parts={[
        { status: 'done', count: 1, label: 'Terminées' },
        { status: 'planned', count: 0, label: 'Prévues' },
        { status: 'in_progress', count: 1, label: 'En cours' },
      ]}
    />,
  )
  assert.match(html, /aria-label="Terminées\u00a0: 1, En cours\u00a0: 1"/)
  assert.equal(html.match(/<rect/g)?.length, 2)
})

test('the language switch keeps the other questions of the address', () => {
  assert.equal(
    otherLanguagePath({ lang: 'fr', path: '/plan?status=done&lang=fr' } as Parameters<typeof otherLanguagePath>[0]),
    '/plan?status=done&lang=en',
  )
})

test('the sentences of both languages are set in their own type', () => {
  assert.equal(words('fr').counted('Prévues', '3'), 'Prévues\u00a0: 3')
  assert.equal(words('en').counted('Planned', '3'), 'Planned: 3')
})

/** What is kept: until a deed touches what it shows, and never what was overtaken while it was made. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { openKept, packPage } from './kept.ts'

const keepPages = async (pages: Record<string, string[]>) => {
  const kept = openKept()
  for (const [key, tags] of Object.entries(pages)) await kept.keepPage(key, tags, `<p>${key}</p>`, kept.revision())
  return { kept, left: () => Object.keys(pages).filter((key) => kept.page(key) !== null) }
}

test('a page is served in three forms that say the same', async () => {
  const html = `<!DOCTYPE html>\n<p>${'Réussir 2020 – l’essai 😀. '.repeat(200)}</p>`
  const page = await packPage(html)
  assert.equal(page.plain.toString(), html)
  assert.equal(gunzipSync(page.gzip).toString(), html)
  assert.equal(brotliDecompressSync(page.brotli).toString(), html)
  assert.ok(page.gzip.length < page.plain.length && page.brotli.length < page.plain.length)
})

test('the mark of a page follows from its text alone', async () => {
  const [one, same, other] = await Promise.all(['<p>a</p>', '<p>a</p>', '<p>b</p>'].map(packPage))
  assert.equal(one!.etag, same!.etag)
  assert.notEqual(one!.etag, other!.etag)
  assert.match(one!.etag, /^"[\w-]+"$/)
})

test('a deed drops what shows its subject, by number or by kind, and nothing else', async () => {
  const pages = {
    one: ['plan:1'],
    two: ['plan:2'],
    all: ['plan', 'person'],
    people: ['person'],
    both: ['plan:1', 'plan:2'],
    ten: ['plan:10'],
  }
  const cases: [{ kind: string; id: number }[], string[]][] = [
    [[{ kind: 'plan', id: 1 }], ['two', 'people', 'ten']],
    [[{ kind: 'plan', id: 10 }], ['one', 'two', 'people', 'both']],
    [[{ kind: 'person', id: 5 }], ['one', 'two', 'both', 'ten']],
    [
      [
        { kind: 'item', id: 9 },
        { kind: 'plan', id: 2 },
      ],
      ['one', 'people', 'ten'],
    ],
    [[{ kind: 'body', id: 1 }], Object.keys(pages)],
    [[], Object.keys(pages)],
  ]
  for (const [subjects, expected] of cases) {
    const { kept, left } = await keepPages(pages)
    kept.drop(subjects)
    assert.deepEqual(left(), expected, JSON.stringify(subjects))
  }
})

test('the star is dropped by every deed', async () => {
  const { kept, left } = await keepPages({ home: ['*'], plan: ['plan:1'] })
  kept.drop([{ kind: 'body', id: 4 }])
  assert.deepEqual(left(), ['plan'])
})

test('after a lost connection nothing is trusted', async () => {
  const { kept, left } = await keepPages({ home: ['*'], plan: ['plan:1'] })
  const before = kept.revision()
  kept.clear()
  assert.deepEqual(left(), [])
  assert.notEqual(kept.revision(), before)
})

test('a page rendered before a deed and finished after it is served, and not kept', async () => {
  const kept = openKept()
  const since = kept.revision()
  kept.drop([{ kind: 'plan', id: 1 }])
  const page = await kept.keepPage('late', ['plan:2'], '<p>late</p>', since)
  assert.equal(page.plain.toString(), '<p>late</p>')
  assert.equal(kept.page('late'), null)
})

test('a deed during the packing counts as well', async () => {
  const kept = openKept()
  const packing = kept.keepPage('late', ['plan:1'], '<p>late</p>', kept.revision())
  kept.drop([{ kind: 'plan', id: 1 }])
  await packing
  assert.equal(kept.page('late'), null)
})

test('a costly part is made once, and again after a deed', async () => {
  const kept = openKept()
  let made = 0
  const tree = () => kept.part('tree', ['plan:1'], async () => ++made)
  assert.deepEqual([await tree(), await tree()], [1, 1])
  kept.drop([{ kind: 'plan', id: 2 }])
  assert.equal(await tree(), 1)
  kept.drop([{ kind: 'plan', id: 1 }])
  assert.equal(await tree(), 2)
})

test('a part overtaken by a deed while it was made is not kept', async () => {
  const kept = openKept()
  let made = 0
  const make = async () => {
    if (made === 0) kept.drop([{ kind: 'plan', id: 1 }])
    return ++made
  }
  assert.deepEqual([await kept.part('tree', ['plan:1'], make), await kept.part('tree', ['plan:1'], make)], [1, 2])
})

test('who asks for a part while it is made waits for the same one, until a deed overtakes it', async () => {
  const kept = openKept()
  const makings: PromiseWithResolvers<string>[] = []
  const ask = () =>
    kept.part('tree', ['plan:1'], () => {
      makings.push(Promise.withResolvers())
      return makings.at(-1)!.promise
    })
  const [first, second] = [ask(), ask()]
  kept.drop([{ kind: 'plan', id: 1 }])
  const third = ask()
  makings[0]!.resolve('before')
  makings[1]!.resolve('after')
  assert.deepEqual(await Promise.all([first, second, third]), ['before', 'before', 'after'])
  assert.deepEqual([await ask(), makings.length], ['after', 2])
})

test('a part that could not be made is asked for again', async () => {
  const kept = openKept()
  await assert.rejects(
    kept.part('tree', [], () => Promise.reject(new Error('away'))),
    /away/,
  )
  assert.equal(await kept.part('tree', [], async () => 'there'), 'there')
})

test('what is nothing is kept too, and parts are not pages', async () => {
  const kept = openKept()
  let asked = 0
  const network = () =>
    kept.part('network', ['network'], async () => {
      asked += 1
      return null
    })
  assert.deepEqual([await network(), await network(), asked], [null, null, 1])
  assert.equal(kept.page('network'), null)
})

test('when there is no more room, what was kept first goes first', async () => {
  const kept = openKept()
  const MIB = 1_048_576
  const made: number[] = []
  const part = (number: number) =>
    kept.part(`part ${number}`, [`plan:${number}`], async () => {
      made.push(number)
      return 'x'.repeat(MIB)
    })
  for (let number = 0; number < 80; number += 1) await part(number)
  made.length = 0
  await part(79)
  assert.deepEqual(made, [], 'the latest is there')
  await part(0)
  assert.deepEqual(made, [0], 'the first is gone')
})

test('a restarted process does not take up the count of the former one', () => {
  const counts = new Set(Array.from({ length: 20 }, () => openKept().revision()))
  assert.equal(counts.size, 20, 'else a browser could be told that a page of before the restart is still true')
})

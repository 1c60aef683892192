/** Writing statutes by forms that need no script: rows, refusals at their field with everything kept, two who write at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'

const { house, request, as } = await testHouse({ demo: true })

const personId = async (name: string) =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const secretary = await as(await personId('Gildas Pontarec'))
const staff = await as(await personId('Kévin Dorsalin'))
const AG = '/statutes/2/edit/body-ag'

type Form = Record<string, string | string[]>
const shown = async (path: string) => (await request(path, { headers: secretary })).text()
const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The fields of a page as a browser would send them. */
function fieldsOf(html: string): Form {
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name) fields[name] = [...(fields[name] ?? []), decoded(value)]
  }
  const form = /<form class="form"[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('<main')))?.[0] ?? ''
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    if (!/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag)) add(of('name'), of('value') ?? '')
  }
  for (const [, name, inside] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    add(
      name,
      /<option[^>]*value="([^"]*)"[^>]* selected|<option selected[^>]*value="([^"]*)"/
        .exec(inside!)
        ?.slice(1)
        .find((each) => each !== undefined) ?? '',
    )
  for (const [, name, inside] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)) add(name, inside!)
  return fields
}

const send = (path: string, form: Form, headers = secretary) => request(path, { form, headers })
const rules = async (number = 2) =>
  (await house.reader.selectFrom('statutes_version').select('rules').where('number', '=', number).executeTakeFirstOrThrow()).rules

test('a form that is sent back as it was shown changes nothing', async () => {
  const before = await rules()
  for (const part of ['facts', 'articles', 'roll', 'colleges', 'renewal', 'body-ag', 'body-ca']) {
    const path = `/statutes/2/edit/${part}`
    const answer = await send(path, fieldsOf(await shown(path)))
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, path], part)
  }
  assert.deepEqual(await rules(), before)
})

test('a row is added and taken away with all that was typed, and nothing is stored', async () => {
  const before = await rules()
  const form = fieldsOf(await shown(AG))
  const more = await send(AG, { ...form, notice_days: '21', add: 'new' })
  const after = await more.text()
  assert.equal(more.status, 422)
  assert.match(after, /name="notice_days"[^>]*value="21"/)
  assert.match(after, /name="rows" value="4"/)
  const less = await (await send(AG, { ...fieldsOf(after), name_fr_3: 'Exclusion', remove: '1' })).text()
  assert.match(less, /name="rows" value="3"/)
  assert.match(less, /name="name_fr_2"[^>]*value="Exclusion"/)
  assert.doesNotMatch(less, /Modification des statuts"/)
  assert.deepEqual(await rules(), before)
})

test('an article that is quoted and unwritten is one button away', async () => {
  const form = fieldsOf(await shown('/statutes/2/edit/renewal'))
  assert.equal((await send('/statutes/2/edit/renewal', { ...form, article_new: '99' })).status, 303)
  const page = await shown('/statutes/2/edit/articles')
  assert.match(page, /name="add" value="99"/)
  assert.match(await shown('/statutes/2/proposal'), /L’article 99 est cité/)
  assert.equal((await send('/statutes/2/proposal', {})).status, 422)
  const added = await (await send('/statutes/2/edit/articles', { ...fieldsOf(page), add: '99' })).text()
  const filled = { ...fieldsOf(added), text_fr_10: 'Par tiers.' }
  assert.equal((await send('/statutes/2/edit/articles', filled)).status, 303)
  assert.doesNotMatch(await shown('/statutes/2/proposal'), /L’article 99 est cité/)
})

test('a fraction in any spelling is stored exactly; none is refused at its field with everything kept', async () => {
  const form = { ...fieldsOf(await shown(AG)), per_holder_max: '5' }
  const refused = await send(AG, { ...form, quorum_fraction: 'le quart environ' })
  const page = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(page, /id="field-quorum_fraction-error"/)
  assert.match(page, /value="le quart environ"/)
  assert.match(page, /name="per_holder_max"[^>]*value="5"/)
  assert.equal((await send(AG, { ...form, quorum_fraction: '33,5 %' })).status, 303)
  const ag = (await rules()).bodies.find(({ body }) => body === 'ag')
  assert.deepEqual([ag?.quorum?.fraction, ag?.proxies?.perHolderMax], ['67/200', 5])
})

test('what a rule asks is worked out beside it', async () => {
  const { count } = await house.reader
    .selectFrom('people_organisation')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('kind', 'in', ['member', 'regional'])
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow()
  const page = (await shown('/statutes/2/edit/body-ag')).replaceAll(/<[^>]+>/g, ' ')
  assert.match(page, new RegExp(`Avec ${count} votants, il en faut ${Math.ceil((Number(count) * 67) / 200)}`))
})

test('of two who write the same part the second is told, keeps what was typed, and may then save', async () => {
  const path = '/statutes/2/edit/roll'
  const [mine, theirs] = [fieldsOf(await shown(path)), fieldsOf(await shown(path))]
  assert.equal((await send(path, { ...theirs, record_days: '10' }, staff)).status, 303)
  const late = await send(path, { ...mine, record_days: '12' })
  const page = await late.text()
  assert.equal(late.status, 409)
  assert.match(page, /name="record_days"[^>]*value="12"/)
  assert.match(page, /Quelqu’un a modifié cette partie/)
  assert.equal((await rules()).roll?.recordDays, 10)
  assert.equal((await send(path, fieldsOf(page))).status, 303)
  assert.equal((await rules()).roll?.recordDays, 12)
})

test('two who write different parts do not meet', async () => {
  const [roll, renewal] = ['/statutes/2/edit/roll', '/statutes/2/edit/renewal']
  const [one, other] = [fieldsOf(await shown(roll)), fieldsOf(await shown(renewal))]
  assert.equal((await send(roll, { ...one, record_days: '7' }, staff)).status, 303)
  assert.equal((await send(renewal, { ...other, term_years: '4' })).status, 303)
  const { roll: stored, renewal: kept } = await rules()
  assert.deepEqual([stored?.recordDays, kept?.termYears], [7, 4])
})

test('a body is left silent by choice, and written again', async () => {
  const path = '/statutes/2/edit/body-bureau'
  const empty = fieldsOf(await shown(path))
  assert.equal((await send(path, empty)).status, 303)
  assert.match(await shown(path), /au moins une sorte de décision/)
  assert.equal((await send(path, { ...fieldsOf(await shown(path)), remove: 'body' })).status, 303)
  assert.equal(
    (await rules()).bodies.some(({ body }) => body === 'bureau'),
    false,
  )
})

test('what is far too long is refused at its field', async () => {
  const path = '/statutes/2/edit/facts'
  const answer = await send(path, { ...fieldsOf(await shown(path)), title: 'x'.repeat(201) })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /id="field-title-error"/)
})

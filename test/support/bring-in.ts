/** Bringing files in through the pages, in tests: sending them, reading their previews, answering them, doing the work that waits. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'
import type { Tested } from './attempts.ts'

type Content = string | Uint8Array

/** What a page says, with plain spaces and apostrophes. */
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")

/** Says which of these a page does not say; a failure that shows the whole page helps nobody. */
export function says(html: string, ...texts: (string | RegExp)[]): void {
  const missing = texts.filter((text) => (typeof text === 'string' ? !html.includes(text) : !text.test(html)))
  assert.deepEqual(missing, [])
}
export function saysNothingOf(html: string, ...texts: RegExp[]): void {
  assert.deepEqual(
    texts.filter((text) => text.test(html)),
    [],
  )
}

/** The fields of the preview's form as a browser would send them. */
export function fieldsOf(html: string): Record<string, string> {
  const form = /<form[^>]*action="\/plans\/import\/\d+"[^>]*>(.*?)<\/form>/s.exec(html)![1]!
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (name) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(options!)?.[0] ?? options!
    fields[name!] = /value="([^"]*)"/.exec(chosen)?.[1] ?? ''
  }
  return fields
}

/** What the page says next of what was just done. */
export function flashOf(response: Response): string {
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith('flash='))
  const text = cookie ? Buffer.from(cookie.slice('flash='.length).split('.')[0]!, 'base64url').toString() : '{}'
  return plain((JSON.parse(text) as { text?: string }).text ?? '')
}

/** The upload's id in its address. */
export const idIn = (path: string): number => Number(/(\d+)/.exec(path)![1])

/** The pages as one of the staff meets them. */
export async function staffOf({ house, request, as, logged }: Tested) {
  const { reader } = house
  const { id } = await reader.selectFrom('people_person').select('id').where('name', '=', 'Kévin Dorsalin').executeTakeFirstOrThrow()
  const headers = await as(id)

  const send = (name: string, content: Content, fields: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [field, value] of Object.entries(fields)) body.append(field, value)
    body.append('file', new File([content as BlobPart], name))
    return request('/plans/import', { method: 'POST', body, headers: { ...headers, origin: house.baseUrl } })
  }
  /** The address of the page of a file that was received. */
  const sent = async (content: Content, name = 'cap_2030.csv', fields: Record<string, string> = {}): Promise<string> => {
    const response = await send(name, content, fields)
    assert.equal(response.status, 303, `${await response.text()}\n${logged.at(-1)}`)
    return response.headers.get('location')!
  }
  const page = async (path: string) => {
    const response = await request(path, { headers })
    const html = plain(await response.text())
    assert.ok(response.status < 500, `${path}\n${logged.at(-1)}`)
    return { status: response.status, html, response }
  }
  /** Sends a form exactly as given. */
  const post = async (path: string, form: Record<string, string>) => {
    const response = await request(path, { form, headers })
    return { status: response.status, location: response.headers.get('location'), html: plain(await response.text()), response }
  }
  /** Answers the preview as it stands, with some fields changed. */
  const answer = async (path: string, fields: Record<string, string>) => post(path, { ...fieldsOf((await page(path)).html), ...fields })

  return {
    send: async (name: string, content: Content) => {
      const response = await send(name, content)
      return { status: response.status, html: plain(await response.text()) }
    },
    sent,
    page,
    post,
    answer,
    planAt: (slug: string) => reader.selectFrom('plan_plan').selectAll().where('slug', '=', slug).executeTakeFirst(),
    uploadsThere: async () => (await reader.selectFrom('plan_upload').select('id').execute()).length,
    forgetAll: () => house.db.deleteFrom('plan_upload').execute(),
  }
}

/** The work that waits in a queue, taken up by hand: these houses have no workers. */
export function workersOf(house: House) {
  const taken = new Map<string, number>()
  const waiting = async (queue: string): Promise<Record<string, unknown>[]> => {
    const { rows } = await sql<{ data: Record<string, unknown> }>`
      select data from pgboss.job where name = ${queue} order by created_on, id`.execute(house.db)
    const fresh = rows.slice(taken.get(queue) ?? 0)
    taken.set(queue, rows.length)
    return fresh.map(({ data }) => data)
  }
  const work = async (queue: string, at: House = house): Promise<void> => {
    const job = house.capabilities.flatMap(({ jobs }) => jobs ?? []).find((each) => each.queue === queue)
    assert.ok(job, `No queue ${queue}`)
    for (const data of await waiting(queue)) await job.work(at, data)
  }
  return { waiting, work }
}

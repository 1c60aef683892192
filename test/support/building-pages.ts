/** Those who build plans in the demonstration, through HTTP: what they get, where forms lead, what is refused. */
import assert from 'node:assert/strict'
import { testHouse } from './house.ts'

type Headers = Record<string, string>
type Form = Record<string, string | string[]>

/** Spaces that do not break are spaces to tests. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

export async function buildingPages() {
  const { house, request, as } = await testHouse({ demo: true })
  const { reader } = house
  const personNamed = async (name: string) =>
    (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const organisationNamed = async (name: string) =>
    String((await reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id)
  const signedIn = async (name: string): Promise<Headers> => as(await personNamed(name))
  const kevin = await signedIn('Kévin Dorsalin')
  const network = await organisationNamed('CHANTIER école')

  const get = async (path: string, headers: Headers = kevin): Promise<string> => plain(await (await request(path, { headers })).text())
  /** Where a form leads to. */
  const led = async (path: string, form: Form, headers: Headers = kevin): Promise<string> => {
    const response = await request(path, { form, headers })
    assert.equal(response.status, 303, await response.text())
    return response.headers.get('location')!
  }
  /** What a form that is refused answers. */
  const refused = async (path: string, form: Form, status: number, headers: Headers = kevin): Promise<string> => {
    const response = await request(path, { form, headers })
    const text = plain(await response.text())
    assert.equal(response.status, status, text)
    return text
  }

  let made = 0
  /** A new plan of the network with these lines in its tree; the ids of its items by their titles. */
  const plan = async (...lines: string[]): Promise<{ slug: string; title: string; id: (title: string) => number }> => {
    made += 1
    const title = `Essai ${made}`
    const form = { title_fr: title, owner: network, kind: 'strategic', levels: 'pillars' }
    const slug = /^\/plans\/([a-z0-9-]+)\/build\?add=in:0$/.exec(await led('/plans/new', form))![1]!
    if (lines.length > 0) await led(`/plans/${slug}/items`, { place: 'in:0', lines: lines.join('\n') })
    const rows = await reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select(['i.id', 'i.title_fr'])
      .where('p.slug', '=', slug)
      .execute()
    const ids = new Map(rows.map((row) => [row.title_fr, row.id]))
    return { slug, title, id: (wanted) => ids.get(wanted)! }
  }
  return { house, request, signedIn, organisationNamed, kevin, network, get, led, refused, plan }
}

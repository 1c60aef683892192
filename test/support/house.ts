/** A whole house on a database of its own, asked through HTTP without a socket. */
import { after } from 'node:test'
import type { Connection } from '#kernel/database.ts'
import { openHouse } from '../../src/app.tsx'
import { build } from '../../src/build.ts'
import { temporaryFolder, testDatabase } from './postgres.ts'

export interface TestHouseOptions {
  /** With the demonstration network on 14 March 2017; else empty, on the real day. */
  demo?: boolean
  /** With jobs and live pages. */
  background?: boolean
  smtpUrl?: string
  /** Where it believes to be served. */
  baseUrl?: string
}

const BASE_URL = 'http://localhost:3000'

const SETTINGS = {
  demoDay: '2017-03-14T14:00',
  smtpUrl: null,
  sessionSecret: 'for tests only: thirty-two characters',
}

/** The demonstration network is built once for all test files. */
const DEMONSTRATION = {
  name: 'demonstration',
  async prepare(connection: Connection) {
    const log = () => {}
    const { close } = await openHouse({ ...SETTINGS, connection, dataDir: temporaryFolder(), demo: true, baseUrl: BASE_URL, log }, false)
    await close()
  },
}

/** Opens a house for a test file; it is closed after the file's tests. */
export async function testHouse({ demo = false, background = false, smtpUrl, baseUrl = BASE_URL }: TestHouseOptions = {}) {
  const [database] = await Promise.all([testDatabase(demo ? DEMONSTRATION : undefined), build()])
  const logged: string[] = []
  const log = (line: string) => logged.push(line)
  const { connection } = database
  const opened = await openHouse(
    { ...SETTINGS, connection, dataDir: temporaryFolder(), demo, baseUrl, smtpUrl: smtpUrl ?? null, log },
    background,
  )
  const { house } = opened
  after(async () => {
    await opened.close()
    await database.drop()
  })

  /** Asks as whoever the headers say; forms are given as plain objects. */
  const request = (path: string, { form, headers, ...init }: RequestInit & { form?: Record<string, string | string[]> } = {}) => {
    const body =
      form && new URLSearchParams(Object.entries(form).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))
    const all = {
      host: new URL(baseUrl).host,
      'accept-language': 'fr',
      ...(form ? { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(headers as Record<string, string>),
    }
    return Promise.resolve(
      opened.fetch(
        new Request(`${baseUrl}${path}`, {
          ...init,
          method: init.method ?? (form ? 'POST' : 'GET'),
          headers: all,
          ...(body ? { body } : {}),
        }),
      ),
    )
  }

  /** The headers of somebody who is signed in. */
  const as = async (personId: number): Promise<Record<string, string>> => {
    const person = await house.reader
      .selectFrom('people_person')
      .select(['id', 'name', 'email'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const cookies = await house.sessions.signInAs({ personId, name: person.name, email: person.email }, new Request(baseUrl), 'test')
    return { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }
  }

  /** The headers of the example person who holds this role. */
  const asRole = async (role: string): Promise<Record<string, string>> => {
    const mandate = await house.reader
      .selectFrom('people_mandate')
      .select('person_id')
      .where('role', '=', role as never)
      .where('starts_on', '<=', house.clock.today())
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', house.clock.today())]))
      .orderBy('id')
      .executeTakeFirstOrThrow()
    return as(mandate.person_id)
  }

  return { house, fetch: opened.fetch, request, as, asRole, logged, welcome: opened.welcome, connection: database.connection }
}

/** A process of its own that serves a house over HTTP, until it is killed. */
import { listen } from '#kernel/listen.ts'
import { openHouse } from '../../src/app.tsx'
import { build } from '../../src/build.ts'
import { temporaryFolder } from './postgres.ts'

const { connection, baseUrl, background } = JSON.parse(process.argv[2]!) as {
  connection: { host: string }
  baseUrl: string
  background: boolean
}
await build()
const { fetch } = await openHouse(
  {
    connection: connection as never,
    dataDir: temporaryFolder(),
    demo: true,
    demoDay: '2017-03-14T14:00',
    baseUrl,
    smtpUrl: null,
    sessionSecret: 'for tests only: thirty-two characters',
    log: () => {},
  },
  background,
)
const { port } = await listen((request, bindings) => fetch(request, bindings), '127.0.0.1', 24_000 + (process.pid % 20_000))
process.send?.({ port })

/** A process of its own that sends a batch of invitations as fast as it can, until it is killed. */
import { openHouse } from '../../src/app.tsx'
import { sendAll } from './invitations.ts'
import { temporaryFolder } from './postgres.ts'

const { connection, batchId } = JSON.parse(process.argv[2]!) as { connection: { host: string }; batchId: number }
const { house } = await openHouse(
  {
    connection: connection as never,
    dataDir: temporaryFolder(),
    demo: false,
    demoDay: '2017-03-14T14:00',
    baseUrl: 'http://localhost:3000',
    smtpUrl: null,
    sessionSecret: 'for tests only: thirty-two characters',
    log: () => {},
  },
  false,
)
process.send?.('going')
await sendAll(house, batchId)

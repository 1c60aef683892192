/** `bin/gouvernail`: the verbs that the doors declare, for whoever runs the machine, for scripts and for replays. */

import { fillVerb } from '#demo/fill.ts'
import type { BareVerb, Place, Verb } from '#kernel/capability.ts'
import { defaultDataDir, hasCluster, type Postgres, prepareDataDir, reachPostgres, startPostgres } from '#kernel/postgres.ts'
import { projectRoot, version } from '#kernel/project.ts'
import { type Claim, claim } from '#kernel/running.ts'
import { CAPABILITIES, openHouse } from './app.tsx'
import { type Config, readConfig } from './config.ts'

const out = {
  line: (text: string) => process.stdout.write(`${text}\n`),
  progress: (text: string) => process.stderr.write(`${text}\n`),
}

// `bin/gouvernail --help | head` closes our output early: that is no trouble.
process.stdout.on('error', () => {})

const USAGE = 2
const migrateVerb: Verb = {
  name: 'migrate',
  usage: 'migrate',
  help: {
    fr: 'Met le schéma de la base à jour (bin/start le fait aussi).',
    en: 'Brings the database schema up to date (bin/start does it too).',
  },
  run: async () => 0,
}
const verbs: Verb[] = [...CAPABILITIES.flatMap((capability) => capability.verbs ?? []), fillVerb, migrateVerb]
const bareVerbs: BareVerb[] = CAPABILITIES.flatMap((capability) => capability.bareVerbs ?? [])

function help(): void {
  out.line('bin/gouvernail VERBE … / VERB …\n')
  for (const verb of [...verbs, ...bareVerbs]) out.line(`  ${verb.usage}\n      ${verb.help.fr}\n      ${verb.help.en}`)
}

const [name, ...args] = process.argv.slice(2)
const named = <Kind extends { name: string }>(all: Kind[]) => all.find((each) => each.name === name)
const [verb, bareVerb] = [named(verbs), named(bareVerbs)]
const known = verb ?? bareVerb
if (!name || name === '--help' || name === 'help') {
  help()
} else if (!known) {
  out.progress(`Verbe inconnu / unknown verb: ${name}`)
  help()
  process.exitCode = USAGE
} else if (args.includes('--help')) {
  out.line(`bin/gouvernail ${known.usage}\n  ${known.help.fr}\n  ${known.help.en}`)
} else {
  process.exitCode = await run()
}

/** In the house, without jobs and live pages; or, for a bare verb, in the place as it is. */
async function run(): Promise<number> {
  const read = readConfig(process.env, [])
  if ('problem' in read) {
    out.progress(read.problem)
    return USAGE
  }
  const place = placeOf(read.config)
  try {
    if (bareVerb) return await bareVerb.run(place, args, out)
    return await verb!.run(await place.openHouse(), args, out)
  } finally {
    await place.leave()
  }
}

/** What a verb needs, opened when it is asked for and left in the reverse order. Only `openHouse` migrates and builds the demonstration. */
function placeOf(config: Config): Place & { leave(): Promise<void> } {
  const opened: { server?: Postgres; claim?: Claim; house?: Awaited<ReturnType<typeof openHouse>> } = {}
  const embedded = config.databaseUrl === null
  const given = config.dataDir ?? defaultDataDir(projectRoot)
  const dataDir = () => prepareDataDir(given, embedded)
  const connect: Place['connect'] = async () => {
    if (config.databaseUrl !== null) {
      await reachPostgres(config.databaseUrl, out.progress)
      return { connectionString: config.databaseUrl }
    }
    opened.server ??= await startPostgres({ dataDir: dataDir(), projectRoot, log: out.progress })
    return opened.server.connection
  }
  return {
    version,
    hasDatabase: !embedded || hasCluster(given),
    connect,
    async claim() {
      const claimed = await claim(dataDir())
      if ('runningAt' in claimed) return claimed.runningAt
      opened.claim = claimed
      return null
    },
    async openHouse() {
      const { demo, demoDay, smtpUrl, sessionSecret } = config
      const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
      const connection = await connect()
      opened.house = await openHouse(
        { connection, dataDir: dataDir(), demo, demoDay, baseUrl, smtpUrl, sessionSecret, log: out.progress },
        false,
      )
      return opened.house.house
    },
    async leave() {
      await opened.house?.close()
      await opened.server?.stop()
      opened.claim?.release()
    },
  }
}

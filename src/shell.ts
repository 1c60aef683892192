/** `bin/gouvernail`: the verbs that the doors declare, for whoever runs the machine, for scripts and for replays. */

import type { Verb } from '#kernel/capability.ts'
import { defaultDataDir, prepareDataDir, startPostgres } from '#kernel/postgres.ts'
import { projectRoot } from '#kernel/project.ts'
import { CAPABILITIES, openHouse } from './app.tsx'
import { readConfig } from './config.ts'

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
const verbs: Verb[] = [...CAPABILITIES.flatMap((capability) => capability.verbs ?? []), migrateVerb]

function help(): void {
  out.line('bin/gouvernail VERBE … / VERB …\n')
  for (const verb of verbs) out.line(`  ${verb.usage}\n      ${verb.help.fr}\n      ${verb.help.en}`)
}

const [name, ...args] = process.argv.slice(2)
const verb = verbs.find((each) => each.name === name)
if (!name || name === '--help' || name === 'help') {
  help()
} else if (!verb) {
  out.progress(`Verbe inconnu / unknown verb: ${name}`)
  help()
  process.exitCode = USAGE
} else if (args.includes('--help')) {
  out.line(`bin/gouvernail ${verb.usage}\n  ${verb.help.fr}\n  ${verb.help.en}`)
} else {
  process.exitCode = await run(verb, args)
}

/** Joins the embedded server (or starts it for the time of the verb) and runs the verb in the house, without jobs and live pages. */
async function run(verb: Verb, args: string[]): Promise<number> {
  const read = readConfig(process.env, [])
  if ('problem' in read) {
    out.progress(read.problem)
    return USAGE
  }
  const { config } = read
  const dataDir = prepareDataDir(config.dataDir ?? defaultDataDir(projectRoot), config.databaseUrl === null)
  const server = config.databaseUrl ? null : await startPostgres({ dataDir, projectRoot, log: out.progress })
  const connection = server ? server.connection : { connectionString: config.databaseUrl! }
  const { demo, demoDay, smtpUrl, sessionSecret } = config
  const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
  const { house, close } = await openHouse(
    { connection, dataDir, demo, demoDay, baseUrl, smtpUrl, sessionSecret, log: out.progress },
    false,
  )
  try {
    return await verb.run(house, args, out)
  } finally {
    await close()
    await server?.stop()
  }
}

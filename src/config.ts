/** Every environment variable and flag of the process, parsed once. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { isDay } from '#kernel/dates.ts'

export interface Config {
  port: number
  /** Null: 127.0.0.1, or every address with `--lan`. */
  host: string | null
  /** Absolute; null: the default of whoever runs the process. */
  dataDir: string | null
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null
  /** Without a slash at its end; null: the address that the server listens on. */
  baseUrl: string | null
  smtpUrl: string | null
  sessionSecret: string | null
  demo: boolean
  /** The wall clock of the demonstration's first start, `2017-03-14T14:00`. */
  demoDay: string
  /** For tests: the browser's program, and whether to go without one. */
  chrome: string | null
  browserless: boolean
  /** Open the demonstration to the local network. */
  lan: boolean
  help: boolean
}

const DEFAULT_DEMO_DAY = '2017-03-14T14:00'
const SHORTEST_SECRET = 32

const YES = ['1', 'true', 'on', 'yes', 'oui']
const NO = ['0', 'false', 'off', 'no', 'non']

/** What a variable may hold, to be said of a wrong value. */
interface Wanted {
  fr: string
  en: string
  /** A password may stand in it: the value is not repeated. */
  discreet?: true
}

/** A variable that is absent or empty counts as not given; `read` answers undefined to a wrong value. */
const variable = <T>(wanted: Wanted, read: (text: string) => T | undefined) =>
  z
    .string()
    .optional()
    .transform((given, context): T | null => {
      const text = given?.trim() ?? ''
      if (text === '') return null
      const value = read(text)
      if (value !== undefined) return value
      const fr = wanted.discreet ? '' : ` : « ${text} » ne convient pas`
      const en = wanted.discreet ? '' : `: “${text}” will not do`
      context.addIssue({ code: 'custom', message: `${wanted.fr}${fr}. / {name} ${wanted.en}${en}.` })
      return z.NEVER
    })

const url = (text: string, schemes: string[]): URL | undefined => {
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  return parsed && schemes.includes(parsed.protocol) ? parsed : undefined
}

const port = (text: string): number | undefined => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined)

const yesOrNo = (text: string): boolean | undefined => {
  const word = text.toLowerCase()
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined
}

const origin = (text: string): string | undefined => {
  const parsed = url(text, ['http:', 'https:'])
  return parsed && parsed.pathname === '/' && !parsed.search && !parsed.hash && !parsed.username ? parsed.origin : undefined
}

const wallClock = (text: string): string | undefined => {
  const [day = '', time = '14:00'] = text.split('T')
  return isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? `${day}T${time}` : undefined
}

const VARIABLES = z.object({
  PORT: variable({ fr: 'attend un numéro de port de 0 à 65535', en: 'wants a port number from 0 to 65535' }, port),
  HOST: variable({ fr: "attend une adresse ou un nom d'hôte", en: 'wants an address or a host name' }, (text) =>
    /^[\w.:-]+$/.test(text) ? text : undefined,
  ),
  DATA_DIR: variable({ fr: 'attend un dossier', en: 'wants a folder' }, (text) => resolve(text)),
  DATABASE_URL: variable({ fr: 'attend une adresse postgresql://…', en: 'wants an address postgresql://…', discreet: true }, (text) =>
    url(text, ['postgres:', 'postgresql:']) ? text : undefined,
  ),
  BASE_URL: variable({ fr: 'attend une adresse http(s)://… sans chemin', en: 'wants an address http(s)://… without a path' }, origin),
  SMTP_URL: variable({ fr: 'attend une adresse smtp(s)://…', en: 'wants an address smtp(s)://…', discreet: true }, (text) =>
    url(text, ['smtp:', 'smtps:']) ? text : undefined,
  ),
  SESSION_SECRET: variable(
    { fr: `attend ${SHORTEST_SECRET} caractères au moins`, en: `wants ${SHORTEST_SECRET} characters at least`, discreet: true },
    (text) => (text.length >= SHORTEST_SECRET ? text : undefined),
  ),
  DEMO: variable({ fr: 'attend 1 ou 0', en: 'wants 1 or 0' }, yesOrNo),
  DEMO_DAY: variable(
    { fr: 'attend un jour, 2017-03-14, ou un moment, 2017-03-14T14:00', en: 'wants a day, 2017-03-14, or a moment, 2017-03-14T14:00' },
    wallClock,
  ),
  CHROME: variable({ fr: 'attend le chemin du navigateur', en: "wants the browser's path" }, (text) => text),
  // Desktops set BROWSER to a program's name, which is no business of ours.
  BROWSER: variable({ fr: '', en: '' }, (text) => text === 'none'),
})

export const USAGE = `bin/start [--lan]

  --lan           ouvre le réseau local, affiche un code QR / open to the local network, show a QR code

  PORT            3000
  HOST            127.0.0.1
  DATA_DIR        dossier des données / folder of the data
  DATABASE_URL    un autre PostgreSQL que celui fourni / another PostgreSQL than the one provided
  BASE_URL        adresse publique / public address
  SMTP_URL        serveur de courriel / mail server
  SESSION_SECRET  clé des sessions / key of the sessions
  DEMO            1 ; 0 : sans démonstration / without the demonstration
  DEMO_DAY        ${DEFAULT_DEMO_DAY}
`

/** The configuration, or the sentences (French / English, one a line) that say what is wrong with it. */
export function readConfig(env: NodeJS.ProcessEnv, flags: string[]): { config: Config } | { problem: string } {
  const unknown = flags.filter((flag) => flag !== '--lan' && flag !== '--help')
  if (unknown.length > 0)
    return { problem: `Option inconnue : ${unknown.join(' ')} (voir --help). / Unknown option: ${unknown.join(' ')} (see --help).` }
  const parsed = VARIABLES.safeParse(env)
  if (!parsed.success)
    return {
      problem: parsed.error.issues
        .map(({ path, message }) => `${String(path[0])} ${message.replace('{name}', String(path[0]))}`)
        .join('\n'),
    }
  const { data } = parsed
  return {
    config: {
      port: data.PORT ?? 3000,
      host: data.HOST,
      dataDir: data.DATA_DIR,
      databaseUrl: data.DATABASE_URL,
      baseUrl: data.BASE_URL,
      smtpUrl: data.SMTP_URL,
      sessionSecret: data.SESSION_SECRET,
      demo: data.DEMO ?? true,
      demoDay: data.DEMO_DAY ?? DEFAULT_DEMO_DAY,
      chrome: data.CHROME,
      browserless: data.BROWSER ?? false,
      lan: flags.includes('--lan'),
      help: flags.includes('--help'),
    },
  }
}

/** The running house: everything that lives as long as the process, handed to whoever needs it and never a global. */
import type { Kysely } from 'kysely'
import type { VNode } from 'preact'
import type { Capability, DeedDeclaration, DeedName, ObjectFacts, ObjectNames, Subject } from './capability.ts'
import type { Clock } from './clock.ts'
import type { Database, Reader } from './database.ts'
import type { Jobs } from './jobs.ts'
import type { Kept } from './kept.ts'
import type { Live } from './live.ts'
import { kernelSentences } from './messages.ts'
import type { Sessions } from './session.ts'
import type { Ticker } from './ticker.ts'
import type { Typeset } from './typst.ts'
import type { Actor } from './values/actor.ts'
import type { Lang } from './values/lang.ts'
import type { Objection } from './values/objection.ts'
import type { NetworkFacts, Viewing } from './viewing.ts'

export interface House {
  db: Kysely<Database>
  reader: Reader
  clock: Clock
  capabilities: Capability[]
  jobs: Jobs
  kept: Kept
  live: Live
  /** Tells of quiet deeds once a second. */
  ticker: Ticker
  /** Sets a document in type: PDF. */
  typeset: Typeset
  sessions: Sessions
  /** Demonstration mode: its day, its people to sign in as, its outbox on a page. */
  demo: boolean
  baseUrl: string
  smtpUrl: string | null
  /** Signs what leaves the house and comes back (live topics, flash messages). */
  signingKey: string
  /** The network's own facts: handed by `app` from the people's door. null: not set up yet. */
  network(): Promise<NetworkFacts | null>
  log(line: string): void
}

/** How a deed is told; a deed that no door declares is a bug. */
export function deedOf(house: House, name: string): DeedDeclaration {
  for (const capability of house.capabilities) {
    const declared = capability.deeds?.[name as DeedName]
    if (declared) return declared as DeedDeclaration
  }
  throw new Error(`No door declares the deed ${name}.`)
}

/** The sentence of an objection, whichever module raised it. */
export function sayObjection(house: Pick<House, 'capabilities'>, lang: Lang, objection: Objection): string {
  const [module] = objection.code.split('.')
  const sentences = module === 'kernel' ? kernelSentences[lang] : house.capabilities.find((each) => each.name === module)?.refusals?.[lang]
  const say = sentences?.[objection.code as keyof typeof sentences] as ((facts: object) => string) | undefined
  if (!say) throw new Error(`No sentence for the objection ${objection.code}.`)
  return say(objection.facts)
}

export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`

/** How objects of this kind are named; a kind that no door names would break every history that tells of it. */
export function assertNamed(house: House, kind: string): ObjectNames {
  const names = house.capabilities.find((each) => each.objects?.[kind])?.objects?.[kind]
  if (!names) throw new Error(`No door names objects of the kind ${kind}.`)
  return names
}

/** Names the subjects that this actor may see, each kind with one query of the module that owns it. Keys: `kind:id`. */
export async function namesOf(house: House, actor: Actor | null, subjects: Subject[]): Promise<Map<string, ObjectFacts>> {
  const names = new Map<string, ObjectFacts>()
  const kinds = Map.groupBy(subjects, (subject) => subject.kind)
  for (const [kind, all] of kinds) {
    const query = assertNamed(house, kind)
    const ids = [...new Set(all.map((subject) => subject.id))]
    for (const [id, facts] of await query(house.reader, actor, ids, house.clock.today())) names.set(subjectKey({ kind, id }), facts)
  }
  return names
}

/** The sections that other modules show on the page of this object. */
export async function panelsOf(house: House, viewing: Viewing, { kind, id }: Subject): Promise<VNode[]> {
  const panels = house.capabilities.flatMap((capability) => capability.panels?.[kind] ?? [])
  const sections = await Promise.all(panels.map((panel) => panel(house, viewing, id)))
  return sections.filter((section) => section !== null)
}

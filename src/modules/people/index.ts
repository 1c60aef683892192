/** People: organisations, persons, bodies and mandates; who may speak for whom, from when to when; and signing in. */
import type { Capability, Expected, ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { jobs } from './jobs.ts'
import { accessDeeds } from './messages/access.ts'
import { backupDeeds } from './messages/backup.ts'
import { deedSentences as told } from './messages/deeds.ts'
import { invitationsDeeds } from './messages/invitations.ts'
import { keepingDeeds } from './messages/keeping.ts'
import { mailDeeds } from './messages/mail.ts'
import { membersDeeds } from './messages/members.ts'
import { kindName, officeName, roleName } from './messages/names.ts'
import { personalDeeds } from './messages/personal.ts'
import { refusals } from './messages/refusals.ts'
import { foundKinds } from './messages/search.ts'
import { settingsDeeds } from './messages/settings.ts'
import { meWords } from './messages.ts'
import { bodyPath, mePath, organisationPath, organisationsPath, personPath } from './paths.ts'
import { type OwnerOffered, ownersFor } from './queries/choices.ts'
import { bodyNames, mandatesOf, personNames } from './queries/people.ts'
import { bodiesNamed, organisationsNamed, personsNamed } from './queries/search.ts'
import { organisationNames } from './queries.ts'
import { routes } from './routes.tsx'
import { verbs } from './verbs.ts'

export { editNetwork, type NetworkInput, type SetUpInput, setUpNetwork } from './commands/network.ts'
export { addPerson, chooseLanguage, editPerson, endMandate, giveMandate, type MandateInput, type PersonInput } from './commands/persons.ts'
export { addBody, addOrganisation, editOrganisation, type OrganisationInput, recordFee, recordFigure } from './commands.ts'
export { feeName, figureName, kindName, officeName, regionName, roleName } from './messages/names.ts'
export * from './paths.ts'
export { type FoundName, findByName, type OwnerOffered } from './queries/choices.ts'
export { bodiesOf, body, mandatesOf } from './queries/people.ts'
export { actorOf, networkFacts, networkOrganisation, organisation, organisations } from './queries.ts'
export {
  type BodyFacts,
  FEE_STATES,
  FIGURE_KINDS,
  KINDS,
  type Kind,
  type MandateFacts,
  type OrganisationFacts,
  REGIONS,
  type Region,
} from './tables.ts'
export { setUpLink } from './verbs.ts'

const both = (text: (lang: Lang) => string): Localized => ({ fr: text('fr'), en: text('en') })
const same = (text: string): Localized => ({ fr: text, en: text })

/** Who may own an action of this organisation's plans: persons (only for who is signed in), bodies and organisations near it. */
export const ownersOffered = async (reader: Reader, actor: Actor | null, organisationId: number, today: Day): Promise<OwnerOffered[]> =>
  (await ownersFor(reader, actor, organisationId, today)).map((owner) => ({
    ...owner,
    detail: owner.role ? roleName(actor?.lang ?? 'fr', owner.role) : owner.detail,
  }))

const objects: Capability['objects'] = {
  async organisation(reader, _actor, ids) {
    const rows = await organisationNames(reader, ids)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [row.id, { title: same(row.name), path: organisationPath(row.id), example: row.example }]),
    )
  },
  async body(reader, _actor, ids) {
    const rows = await bodyNames(reader, ids)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: { fr: row.name_fr, en: row.name_en }, path: bodyPath(row.id), example: false },
      ]),
    )
  },
  async person(reader, actor, ids, today) {
    const rows = await personNames(reader, actor, ids, today)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [row.id, { title: same(row.name), path: personPath(row.id), example: row.example }]),
    )
  },
  // An office without who holds it: who did a public deed is named so to strangers.
  async mandate(reader, actor, ids, today) {
    const rows = await mandatesOf(reader, actor, { ids }, today)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: both((lang) => officeName(lang, row)), path: organisationPath(row.organisationId), example: row.example },
      ]),
    )
  },
}

/** How long before its end a mandate is spoken of. */
const DAYS_BEFORE_END = 31

/** One's own mandates that end within a month. */
async function expected(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  if (actor.personId === null) return []
  const say = meWords(actor.lang)
  return (await mandatesOf(reader, actor, { personId: actor.personId }, today))
    .filter((mandate) => mandate.endsOn !== null && mandate.endsOn >= today && mandate.endsOn <= addDays(today, DAYS_BEFORE_END))
    .map((mandate) => ({
      title: say.endsSoon,
      detail: officeName(actor.lang, mandate),
      path: mePath(),
      due: mandate.endsOn,
      late: false,
      example: mandate.example,
    }))
}

/** So many are looked at to find those whom this reader may know. */
const MOST_PERSONS = 500

const searchable: Capability['searchable'] = async (reader, actor, words, limit, today) => {
  const [organisations, bodies, persons] = await Promise.all([
    organisationsNamed(reader, words, limit),
    bodiesNamed(reader, words, limit),
    personsNamed(reader, words, MOST_PERSONS),
  ])
  const known = await personNames(
    reader,
    actor,
    persons.map((row) => row.id),
    today,
  )
  return [
    ...organisations.map((row) => ({
      kind: foundKinds.organisation,
      title: same(row.name),
      detail: both((lang) => [kindName(lang, row.kind), row.town].filter(Boolean).join(', ')),
      path: organisationPath(row.id),
      example: row.example,
    })),
    ...bodies.map((row) => ({
      kind: foundKinds.body,
      title: { fr: row.name_fr, en: row.name_en },
      detail: same(row.organisation_name),
      path: bodyPath(row.id),
      example: false,
    })),
    ...known
      .slice(0, limit)
      .map((row) => ({ kind: foundKinds.person, title: same(row.name), detail: same(''), path: personPath(row.id), example: row.example })),
  ]
}

export const capability: Capability = {
  name: 'people',
  routes,
  deeds: {
    'network.set_up': { sentence: told.setUp, glyph: 'flag', tone: 'deed' },
    'network.edited': { sentence: told.edited, glyph: 'edit', tone: 'ink' },
    'organisation.added': { sentence: told.organisationAdded, glyph: 'organisation', tone: 'deed' },
    'organisation.edited': { sentence: told.edited, glyph: 'edit', tone: 'ink' },
    'organisation.fee_recorded': { sentence: told.feeRecorded, glyph: 'euro', tone: 'ink' },
    'organisation.figure_recorded': { sentence: told.figureRecorded, glyph: 'gauge', tone: 'ink' },
    'person.added': { sentence: told.personAdded, glyph: 'person', tone: 'deed' },
    'person.edited': { sentence: told.edited, glyph: 'edit', tone: 'ink' },
    'mandate.given': { sentence: told.mandateGiven, glyph: 'mandate', tone: 'deed' },
    'mandate.ended': { sentence: told.mandateEnded, glyph: 'mandate', tone: 'ink' },
    'body.added': { sentence: told.bodyAdded, glyph: 'organisation', tone: 'deed' },
    ...accessDeeds,
    ...backupDeeds,
    ...invitationsDeeds,
    ...keepingDeeds,
    ...mailDeeds,
    ...membersDeeds,
    ...personalDeeds,
    ...settingsDeeds,
  },
  objects,
  expected,
  searchable,
  jobs,
  verbs,
  refusals,
  menu: [{ path: organisationsPath(), label: { fr: 'Annuaire', en: 'Directory' }, order: 20 }],
}

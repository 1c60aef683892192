/** People: organisations, persons, bodies and mandates; who may speak for whom, from when to when; and signing in. */
import type { Capability, Expected, ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { erasedName } from '#kernel/values/erased.ts'
import { inBoth, sameInBoth } from '#kernel/values/lang.ts'
import { backupExpected } from './index/backup.ts'
import { jobs } from './jobs.ts'
import { accessDeeds } from './messages/access.ts'
import { backupDeeds } from './messages/backup.ts'
import { deedSentences as told } from './messages/deeds.ts'
import { directoryDeeds } from './messages/directory.ts'
import { expectedTold } from './messages/expected.ts'
import { batchTitle, invitationsDeeds, invitationsWords } from './messages/invitations.ts'
import { keepingDeeds } from './messages/keeping.ts'
import { mailDeeds, mailTopics } from './messages/mail.ts'
import { membersDeeds } from './messages/members.ts'
import { kindName, officeName, roleName } from './messages/names.ts'
import { personalDeeds } from './messages/personal.ts'
import { refusals } from './messages/refusals.ts'
import { foundKinds } from './messages/search.ts'
import { settingsDeeds } from './messages/settings.ts'
import {
  bodiesPath,
  bodyPath,
  invitationBatchPath,
  mandatesPath,
  organisationPath,
  organisationsPath,
  personPath,
  personsPath,
} from './paths.ts'
import { type OwnerOffered, ownersFor } from './queries/choices.ts'
import { awaited, expectant } from './queries/expected.ts'
import { batchNames, refusedOfMine } from './queries/invitations.ts'
import { concerns } from './queries/mail-concerns.ts'
import { memberUploadNames } from './queries/members-uploads.ts'
import { bodyNames, mandatesOf, personNames } from './queries/people.ts'
import { erasedPersons, mentions, personal } from './queries/personal.ts'
import { bodiesNamed, organisationsNamed, personsNamed } from './queries/search.ts'
import { networkIdOf, organisationNames } from './queries.ts'
import { invitationsPanel } from './routes/invitations-panel.tsx'
import { erasurePanel, networkPanel } from './routes/keeping-panels.tsx'
import { routes } from './routes.tsx'
import { invitingScope } from './rules/invitations.ts'
import { bareVerbs, verbs } from './verbs.ts'

export { fillNetwork, type GeneratedMember } from './commands/fill.ts'
export { editNetwork, editTexts, type NetworkEdit, type NetworkInput, type SetUpInput, setUpNetwork } from './commands/network.ts'
export { addPerson, chooseLanguage, editPerson, endMandate, giveMandate, type MandateInput, type PersonInput } from './commands/persons.ts'
export { addBody, addOrganisation, editOrganisation, type OrganisationInput, recordFee, recordFigure } from './commands.ts'
export { feeName, figureName, kindName, officeName, regionName, roleName } from './messages/names.ts'
export * from './paths.ts'
export { type FoundName, findByName, type OwnerOffered } from './queries/choices.ts'
export { legalFacts, networkSettings } from './queries/network.ts'
export { bodiesOf, body, mandatesOf } from './queries/people.ts'
export { actorOf, networkFacts, networkOrganisation, organisation } from './queries.ts'
export { NO_TEXTS } from './rules/texts.ts'
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

/** Who may own an action of this organisation's plans: persons (only for who is signed in), bodies and organisations near it. */
export const ownersOffered = async (reader: Reader, actor: Actor | null, organisationId: number, today: Day): Promise<OwnerOffered[]> =>
  (await ownersFor(reader, actor, organisationId, today)).map((owner) => ({
    ...owner,
    detail: owner.role ? roleName(actor?.lang ?? 'fr', owner.role) : owner.detail,
  }))

const objects: Capability['objects'] = {
  // What every page shows of it: its name, logo and colour.
  async network(reader, _actor, ids) {
    const rows = await organisationNames(reader, ids)
    return new Map(rows.map((row): [number, ObjectFacts] => [row.id, { title: sameInBoth(row.name), path: '/', example: row.example }]))
  },
  members_upload: memberUploadNames,
  async organisation(reader, _actor, ids) {
    const rows = await organisationNames(reader, ids)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: sameInBoth(row.name), path: organisationPath(row.id), example: row.example },
      ]),
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
    const [rows, erased] = await Promise.all([personNames(reader, actor, ids, today), actor ? erasedPersons(reader, ids) : []])
    return new Map([
      ...rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: sameInBoth(row.name), path: personPath(row.id), example: row.example },
      ]),
      ...erased.map((row): [number, ObjectFacts] => [row.id, { title: erasedName, path: null, example: row.example }]),
    ])
  },
  // An office without who holds it: who did a public deed is named so to strangers.
  async mandate(reader, actor, ids, today) {
    const rows = await mandatesOf(reader, actor, { ids }, today)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: inBoth((lang) => officeName(lang, row)), path: organisationPath(row.organisationId), example: row.example },
      ]),
    )
  },
  async invitation_batch(reader, actor, ids) {
    const scope = invitingScope(actor, await networkIdOf(reader))
    const rows = scope === null ? [] : await batchNames(reader, scope, ids)
    return new Map(
      rows.map((row): [number, ObjectFacts] => [
        row.id,
        { title: inBoth((lang) => batchTitle(lang, row.kind, row.name)), path: invitationBatchPath(row.id), example: row.example },
      ]),
    )
  },
}

/** For whoever prepared invitations: addresses that the mail server refused. */
const refusedAddresses = async (reader: Reader, actor: Actor): Promise<Expected[]> =>
  (actor.personId === null ? [] : await refusedOfMine(reader, actor.personId)).map(({ batchId, count, example }) => ({
    title: invitationsWords(actor.lang).refusedWaiting(count),
    detail: invitationsWords(actor.lang).refusedWaitingHow,
    path: `${invitationBatchPath(batchId)}?state=refused`,
    due: null,
    late: false,
    example,
  }))

/** What waits for this person, by the mandates of the day. */
const expected = async (reader: Reader, actor: Actor, today: Day): Promise<Expected[]> => [
  ...(await awaited(reader, actor, today)).map((item) => expectedTold(actor.lang, item)),
  ...(await refusedAddresses(reader, actor)),
  ...(await backupExpected(reader, actor, today)),
]

const searchable: Capability['searchable'] = async (reader, actor, words, limit, today) => {
  const [organisations, bodies, persons] = await Promise.all([
    organisationsNamed(reader, words, limit),
    bodiesNamed(reader, words, limit),
    personsNamed(reader, actor, words, limit, today),
  ])
  return [
    ...organisations.map((row) => ({
      kind: foundKinds.organisation,
      title: sameInBoth(row.name),
      detail: inBoth((lang) => [kindName(lang, row.kind), row.town].filter(Boolean).join(', ')),
      path: organisationPath(row.id),
      example: row.example,
    })),
    ...bodies.map((row) => ({
      kind: foundKinds.body,
      title: { fr: row.name_fr, en: row.name_en },
      detail: sameInBoth(row.organisation_name),
      path: bodyPath(row.id),
      example: false,
    })),
    ...persons.map((row) => ({
      kind: foundKinds.person,
      title: sameInBoth(row.name),
      detail: sameInBoth(''),
      path: personPath(row.id),
      example: row.example,
    })),
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
    ...directoryDeeds,
    ...invitationsDeeds,
    ...keepingDeeds,
    ...mailDeeds,
    ...membersDeeds,
    ...personalDeeds,
    ...settingsDeeds,
  },
  objects,
  panels: { organisation: [networkPanel, invitationsPanel], person: erasurePanel },
  expected,
  expectant,
  mail: { topics: mailTopics, concerns },
  searchable,
  personal,
  mentions,
  jobs,
  verbs,
  bareVerbs,
  refusals,
  menu: [
    {
      path: organisationsPath(),
      also: [personsPath(), bodiesPath(), mandatesPath()],
      label: { fr: 'Annuaire', en: 'Directory' },
      order: 20,
    },
  ],
}

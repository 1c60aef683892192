/** A plan whose actions are made up by a fixed seed: every kind of owner, status, scope and date, and every gap. */
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { addDays } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { addBody, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { type ItemDraft, importPlan } from '#modules/plan/index.ts'

const STATUSES = ['planned', 'in_progress', 'done', 'stopped', 'wanted_not_funded'] as const
const SCOPES = ['national', 'regions'] as const

const factsOn = (today: string) => {
  const days = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -1, max: 1 })).map((by) => addDays(today, by))
  return fc
    .record({
      status: fc.constantFrom(...STATUSES),
      owner: fc.constantFrom(null, 'Paule Aa', 'Zoé Bb', 'Commission', 'Réseau d’essai', 'Un inconnu'),
      scope: fc.option(fc.constantFrom(...SCOPES)),
      regions: fc.subarray(['BRE', 'OCC', 'RE']),
      startsOn: fc.option(days),
      length: fc.option(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constant(0))),
      expectedResult: fc.option(fc.constant('Un guide')),
      progress: fc.option(fc.integer({ min: 0, max: 100 })),
      title: fc.constantFrom('Écrire un guide', 'Tenir 100 % du budget', 'Réunir la commission', 'Former'),
    })
    .map(({ length, scope, regions, startsOn, status, progress, title, ...rest }) => ({
      ...{ ...rest, scope, startsOn, status, title: { fr: title, en: null } },
      progress: status === 'done' ? 100 : progress,
      regions: scope === 'regions' ? regions : [],
      endsOn: length === null ? null : addDays(startsOn ?? today, length),
      stoppedReason: status === 'stopped' ? 'Faute de moyens' : null,
      exampleFields: progress === null ? [] : ['progress'],
    }))
}

const item = (code: string, more: Partial<ItemDraft>): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Partie ${code}`, en: null },
  children: [],
  ...more,
})

const range = (length: number) => Array.from({ length }, (_, place) => place)

/** Pillars of strategies of actions, so many of each, in a network of its own; `member`: somebody who is signed in and no more. */
export async function randomPlan(
  house: House,
  [pillars, strategies, actions]: [number, number, number],
): Promise<{ slug: string; staffId: number; member: Actor }> {
  const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
  const { organisationId } = await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
  await run((tx) => addBody(tx, SHELL, { organisationId, code: 'osr', name: { fr: 'Commission', en: 'Committee' } }))
  const person = async (name: string, role: 'staff' | 'secretary') => {
    const personId = await run((tx) => addPerson(tx, SHELL, { name }))
    await run((tx) => giveMandate(tx, SHELL, { personId, role, organisationId, startsOn: '2015-01-01' }))
    return personId
  }
  const staffId = await person('Paule Aa', 'staff')
  const personId = await person('Zoé Bb', 'secretary')
  const made = fc.sample(factsOn(house.clock.today()), { seed: 7, numRuns: pillars * strategies * actions })
  const action = (code: string) => item(code, made.pop() ?? {})
  const strategy = (code: string) => item(code, { children: range(actions).map((place) => action(`${code}.${place + 1}`)) })
  const items = range(pillars).map((pillar) =>
    item(`${pillar + 1}`, { children: range(strategies).map((place) => strategy(`${pillar + 1}.${place + 1}`)) }),
  )
  await run((tx) =>
    importPlan(tx, SHELL, {
      ...{ slug: 'essai', publish: false, life: 'restore' },
      draft: {
        ...{
          slug: 'essai',
          title: { fr: 'Essai', en: null },
          kind: 'strategic',
          owner: null,
          predecessor: null,
          notes: [],
          milestones: [],
        },
        ...{ levelNames: { fr: ['Pilier', 'Stratégie', 'Action'], en: [] }, period: { from: null, to: null }, decision: null },
        ...{ state: 'published', example: false, items },
      },
    }),
  )
  return { slug: 'essai', staffId, member: { personId, name: '', lang: 'fr', example: false, mandates: [], acting: null } }
}

/** Plans made at random: any that a file may tell of, and such as the house itself keeps. */
import fc from 'fast-check'
import { type ItemDraft, KINDS, type PlanDraft, PROVENANCES, SCOPES, STATES, STATUSES } from '../../src/modules/plan/tables.ts'

export const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((made) => made.trim() !== '')
const localizedOf = (of: fc.Arbitrary<string>) => fc.record({ fr: of, en: fc.option(of) })
const localized = localizedOf(text)
const days = fc
  .tuple(fc.date({ min: new Date('2000-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }), fc.nat(1_000))
  .map(([date, length]) => {
    const day = (time: number) => new Date(time).toISOString().slice(0, 10)
    return { from: day(date.getTime()), to: day(date.getTime() + length * 86_400_000) }
  })
const partialDay = days.chain(({ from }) => fc.constantFrom(from, from.slice(0, 7), from.slice(0, 4)))

interface Words {
  title: fc.Arbitrary<{ fr: string | null; en: string | null }>
  text: fc.Arbitrary<{ fr: string | null; en: string | null }>
  /** Reasons, results. */
  line: fc.Arbitrary<string>
  /** Of persons, bodies, partners. */
  name: fc.Arbitrary<string>
  /** Of the plan: an organisation, a plan before it. */
  owner: fc.Arbitrary<string>
  /** `slug#code`. */
  address: fc.Arbitrary<string>
}

const itemAt = (level: number, words: Words): fc.Arbitrary<Omit<ItemDraft, 'code'>> =>
  fc
    .record(
      {
        line: fc.constant(null),
        title: words.title,
        text: words.text,
        provenance: fc.constantFrom(...PROVENANCES),
        crossCutting: fc.constant(true),
        status: fc.constantFrom(...STATUSES),
        stoppedReason: words.line,
        progress: fc.nat(100),
        owner: words.name,
        scope: fc.constantFrom(...SCOPES),
        regions: fc.uniqueArray(fc.constantFrom('BRE', 'OCC', 'PAC', 'RE'), { minLength: 1, maxLength: 3 }),
        period: days,
        expectedResult: words.line,
        partners: fc.array(words.name, { minLength: 1, maxLength: 3 }),
        carriedTo: words.name,
        carriedOverTo: words.address,
        exampleFields: fc.array(fc.constantFrom('status', 'owner_body_id'), { minLength: 1, maxLength: 2 }),
        children: level === 3 ? fc.constant([]) : fc.array(itemAt(level + 1, words) as fc.Arbitrary<ItemDraft>, { maxLength: 2 }),
      },
      { requiredKeys: ['line', 'title', 'children'] },
    )
    .map(({ period, ...item }) => ({
      ...item,
      ...(period ? { startsOn: period.from, endsOn: period.to } : {}),
    })) as unknown as fc.Arbitrary<Omit<ItemDraft, 'code'>>

/** Codes that are different; `every`: on each item, else on every second. */
const coded = (items: Omit<ItemDraft, 'code'>[], every: boolean, above = 'c'): ItemDraft[] =>
  items.map((item, index) => ({
    ...item,
    code: every || index % 2 === 0 ? `${above}.${index}` : null,
    children: coded(item.children, every, `${above}.${index}`),
  }))

const plansOf = (words: Words, items: fc.Arbitrary<ItemDraft[]>): fc.Arbitrary<PlanDraft> =>
  fc
    .record(
      {
        slug: fc.constantFrom('un-plan', 'cap-2030'),
        title: words.title,
        lead: words.text,
        kind: fc.constantFrom(...KINDS),
        levelNames: fc.constant({ fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] }),
        period: fc.oneof(days, fc.constant({ from: null, to: null })),
        owner: fc.option(words.owner),
        predecessor: fc.option(words.owner),
        notes: fc.array(localized, { maxLength: 2 }),
        milestones: fc.array(fc.record({ on: fc.option(partialDay), text: localized }), { maxLength: 2 }),
        decision: fc.option(fc.record({ body: fc.option(text), on: fc.option(partialDay), reference: fc.option(text), source: text })),
        state: fc.constantFrom(...STATES),
        example: fc.boolean(),
        items,
      },
      {
        requiredKeys: [
          ...(['slug', 'title', 'kind', 'levelNames', 'period', 'owner', 'predecessor'] as const),
          ...(['notes', 'milestones', 'decision', 'state', 'example', 'items'] as const),
        ],
      },
    )
    .map((plan) => structuredClone(plan) as unknown as PlanDraft)

const ANY: Words = { title: localized, text: localized, line: text, name: text, owner: text, address: text }
/** Whatever a file of ours may tell. */
export const anyPlans = plansOf(
  ANY,
  fc.array(itemAt(1, ANY), { maxLength: 3 }).map((items) => coded(items, false)),
)

/** As people write: words with signs that files could take for their own, blanks tidied. */
const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zàéèçœ]{1,9}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
  fc.constantFrom(
    '=1+1',
    '+33',
    '-',
    '@moi',
    "'",
    "'=a",
    '«',
    '»',
    ';',
    ',',
    '"',
    '""',
    '|',
    '\\',
    '#',
    '##',
    '*',
    '**',
    '_a_',
    '`',
    '<b>',
    '&amp;',
    '%',
    '12',
    '2015-01-01',
    'oui',
    '![x](https://exemple.org/y)',
    'a|b',
    '1.',
    ':',
    '[lien](https://exemple.org/a)',
    '*gras*',
  ),
)
const sentence = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((all) => all.join(' ').replaceAll(/\s+/g, ' ').trim())
  // A list in the first line of another says nothing that a document could show.
  .filter((made) => /[\p{L}\p{N}]/u.test(made) && !/^(?:[-+*>]|\d+[.)])(?: |$)/.test(made))
const paragraphs = fc
  .array(fc.array(fc.tuple(fc.constantFrom('', '', '- ', '1. ', '> '), sentence), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => all.map((lines) => lines.map(([mark, line]) => `${mark}${line}`).join('\n')).join('\n\n'))
const name = sentence.map((made) => made.replaceAll(/[;]/g, '').replaceAll(/\s+/g, ' ').trim()).filter((made) => /[\p{L}\p{N}]/u.test(made))

/** What follows from what, as the house keeps it: a finished action is at 100 %, a reason goes with its stop, regions with their scope. */
const settled = (item: ItemDraft): ItemDraft => {
  const { stoppedReason, regions, scope, progress, ...rest } = item
  return {
    ...rest,
    ...(rest.status === 'stopped' && stoppedReason ? { stoppedReason } : {}),
    ...(rest.status === 'done' ? { progress: 100 } : progress === undefined ? {} : { progress }),
    ...(regions ? { scope: 'regions' as const, regions } : scope === 'national' ? { scope } : {}),
    children: item.children.map(settled),
  }
}

const KEPT: Words = {
  title: fc.record({ fr: sentence, en: sentence }),
  text: localizedOf(paragraphs),
  line: sentence,
  name,
  owner: name,
  address: fc.tuple(fc.constantFrom('cap-2015', 'plan-annuel'), fc.constantFrom('D1', 'A1.2.1')).map(([slug, code]) => `${slug}#${code}`),
}
/** Such as the house keeps. */
export const keptPlans = plansOf(
  KEPT,
  fc.array(itemAt(1, KEPT), { minLength: 1, maxLength: 3 }).map((items) => coded(items, true).map(settled)),
)

/** Where a plan goes: the meaning of its columns to mend, the plan that it becomes or joins, and what would change there. */

import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, FieldRow, type FormError, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { type Match, Matches } from '#design/matches.tsx'
import { Table } from '#design/table.tsx'
import { Figures, Heading, Muted, Paragraph } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { bringInWords } from '../messages/bring-in.ts'
import { words } from '../messages/words.ts'
import type { FileRead, RehearsedChange } from '../rules/upload.ts'
import { KINDS } from '../tables.ts'

interface Option {
  value: string
  label: string
}

/** What may be chosen, and what was. */
export interface Target {
  /** Plans that this person may write and that are not adopted. */
  plans: Option[]
  organisations: Option[]
  typed: { onto: string; title: string; slug: string; kind: string; owner: string }
  rehearsal: {
    plan: string
    created: number
    changed: number
    unchanged: number
    missing: string[]
    changes: RehearsedChange[]
    fingerprint: string
  } | null
}

interface Props {
  lang: Lang
  read: FileRead
  errors: FormError[]
}

const PLACE_FACTS = ['code', 'title', 'level', 'parent'] as const
/** The name of the field of a column, by its place among the columns. */
export const columnField = (index: number): string => `column-${index}`
export const KEPT_IN_TEXT = ''
const MOST_LEVELS = 4

/** « Gardée dans le texte » is what becomes of an unknown column: whoever wants it for a known one calls it the text. */
function meaningOptions(lang: Lang, unknown: boolean) {
  const say = bringInWords(lang)
  const facts = say.facts as Record<string, string>
  const placed: readonly string[] = PLACE_FACTS
  const option = (group: string) => (value: string) => ({ value, label: facts[value]!, group })
  return [
    ...Array.from({ length: MOST_LEVELS }, (_, index) => ({
      value: `level:${index + 1}`,
      label: say.level(index + 1),
      group: say.levelsGroup,
    })),
    ...PLACE_FACTS.map(option(say.placeGroup)),
    ...Object.keys(facts)
      .filter((fact) => !placed.includes(fact))
      .map(option(say.factsGroup)),
    ...(unknown ? [{ value: KEPT_IN_TEXT, label: say.keptInText, group: say.otherGroup }] : []),
    { value: 'ignore', label: say.ignored, group: say.otherGroup },
  ]
}

/** The columns of a sheet with what was made of each. `chosen`: the meaning of each as it stands in the form; `wanted`: there is reason to look. */
export function Columns({ lang, read, chosen, wanted }: Omit<Props, 'errors'> & { chosen: string[]; wanted: boolean }) {
  const say = bringInWords(lang)
  const matches = read.columns.map(
    ({ heading, examples }, index): Match => ({
      field: {
        name: columnField(index),
        label: heading === '' ? say.noHeading : heading,
        hint: examples.length > 0 ? say.examples(examples.join(' · ')) : say.noExample,
        options: meaningOptions(lang, chosen[index] === KEPT_IN_TEXT),
        value: chosen[index] ?? KEPT_IN_TEXT,
      },
      ...(chosen[index] === KEPT_IN_TEXT ? { unknown: say.unknownColumn } : {}),
    }),
  )
  return (
    <>
      <Heading level={2} id="columns">
        {say.columns}
      </Heading>
      <Paragraph>{say.columnsHint}</Paragraph>
      <Disclosure summary={say.allColumns(matches.length)} open={wanted || matches.some(({ unknown }) => unknown !== undefined)}>
        <Matches matches={matches} label={say.columns} />
        <Buttons>
          <SubmitButton tone={wanted ? 'deed' : 'plain'} name="do" value="read">
            {say.readAgain}
          </SubmitButton>
        </Buttons>
      </Disclosure>
    </>
  )
}

const errorOf = (errors: FormError[], name: string) => errors.find(({ field }) => field === name)?.text

function NewPlan({ lang, target, errors }: Props & { target: Target }) {
  const say = bringInWords(lang)
  const { typed, organisations } = target
  const field = (name: keyof Target['typed'], label: string) => ({ name, label, value: typed[name], error: errorOf(errors, name) })
  return (
    <>
      <TextField {...field('title', say.planTitle)} />
      <TextField {...field('slug', say.address)} hint={say.addressHint} size={36} />
      <FieldRow>
        <Select {...field('kind', say.kind)} options={KINDS.map((value) => ({ value, label: words(lang).kinds[value] }))} />
        {organisations.length > 1 ? <Select {...field('owner', say.owner)} options={organisations} /> : null}
      </FieldRow>
      {organisations.length > 1 ? null : <HiddenField name="owner" value={typed.owner} />}
    </>
  )
}

const MOST_CHANGES = 50
const MOST_MISSING = 20

function Changes({ lang, rehearsal }: { lang: Lang; rehearsal: NonNullable<Target['rehearsal']> }) {
  const say = bringInWords(lang)
  const { created, changed, unchanged, missing, changes } = rehearsal
  const fields = words(lang).fields as Record<string, string>
  const own: Record<string, string> = {
    place: say.place,
    provenance: say.provenance,
    cross_cutting: say.crossCutting,
    example_fields: say.exampleFields,
  }
  const told = ({ fields: names }: RehearsedChange) =>
    names === null ? say.isNew : [...new Set(names.map((name) => fields[name] ?? own[name] ?? name))].join(', ')
  const figure = (value: number, label: (count: number) => string) => ({ value: formatNumber(lang, value), label: label(value) })
  return (
    <>
      <Heading level={3}>{say.rehearsal(rehearsal.plan)}</Heading>
      <Figures
        items={[
          figure(created, say.created),
          figure(changed, say.changed),
          figure(unchanged, say.unchanged),
          figure(missing.length, say.missing),
        ]}
      />
      {changes.length === 0 ? (
        <Paragraph>{say.nothingChanges}</Paragraph>
      ) : (
        <Table
          caption={say.rehearsal(rehearsal.plan)}
          captionHidden
          head={[say.code, say.item, say.what].map((label) => ({ label }))}
          rows={changes.slice(0, MOST_CHANGES).map((change) => [change.code, typographic(lang, change.title), told(change)])}
        />
      )}
      {changes.length > MOST_CHANGES ? <Muted>{say.more(changes.length - MOST_CHANGES)}</Muted> : null}
      {missing.length > 0 ? (
        <Disclosure summary={`${say.missingList} (${formatNumber(lang, missing.length)})`}>
          <ul>
            {missing.slice(0, MOST_MISSING).map((each) => (
              <li key={each}>{typographic(lang, each)}</li>
            ))}
            {missing.length > MOST_MISSING ? <li>{say.more(missing.length - MOST_MISSING)}</li> : null}
          </ul>
        </Disclosure>
      ) : null}
    </>
  )
}

/** Which plan it becomes or joins, and the one button that writes. `items`: how many. */
export function Destination({ lang, read, errors, target, items }: Props & { target: Target; items: number }) {
  const say = bringInWords(lang)
  const { plans, typed, rehearsal } = target
  const isNew = typed.onto === ''
  return (
    <>
      <Heading level={2} id="where">
        {say.where}
      </Heading>
      <HiddenField name="shown" value={typed.onto} />
      {plans.length > 0 ? (
        <>
          <Select
            name="onto"
            label={say.onto}
            value={typed.onto}
            error={errorOf(errors, 'onto')}
            options={[{ value: '', label: say.ontoNew }, ...plans.map((plan) => ({ ...plan, group: say.ontoGroup }))]}
          />
          <Buttons>
            <SubmitButton tone="plain" name="do" value="onto">
              {say.seeChanges}
            </SubmitButton>
          </Buttons>
        </>
      ) : null}
      {isNew ? <NewPlan lang={lang} read={read} errors={errors} target={target} /> : null}
      {rehearsal ? <Changes lang={lang} rehearsal={rehearsal} /> : null}
      {rehearsal ? <HiddenField name="rehearsed" value={rehearsal.fingerprint} /> : null}
      <Paragraph>{isNew ? say.bringHint : say.bringOntoHint}</Paragraph>
      {isNew || rehearsal ? (
        <Buttons>
          <SubmitButton name="do" value="import">
            {say.bring(items)}
          </SubmitButton>
        </Buttons>
      ) : null}
    </>
  )
}

/** The form by which a line, or several alike, are spread over actions. */
import { CancelLink, ErrorSummary, Form, type FormError, HiddenField, Radios, Select, SubmitButton } from '#design/form.tsx'
import { PartFields, type PartRow } from '#design/part-fields.tsx'
import { EnterSaves } from '#design/rows.tsx'
import { OnAnswer, PartSearch, PartSearchField, ShareParts, type ShareSum, ShareSums } from '#design/share-parts.tsx'
import { ButtonLink, Lead, List, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros, formatShare, readCents, readShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { spreadWords } from '../../messages/spread/words.ts'
import { lineSpreadPath, newKeyPath, spreadingPath, spreadPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'
import type { Key } from '../../queries/spread/spread.ts'
import type { Standing } from '../../queries/standing.ts'
import { WHOLE_SHARE } from '../../rules/spread/objections.ts'
import type { PlanRow } from '../../rules/spread/tree.ts'
import { VersionPage } from '../frame.tsx'

export const SPREAD_ANSWERS = ['one', 'shares', 'amounts', 'key', 'none'] as const
export type SpreadAnswer = (typeof SPREAD_ANSWERS)[number]

/** What stands in the form, as typed. */
export interface SpreadForm {
  answer: SpreadAnswer
  action: string
  key: string
  shares: ReadonlyMap<number, string>
  amounts: ReadonlyMap<number, string>
  ticked: ReadonlySet<number>
  revision: string
}

export interface SpreadLineView {
  viewing: Viewing
  at: Standing
  lines: Line[]
  rows: PlanRow[]
  /** Those that the search lets through. */
  shownRows: PlanRow[]
  words: string
  keys: Key[]
  form: SpreadForm
  errors: FormError[]
  /** How it is saved now, where somebody else saved meanwhile. */
  stored: string | null
  /** Whether another line waits to be spread. */
  next: boolean
}

const partRow = (lang: Lang, { form, errors }: SpreadLineView, several: boolean, row: PlanRow): PartRow => {
  const say = spreadWords(lang)
  const title = said(lang, row.title)
  const about = `${row.code} ${title}`
  const base = { id: String(row.id), depth: row.level, tone: row.tone, code: row.code, title }
  if (!row.action) return base
  const wrong = (name: string) => errors.some(({ field }) => field === name)
  const field = (kind: 'share' | 'amount', values: ReadonlyMap<number, string>, label: string) => ({
    name: `${kind}-${row.id}`,
    value: values.get(row.id) ?? '',
    label,
    error: wrong(`${kind}-${row.id}`),
  })
  return {
    ...base,
    tick: { name: 'on', value: String(row.id), checked: form.ticked.has(row.id), label: say.tick(about) },
    share: field('share', form.shares, say.part(about)),
    ...(several ? {} : { amount: field('amount', form.amounts, say.amountOf(about)) }),
  }
}

/** What the typed fields sum to; what is no number counts for nothing. */
function sumsOf(lang: Lang, form: SpreadForm, wholeCents: number | null): ShareSum[] {
  const say = spreadWords(lang)
  const total = (typed: Iterable<string>, read: (text: string) => number | string | null) =>
    [...typed].reduce((sum, text) => sum + (Number(read(text)) || 0), 0)
  const share = total(form.shares.values(), readShare)
  const rest = WHOLE_SHARE - share
  const shares: ShareSum = {
    kind: 'share',
    label: say.sum,
    text: formatShare(lang, share),
    of: say.sumOf(formatShare(lang, WHOLE_SHARE)),
    tone: rest === 0 ? 'good' : 'bad',
    note: rest === 0 ? say.sumRight : (rest < 0 ? say.sumOver : say.sumShort).replace('{}', formatShare(lang, Math.abs(rest))),
  }
  if (wholeCents === null) return [shares]
  const cents = total(form.amounts.values(), readCents)
  const left = wholeCents - cents
  return [
    shares,
    {
      kind: 'amount',
      label: say.sum,
      text: formatEuros(lang, cents),
      of: say.sumOf(formatEuros(lang, wholeCents)),
      tone: left === 0 ? 'good' : left < 0 ? 'bad' : 'none',
      note: left === 0 ? say.sumRight : (left < 0 ? say.sumOver : say.sumLeft).replace('{}', formatEuros(lang, Math.abs(left))),
    },
  ]
}

/** The actions of the plan, those of a strategy below its name. */
const actionOptions = (lang: Lang, rows: readonly PlanRow[]) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return rows
    .filter(({ action }) => action)
    .map((row) => {
      const above = row.parent_id === null ? undefined : byId.get(row.parent_id)
      return {
        value: String(row.id),
        label: `${row.code} ${said(lang, row.title)}`,
        ...(above ? { group: `${above.code} ${said(lang, above.title)}` } : {}),
      }
    })
}

function Answers({ view, several }: { view: SpreadLineView; several: boolean }) {
  const { viewing, at, form, keys, rows, errors } = view
  const { lang } = viewing
  const say = spreadWords(lang)
  const wrong = (name: string) => {
    const found = errors.find(({ field }) => field === name)
    return found ? { error: found.text } : {}
  }
  const answers = SPREAD_ANSWERS.filter((answer) => !(several && answer === 'amounts'))
  return (
    <>
      <Radios
        name="spread"
        label={several ? say.howSeveral : say.how}
        value={form.answer}
        {...wrong('spread')}
        options={answers.map((answer) => ({
          value: answer,
          label: say.kinds[answer],
          ...(say.kindHints[answer] ? { hint: say.kindHints[answer] } : {}),
        }))}
      />
      <OnAnswer answer="one">
        <Select
          name="action"
          label={say.action}
          value={form.action}
          {...wrong('action')}
          options={[{ value: '', label: say.chooseAction }, ...actionOptions(lang, rows)]}
        />
      </OnAnswer>
      <OnAnswer answer="key">
        {keys.length === 0 ? (
          <>
            <Paragraph>{say.noKeyYet}</Paragraph>
            <ButtonLink href={newKeyPath(at.version.id, 'weights')}>{say.makeKey}</ButtonLink>
          </>
        ) : (
          <Select
            name="key"
            label={say.key}
            value={form.key}
            {...wrong('key')}
            options={[
              { value: '', label: say.chooseKey },
              ...keys.map((key) => ({ value: String(key.id), label: `${key.name} (${key.criterion})` })),
            ]}
          />
        )}
      </OnAnswer>
      <OnAnswer answer="parts">
        <PartSearchField label={say.filterActions} button={say.filter} value={view.words} />
        <PartFields
          caption={say.partsTable}
          head={{ item: say.action, share: say.share, ...(several ? {} : { amount: say.amount }) }}
          rows={view.shownRows.map((row) => partRow(lang, view, several, row))}
          empty={say.noneShown}
        />
        <p>
          <SubmitButton tone="plain" name="fill" value="even">
            {say.even}
          </SubmitButton>{' '}
          <SubmitButton tone="plain" name="fill" value="rest">
            {say.rest}
          </SubmitButton>
        </p>
      </OnAnswer>
    </>
  )
}

/** What is to be spread, in one line for each. */
const toldLine = (lang: Lang, line: Line): string =>
  `${line.account} ${line.label} · ${spreadWords(lang).lineAmount(nameWords(lang).sides[line.side], String(line.year), formatEuros(lang, line.amount_cents))}`

export function SpreadLinePage({ view }: { view: SpreadLineView }) {
  const { viewing, at, lines, form, errors, stored, next } = view
  const { lang } = viewing
  const say = spreadWords(lang)
  const several = lines.length > 1
  const [line] = lines
  const kept = several ? lines.map(({ id, revision }) => ({ name: 'line', value: `${id}.${revision}` })) : []
  const action = several ? spreadingPath(at.version.id) : lineSpreadPath(line!.id)
  const whole = several ? null : line!.amount_cents
  return (
    <VersionPage
      viewing={viewing}
      at={at}
      tab="actions"
      title={several ? say.spreadSeveral(lines.length) : say.spreadLine(line!.account, line!.label)}
      withoutBalance
    >
      {several ? (
        <>
          <Lead>{say.severalLead}</Lead>
          <List items={lines.map((each) => toldLine(lang, each))} />
        </>
      ) : (
        <Lead>{say.lineAmount(nameWords(lang).sides[line!.side], String(line!.year), formatEuros(lang, line!.amount_cents))}</Lead>
      )}
      {stored === null ? null : (
        <Notice tone="waiting" title={say.stored}>
          <p>{say.storedNow(stored)}</p>
        </Notice>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <ShareParts lang={lang} whole={whole ?? 0} words={{ short: say.sumShort, over: say.sumOver, left: say.sumLeft, right: say.sumRight }}>
        <PartSearch action={action} kept={kept} />
        <Form action={action} wide>
          <EnterSaves>{say.save}</EnterSaves>
          <HiddenField name="revision" value={form.revision} />
          {kept.map(({ name, value }) => (
            <HiddenField key={value} name={name} value={value} />
          ))}
          <Answers view={view} several={several} />
          <ShareSums sums={sumsOf(lang, form, whole)}>
            <SubmitButton>{say.save}</SubmitButton>
            {next ? (
              <SubmitButton tone="plain" name="next" value="1">
                {say.saveNext}
              </SubmitButton>
            ) : null}
          </ShareSums>
          <CancelLink href={spreadPath(at.version.id, at.years.length > 1 ? line!.year : null)}>{say.cancel}</CancelLink>
        </Form>
      </ShareParts>
    </VersionPage>
  )
}

/** What the pages of funders and grants share: amounts, states, deadlines in words, what is to be done, the journal's rows. */
import { DayGroup, Entries, Entry, Expected, type ExpectedItem, Row, Rows } from '#design/entries.tsx'
import { glyphNamed } from '#design/icons.tsx'
import { ExampleTag, Heading, Tag } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import { budgetsPath, fundersPath, grantPath, organisationPapersPath, paymentPath } from '../../paths.ts'
import type { Duties, Duty } from '../../queries/grants/expected-grants.ts'
import type { Grant, Payment } from '../../queries/grants/grants.ts'
import type { Deadline } from '../../rules/grants/deadlines.ts'
import { type GrantState, grantStateOf } from '../../rules/grants/grants.ts'
import type { PaymentKind } from '../../tables.ts'

const TONES: Record<GrantState, 'deed' | 'waiting' | 'decision' | 'info'> = {
  planned: 'info',
  asked: 'waiting',
  proposed: 'waiting',
  awarded: 'deed',
  received: 'deed',
  justified: 'info',
  refused: 'decision',
}

export const GrantTag = ({ lang, grant }: { lang: Lang; grant: Grant }) => {
  const state = grantStateOf(grant)
  return <Tag tone={TONES[state]}>{grantWords(lang).states[state]}</Tag>
}

/** « 120 000 € », or nothing where nothing is written down. */
export const money = (lang: Lang, cents: number | null): string => (cents === null ? '' : formatEuros(lang, cents))

/** « 2017 » where the period is that year, else from day to day. */
export function periodTold(lang: Lang, { period_from: from, period_to: to }: Pick<Grant, 'period_from' | 'period_to'>): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return first === last ? first : `${first}-${last}`
  return grantWords(lang).fromTo(formatDay(lang, from, 'short'), formatDay(lang, to, 'short'))
}

export const crumbs = (lang: Lang, organisationId: number) => [
  { href: budgetsPath(), label: nameWords(lang).budgets },
  { href: fundersPath(organisationId), label: grantWords(lang).title },
]

/** Kinds are written within sentences: here they begin one. */
export const paymentKind = (lang: Lang, kind: PaymentKind): string => {
  const name = nameWords(lang).payments[kind]
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
}

export const paymentName = (lang: Lang, { kind, amountCents }: Pick<Payment, 'kind' | 'amountCents'>): string =>
  grantWords(lang).paymentOf(paymentKind(lang, kind), formatEuros(lang, amountCents))

/** Where its paper is put on file: the form stands open there, with the kind and the year of the paper. */
function answerPath({
  organisationId,
  grant,
  deadline: { rule, paper, year },
}: Pick<Duty, 'organisationId' | 'grant' | 'deadline'>): string {
  const place = rule === 'R38' || grant === null ? organisationPapersPath(organisationId) : grantPath(grant.id)
  return `${place}?paper=${paper}${year === undefined ? '' : `&year=${year}`}#add-paper`
}

export const deadlineName = (lang: Lang, { rule, year }: Deadline): string => {
  const say = grantWords(lang)
  return year === undefined ? say.duty[rule] : say.dutyYear(say.duty[rule], year)
}

/** What it is time to do, each a link to where it is done. */
export function Todo({ viewing: { lang }, duties: { duties, overdue } }: { viewing: Viewing; duties: Duties }) {
  const say = grantWords(lang)
  const items: ExpectedItem[] = [
    ...duties.map((duty) => ({
      href: answerPath(duty),
      title: deadlineName(lang, duty.deadline),
      detail: duty.grant
        ? `${duty.grant.funder.name}, ${duty.grant.title}`
        : say.dutySum(money(lang, duty.deadline.sumCents ?? 0), duty.deadline.year ?? 0),
      glyph: 'document' as const,
      ...(duty.deadline.due
        ? {
            due: {
              text: `${duty.deadline.state === 'late' ? `${say.dutyState.late}, ` : ''}${formatDay(lang, duty.deadline.due, 'short')}`,
              datetime: duty.deadline.due,
              late: duty.deadline.state === 'late',
            },
          }
        : {}),
    })),
    ...overdue.map(({ grant, payment }) => ({
      href: paymentPath(payment.id),
      title: say.overdue(nameWords(lang).payments[payment.kind], formatEuros(lang, payment.amountCents)),
      detail: `${grant.funder.name}, ${grant.title}`,
      glyph: 'euro' as const,
      due: { text: formatDay(lang, payment.expectedOn, 'short'), datetime: payment.expectedOn, late: true },
    })),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Heading level={2} id="to-do" count={items.length}>
        {say.todo}
      </Heading>
      <Expected items={items} label={say.todo} />
    </>
  )
}

const GLYPH = { done: 'done', waiting: 'planned', late: 'stopped' } as const
const TONE = { done: 'deed', waiting: 'waiting', late: 'decision' } as const

/** « Pièces et échéances »: each with its rule, its day and what to do. */
export function DutyRows({ viewing: { lang }, duties, mayEdit }: { viewing: Viewing; duties: Omit<Duty, 'example'>[]; mayEdit: boolean }) {
  const say = grantWords(lang)
  return (
    <Rows label={say.duties}>
      {duties.map((duty) => {
        const { deadline } = duty
        const { rule, state, due } = deadline
        const when = due === null || state === 'done' ? null : (state === 'late' ? say.sinceDay : say.byDay)(formatDay(lang, due, 'short'))
        return (
          <Row
            key={`${rule} ${deadline.year ?? ''}`}
            glyph={GLYPH[state]}
            title={deadlineName(lang, deadline)}
            tags={<Tag tone={TONE[state]}>{when ? `${say.dutyState[state]} ${when}` : say.dutyState[state]}</Tag>}
            detail={`${deadline.sumCents === undefined ? '' : `${say.dutySum(money(lang, deadline.sumCents), deadline.year!)} `}${say.dutyWhy[rule]}`}
            aside={mayEdit && state !== 'done' ? <a href={answerPath(duty)}>{say.dutyTodo}</a> : undefined}
          />
        )
      })}
    </Rows>
  )
}

/** What the journal says of it, the latest day first. */
export function Told({ viewing: { lang }, entries }: { viewing: Viewing; entries: ToldEntry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <Heading level={2} id="history">
        {grantWords(lang).history}
      </Heading>
      {[...Map.groupBy(entries, ({ day }) => day)].map(([day, all]) => (
        <DayGroup key={day} level={3} label={formatDay(lang, day)}>
          <Entries>
            {all.map((entry) => (
              <Entry
                key={entry.id}
                lang={lang}
                example={entry.example}
                glyph={glyphNamed(entry.glyph)}
                sentence={entry.sentence}
                who={entry.whoPath ? <a href={entry.whoPath}>{entry.who}</a> : entry.who}
                when={formatDay(lang, entry.day, 'short')}
                datetime={entry.day}
              />
            ))}
          </Entries>
        </DayGroup>
      ))}
    </>
  )
}

export const MadeUp = ({ lang, example }: { lang: Lang; example: boolean }) => (example ? <ExampleTag lang={lang} /> : null)

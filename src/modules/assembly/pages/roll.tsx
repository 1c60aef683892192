/** The roll of a meeting: who votes with how many votes, summed by college; who does not, why, and what to do. */
import { FilterBar } from '#design/filters.tsx'
import { Select, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Spread, type SpreadTone } from '#design/spread.tsx'
import { Table } from '#design/table.tsx'
import { Empty, ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { Pager, Toolbar } from '#design/toolbar.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationPath, regionName } from '#modules/people/index.ts'
import { rollWords } from '../messages/roll.ts'
import { rollFilePath, rollPath } from '../paths.ts'
import type { Meeting, RollLine, RollNow } from '../queries.ts'
import { type RollAsked, rollShown, rollSums } from '../rules.ts'
import { LeftOut } from './roll-left-out.tsx'
import { MeetingTabs } from './tabs.tsx'

export interface RollView {
  viewing: Viewing
  meeting: Meeting
  roll: RollNow
  colleges: { code: string; name: Localized }[]
  /** The article that says who is on the roll. */
  article: string | null
  asked: RollAsked
  /** Those left out of whom this reader may know why. */
  told: RollLine[]
  /** How many are left out, all together. */
  leftOut: number
  /** Whether this reader may open the fees. */
  fees: boolean
}

/** Rows of one page. */
export const ROLL_PAGE = 100
const TONES: SpreadTone[] = ['nearly', 'done', 'waiting', 'going-letter', 'rest-letter']

export function rollAddress(id: number, asked: RollAsked, path = rollPath(id)): string {
  const { words, college, region, page } = asked
  const given = { words, college: college ?? '', region: region ?? '', page: page > 1 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))
  return query.size > 0 ? `${path}?${query}` : path
}

type Part = { view: RollView }

const collegeName = (lang: Lang, colleges: RollView['colleges'], code: string | null): string => {
  const known = colleges.find((each) => each.code === code)
  return known ? said(lang, known.name) : (code ?? '')
}

function Picture({ view: { viewing, meeting, colleges, asked }, voters }: Part & { voters: RollLine[] }) {
  const { lang } = viewing
  const say = rollWords(lang)
  const sums = rollSums(
    voters,
    colleges.map(({ code }) => code),
  )
  if (sums.length === 0 || sums.some(({ college }) => college === null)) return null
  return (
    <>
      <Heading level={2} id="colleges">
        {say.byCollege}
      </Heading>
      <Spread
        lang={lang}
        caption={say.byCollege}
        head={{ state: say.college, count: say.votes }}
        parts={sums.map(({ college, sum }, place) => ({
          name: college!,
          tone: TONES[place % TONES.length]!,
          label: collegeName(lang, colleges, college),
          count: sum.votes,
          text: say.share(say.voters(sum.voters), say.votesOf(sum.votes)),
          href: `${rollAddress(meeting.id, { ...asked, college: asked.college === college ? null : college, page: 1 })}#list`,
          current: asked.college === college,
        }))}
      />
    </>
  )
}

function Filters({ view: { viewing, meeting, colleges, asked }, voters }: Part & { voters: RollLine[] }) {
  const { lang } = viewing
  const say = rollWords(lang)
  const regions = [...new Set(voters.flatMap(({ region }) => region ?? []))]
  const without = (change: Partial<RollAsked>) => rollAddress(meeting.id, { ...asked, page: 1, ...change })
  const active = [
    ...(asked.words ? [{ label: asked.words, removeHref: without({ words: '' }) }] : []),
    ...(asked.college ? [{ label: collegeName(lang, colleges, asked.college), removeHref: without({ college: null }) }] : []),
    ...(asked.region ? [{ label: regionName(lang, asked.region), removeHref: without({ region: null }) }] : []),
  ]
  const choices = (any: string, all: { value: string; label: string }[]) => [
    { value: '', label: any },
    ...all.toSorted((one, other) => one.label.localeCompare(other.label, lang)),
  ]
  return (
    <FilterBar action={rollPath(meeting.id)} active={active} lang={lang}>
      <TextField name="words" type="search" label={say.search} value={asked.words} maxlength={100} />
      {colleges.length > 0 ? (
        <Select
          name="college"
          label={say.college}
          value={asked.college ?? ''}
          options={choices(
            say.anyCollege,
            colleges.map(({ code, name }) => ({ value: code, label: said(lang, name) })),
          )}
        />
      ) : null}
      {regions.length > 0 ? (
        <Select
          name="region"
          label={say.region}
          value={asked.region ?? ''}
          options={choices(
            say.anyRegion,
            regions.map((value) => ({ value, label: regionName(lang, value) })),
          )}
        />
      ) : null}
    </FilterBar>
  )
}

function Voters({ view, voters }: Part & { voters: RollLine[] }) {
  const { viewing, meeting, colleges, asked } = view
  const { lang } = viewing
  const say = rollWords(lang)
  const shown = rollShown(voters, asked)
  const votes = shown.reduce((sum, { weight }) => sum + weight, 0)
  const page = shown.slice((asked.page - 1) * ROLL_PAGE, asked.page * ROLL_PAGE)
  const byColleges = colleges.length > 0
  const head = [
    { label: say.name },
    ...(byColleges
      ? [
          { label: say.college, told: true },
          { label: say.region, told: true },
        ]
      : []),
    { label: say.votes, align: 'end' as const, told: true },
  ]
  return (
    <>
      <Heading level={2} id="list" count={formatNumber(lang, shown.length)}>
        {say.title}
      </Heading>
      <Filters view={view} voters={voters} />
      <Toolbar figures={`${say.shown(shown.length, voters.length)} · ${say.votesOf(votes)}`}>
        <a href={rollAddress(meeting.id, { ...asked, page: 1 }, rollFilePath(meeting.id))} data-turbo="false">
          {say.csv}
        </a>
      </Toolbar>
      {page.length === 0 ? (
        <Empty title={say.nobody}>
          <Paragraph>{say.nobodyHow}</Paragraph>
        </Empty>
      ) : (
        <Table
          caption={say.title}
          captionHidden
          long
          head={head}
          rows={page.map(({ organisationId, name, college, region, weight }) => [
            organisationId === null ? name : <a href={organisationPath(organisationId)}>{name}</a>,
            ...(byColleges ? [collegeName(lang, colleges, college), region ? regionName(lang, region) : ''] : []),
            formatNumber(lang, weight),
          ])}
          foot={[say.total, ...(byColleges ? ['', ''] : []), formatNumber(lang, votes)]}
        />
      )}
      <Pager
        lang={lang}
        page={asked.page}
        size={ROLL_PAGE}
        of={shown.length}
        href={(next) => `${rollAddress(meeting.id, { ...asked, page: next })}#list`}
      />
    </>
  )
}

export function RollPage(view: RollView) {
  const { viewing, meeting, roll, article } = view
  const { lang } = viewing
  const say = rollWords(lang)
  const voters = roll.lines.filter(({ excluded }) => excluded === null)
  const seats = voters.some(({ personId }) => personId !== null)
  const day = roll.recordDay && formatDay(lang, roll.recordDay)
  const lead = roll.fixed && !seats && day ? say.leadFixed(day, article) : roll.fixed ? say.leadSeats : say.leadToday
  return (
    <Page viewing={viewing} title={say.title} noindex example={meeting.example}>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={lead}
      >
        {say.title}
      </Title>
      <MeetingTabs viewing={viewing} meeting={meeting} here={rollPath(meeting.id)} />
      {roll.fixed || roll.lines.length === 0 ? null : (
        <Notice tone="waiting">
          <Paragraph>{seats || !day ? say.notFixedSeats : say.notFixed(day)}</Paragraph>
        </Notice>
      )}
      {roll.lines.length === 0 ? (
        <Empty title={say.emptyTitle}>
          <Paragraph>{say.emptyHow}</Paragraph>
        </Empty>
      ) : (
        <>
          <Picture view={view} voters={voters} />
          <Voters view={view} voters={voters} />
          <LeftOut view={view} />
        </>
      )}
    </Page>
  )
}

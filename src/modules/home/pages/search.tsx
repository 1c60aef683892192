/** The search: one field for plans, actions, people and deeds; answers by kind, as one types or as a plain page. */
import { Entries } from '#design/entries.tsx'
import { Frame } from '#design/frame.tsx'
import { Page } from '#design/page.tsx'
import { Answers, FoundDeeds, RESULTS_FRAME, SearchForm } from '#design/search.tsx'
import { Empty, Title } from '#design/text.tsx'
import type { Found } from '#kernel/capability.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { words } from '../messages.ts'
import { searchPath } from '../paths.ts'
import { JournalEntry } from './journal.tsx'

export interface SearchResults {
  /** As typed. */
  typed: string
  /** As compared; none: nothing was asked yet. */
  searched: string[]
  /** By kind, the kinds in the order of the modules. */
  groups: { kind: Found['kind']; found: Found[]; more: boolean }[]
  deeds: ToldEntry[]
}

function Results({ viewing, results }: { viewing: Viewing; results: SearchResults }) {
  const { lang } = viewing
  const say = words(lang)
  const { groups, deeds, searched, typed } = results
  const count = groups.reduce((sum, { found }) => sum + found.length, 0) + deeds.length
  if (searched.length === 0)
    return (
      <Empty title={say.searchStart}>
        <p>{say.searchStartHint}</p>
      </Empty>
    )
  return (
    <>
      <p role="status">{say.searchCount(count, formatNumber(lang, count), typed)}</p>
      {count === 0 ? (
        <Empty title={say.searchNothing}>
          <p>{say.searchNothingHint}</p>
        </Empty>
      ) : null}
      {groups.map(({ kind, found, more }) => (
        <Answers
          key={said(lang, kind)}
          label={said(lang, kind)}
          lang={lang}
          words={searched}
          answers={found.map((each) => ({
            href: each.path,
            title: said(lang, each.title),
            detail: said(lang, each.detail),
            example: each.example,
          }))}
          more={
            more ? (
              <p>
                <a href={searchPath(typed, true)}>{say.searchMore}</a>
              </p>
            ) : null
          }
        />
      ))}
      {deeds.length > 0 ? (
        <FoundDeeds label={say.searchDeeds}>
          <Entries label={say.searchDeeds}>
            {deeds.map((entry) => (
              <JournalEntry key={entry.id} viewing={viewing} entry={entry} />
            ))}
          </Entries>
        </FoundDeeds>
      ) : null}
    </>
  )
}

export function SearchPage({ viewing, results }: { viewing: Viewing; results: SearchResults }) {
  const say = words(viewing.lang)
  return (
    <Page viewing={viewing} title={results.typed ? say.searchTitle(results.typed) : say.search} noindex>
      <Title>{say.search}</Title>
      <SearchForm action={searchPath()} value={results.typed} label={say.searchLabel} button={say.searchButton} />
      <Frame id={RESULTS_FRAME} top>
        <Results viewing={viewing} results={results} />
      </Frame>
    </Page>
  )
}

/** The items of both texts as one tree of changes; what stayed is folded. */
import {
  type Effort,
  effortOfPage,
  type Jump,
  jumpId,
  RedlineAway,
  RedlineBranch,
  RedlineBranchItem,
  RedlineChange,
  RedlineLine,
  RedlineList,
  RedlinePart,
  RedlineQuiet,
  RedlineTexts,
  type RedlineView,
  WithinPage,
} from '#design/redline.tsx'
import { Muted } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { quoted } from '#kernel/values/typography.ts'
import { comparisonWords } from '../../messages/comparison.ts'
import { changesIn, type Entry, type Fate, folded, type Row } from '../../rules/comparison.ts'
import { fateWord, ItemLink, LinkedTitle, notesOf, placeName, TieTag, textsOf } from './told.tsx'

interface Shown {
  lang: Lang
  view: RedlineView
  only: Fate | null
  effort: Effort
  /** Each change with its place among them, from 0. */
  places: Map<Entry, number>
  /** In the order in which they are shown. */
  changes: Entry[]
}

/** An entry's place in the page: an address that others can be sent. */
export const entryId = ({ before, after }: Entry): string => {
  const { id, place } = (after ?? before)!
  return id > 0 ? `e${id}` : `${after ? 'a' : 'b'}${place}`
}

const levelOf = ({ before, after }: Entry): 3 | 4 | 5 | 6 => Math.min((after ?? before)!.level + 2, 6) as 3 | 4 | 5 | 6

/** A jump lands on the link that leads on in its direction; at the end there is none, and it lands on the one that leads back. */
function jumpTo({ lang, changes }: Shown, place: number, direction: 'previous' | 'next'): Jump | null {
  const target = changes[place]
  if (!target) return null
  const last = direction === 'next' ? changes.length - 1 : 0
  const landing = place === last ? (direction === 'next' ? 'previous' : 'next') : direction
  return { href: `#${jumpId(entryId(target), landing)}`, label: comparisonWords(lang)[direction](place + 1, changes.length) }
}

export const firstJump = (changes: Entry[]): string | null =>
  changes[0] ? `#${changes.length > 1 ? jumpId(entryId(changes[0]), 'next') : entryId(changes[0])}` : null

/** What a branch holds that was added or dropped as a whole. */
const Inside = ({ lang, rows }: { lang: Lang; rows: Row[] }) => (
  <RedlineBranch>
    {rows.map(({ entry, children }) => (
      <RedlineBranchItem
        key={entryId(entry)}
        code={<ItemLink item={(entry.after ?? entry.before)!} text={(entry.after ?? entry.before)!.code} />}
        texts={textsOf(lang, entry)}
      >
        {children.length > 0 ? <Inside lang={lang} rows={children} /> : null}
      </RedlineBranchItem>
    ))}
  </RedlineBranch>
)

function Change({ row: { entry, children, whole, size }, ...shown }: Shown & { row: Row }) {
  const { lang, view, effort, places } = shown
  const say = comparisonWords(lang)
  const item = (entry.after ?? entry.before)!
  const place = places.get(entry) ?? 0
  const notes = notesOf(lang, entry)
  return (
    <RedlineChange
      id={entryId(entry)}
      fate={entry.fate}
      level={levelOf(entry)}
      heading={
        <>
          <ItemLink item={item} text={item.code} /> {fateWord(lang, entry)}
          {whole && children.length > 0 ? say.withInside(size - 1) : null}
        </>
      }
      notes={
        notes.length > 0 || (entry.tie && entry.tie !== 'same') ? (
          <>
            <TieTag lang={lang} entry={entry} />
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </>
        ) : null
      }
      previous={jumpTo(shown, place - 1, 'previous')}
      next={jumpTo(shown, place + 1, 'next')}
      below={children.length > 0 && !whole ? <Rows {...shown} rows={children} /> : null}
    >
      <RedlineTexts
        texts={textsOf(lang, entry)}
        inside={whole && children.length > 0 ? <Inside lang={lang} rows={children} /> : null}
        view={view}
        effort={effort}
        say={{ before: say.before, after: say.after, nothing: say.nothing, added: say.markAdded, dropped: say.markDropped }}
      />
    </RedlineChange>
  )
}

/** A kept item in one line; with its former code, where it got another. */
const KeptLine = ({ lang, entry }: { lang: Lang; entry: Entry }) => (
  <>
    <LinkedTitle lang={lang} item={(entry.after ?? entry.before)!} />
    {entry.marks.code && entry.before && entry.after ? (
      <>
        {' '}
        <Muted>{comparisonWords(lang).newCode(entry.before.code, entry.after.code)}</Muted>
      </>
    ) : null}{' '}
    <TieTag lang={lang} entry={entry} />
  </>
)

const everyRow = (rows: Row[]): Row[] => rows.flatMap((row) => [row, ...everyRow(row.children)])

const Quiet = ({ lang, rows, size }: { lang: Lang; rows: Row[]; size: number }) => {
  const lines = everyRow(rows).map(({ entry }) => (
    <RedlineLine key={entryId(entry)}>
      <KeptLine lang={lang} entry={entry} />
    </RedlineLine>
  ))
  return size === 1 ? (
    lines
  ) : (
    <RedlineQuiet summary={comparisonWords(lang).quiet(size)}>
      <RedlineList>{lines}</RedlineList>
    </RedlineQuiet>
  )
}

/** Where an item stood that stands elsewhere now. */
function Away({ lang, entry, linked }: { lang: Lang; entry: Entry; linked: boolean }) {
  const say = comparisonWords(lang)
  const [was, is] = [entry.before!, entry.after!]
  const place = entry.marks.order
    ? say.amongNeighbours[entry.marks.order]
    : is.parent
      ? say.inPlace(quoted(lang, placeName(lang, is.parent)))
      : say.onTop
  const code = say.movedTo(is.code)
  return (
    <RedlineAway>
      {placeName(lang, was)} · {linked ? <WithinPage href={`#${entryId(entry)}`}>{code}</WithinPage> : code}, {place}
    </RedlineAway>
  )
}

function OneRow({ row, ...shown }: Shown & { row: Row }) {
  const { lang, only, places } = shown
  const { entry, away, children } = row
  if (away) return only === null ? <Away lang={lang} entry={entry} linked={places.has(entry)} /> : null
  if (places.has(entry)) return <Change {...shown} row={row} />
  if (children.length === 0)
    return (
      <RedlineLine>
        <KeptLine lang={lang} entry={entry} />
      </RedlineLine>
    )
  return (
    <RedlinePart level={levelOf(entry)} heading={<KeptLine lang={lang} entry={entry} />}>
      <Rows {...shown} rows={children} />
    </RedlinePart>
  )
}

const Rows = ({ rows, label, ...shown }: Shown & { rows: Row[]; label?: string }) => (
  <RedlineList label={label}>
    {folded(rows).map((part) =>
      'row' in part ? (
        <OneRow key={`${part.row.away}${entryId(part.row.entry)}`} {...shown} row={part.row} />
      ) : (
        <Quiet key={entryId(part.quiet[0]!.entry)} lang={shown.lang} rows={part.quiet} size={part.size} />
      ),
    )}
  </RedlineList>
)

/** `rows`: as they are to be shown; `only`: the fate that filters them. */
export function ComparisonRows({ lang, rows, view, only }: { lang: Lang; rows: Row[]; view: RedlineView; only: Fate | null }) {
  const changes = changesIn(rows).filter(({ fate }) => only === null || fate === only)
  const places = new Map(changes.map((entry, place) => [entry, place]))
  return (
    <Rows
      rows={rows}
      lang={lang}
      view={view}
      only={only}
      effort={effortOfPage()}
      places={places}
      changes={changes}
      label={comparisonWords(lang).items}
    />
  )
}

/** What minutes tell, set on a page. */
import type { ComponentChildren } from 'preact'
import { Disclosure } from '#design/disclosure.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { DecidedText, RecordFacts, RecordPoint, ResultLine } from '#design/record.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Muted, Notice, Paragraph, Prose } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { type Block, type OwnText, recordWords } from '../messages.ts'
import type { NamedDocument } from '../tables.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** A language is said only where it is not the page's. */
const other = (lang: Lang, text: OwnText): Lang | undefined => (text.lang === lang ? undefined : text.lang)

const Documents = ({ lang, title, items }: { lang: Lang; title: string; items: readonly NamedDocument[] }) => {
  const say = recordWords(lang)
  return (
    <Table
      caption={title}
      head={[{ label: say.document }, { label: say.fingerprint }]}
      rows={items.map(({ name, sha256 }) => [name, <Fingerprint key={sha256} hex={sha256} />])}
      stacked
    />
  )
}

/** Beyond so many columns rows become cards on a phone. */
const MOST_COLUMNS = 2

const TableBlock = ({ block: { caption, head, rows, total, many } }: { block: Of<'table'> }) => {
  const broad = head.length > MOST_COLUMNS
  // The first column that is no number names its row.
  const naming = head.findIndex(({ end }) => !end)
  const table = (
    <Table
      caption={caption}
      captionHidden={many}
      head={head.map(({ label, end }, column) => ({
        label,
        ...(end ? { align: 'end' as const } : {}),
        names: column === naming,
        told: broad && column !== naming,
      }))}
      rows={rows}
      {...(broad ? { long: true } : { dense: true })}
      {...(total ? { strong: [rows.length - 1] } : {})}
    />
  )
  return many ? <Disclosure summary={caption}>{table}</Disclosure> : table
}

const Point = ({ lang, block, action }: { lang: Lang; block: Of<'point'>; action?: ComponentChildren }) => {
  const say = recordWords(lang)
  const { position, title, facts, note, untold } = block
  return (
    <RecordPoint
      id={`point-${position}`}
      mark={say.point(position)}
      title={title.text}
      lang={other(lang, title)}
      facts={facts}
      action={action}
    >
      {note ? (
        <Prose text={note.text} lang={other(lang, note)} />
      ) : untold ? (
        <Paragraph>
          <Muted>{say.noNote}</Muted>
        </Paragraph>
      ) : null}
    </RecordPoint>
  )
}

const Resolution = ({ lang, block }: { lang: Lang; block: Of<'resolution'> }) => {
  const say = recordWords(lang)
  const { number, title, text, facts, sha256, votes, plain } = block
  return (
    <RecordPoint
      id={`resolution-${number}`}
      mark={`${say.resolutionLabel} ${number}`}
      title={title.text}
      lang={other(lang, title)}
      facts={facts}
    >
      <DecidedText text={text.text} lang={other(lang, text)} />
      {sha256 ? <RecordFacts rows={[{ label: say.textSha, value: <Fingerprint hex={sha256} /> }]} /> : null}
      {votes.map(({ what, outcome, sentence }) => (
        <ResultLine key={what} what={what} outcome={outcome} sentence={sentence} />
      ))}
      {plain ? (
        <Paragraph>
          <Muted>{plain}</Muted>
        </Paragraph>
      ) : null}
    </RecordPoint>
  )
}

/** `pointAction`: what may be done on a point of the agenda. */
export function BlockView({
  lang,
  block,
  pointAction,
}: {
  lang: Lang
  block: Block
  pointAction?: (block: Of<'point'>) => ComponentChildren
}) {
  switch (block.kind) {
    case 'facts':
      return <RecordFacts rows={block.rows} />
    case 'text':
      return <Paragraph>{block.text}</Paragraph>
    case 'muted':
      return (
        <Paragraph>
          <Muted>{block.text}</Muted>
        </Paragraph>
      )
    case 'prose':
      return (
        <>
          {block.title ? <Heading level={3}>{block.title}</Heading> : null}
          <Prose text={block.body.text} lang={other(lang, block.body)} />
        </>
      )
    case 'warning':
      return (
        <Notice tone="waiting" title={block.title}>
          <p>{block.text}</p>
        </Notice>
      )
    case 'table':
      return <TableBlock block={block} />
    case 'documents':
      return <Documents lang={lang} title={block.title} items={block.items} />
    case 'point':
      return <Point lang={lang} block={block} action={pointAction?.(block)} />
    case 'resolution':
      return <Resolution lang={lang} block={block} />
  }
}

/** As what money goes to the regions and actors: line by line with the grant and the paper behind it, and what the law asks for. */
import { Disclosure } from '#design/disclosure.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Table } from '#design/table.tsx'
import { Heading, List, Muted, Notice, Tag } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameWords } from '../../messages/names.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import { budgetDocumentPath, grantPath, lineEditPath, linesPath } from '../../paths.ts'
import type { Paper } from '../../queries/grants/papers.ts'
import type { Line } from '../../queries/lines.ts'
import type { Passable, TransferGroup } from '../../rules/regions/transfers.ts'
import { PAPER_OF } from '../../rules/regions/transfers.ts'
import { TRANSFERS } from '../../tables.ts'
import { bareAmount } from './told.tsx'

export interface TransfersView {
  versionId: number
  year: number | null
  groups: TransferGroup<Line>[]
  unbacked: { line: Line; why: string }[]
  /** For who reads grants; else null. */
  papers: Paper[] | null
  passable: { of: Passable; regrant: string | null; partner: string | null }[] | null
  /** Whether lines may be opened to be edited. */
  edit: boolean
  /** Whether this reader sees lines at all; else the sums alone. */
  lines: boolean
}

interface Shown {
  lang: Lang
  view: TransfersView
}

/** Where the money of a line comes from, with the papers that let it go; whoever reads no grants learns its funder. */
function Origin({ lang, line, papers }: { lang: Lang; line: Line; papers: Paper[] | null }) {
  const say = regionsWords(lang)
  if (line.grant === null) return <Muted>{say.noOrigin}</Muted>
  const { grant } = line
  const kind = line.transfer ? PAPER_OF[line.transfer] : null
  const behind = (papers ?? []).filter((paper) => paper.grantId === grant.id && paper.kind === kind)
  return (
    <>
      {papers ? (
        <>
          <a href={grantPath(grant.id)}>{grant.title}</a> <Muted>({grant.funder})</Muted>
        </>
      ) : (
        grant.funder
      )}
      {behind.map((paper) => (
        <div key={paper.id}>
          <a href={budgetDocumentPath(paper.id)}>{say.paper(paper.name)}</a>
          {paper.clause ? <Muted> {paper.clause}</Muted> : null}
        </div>
      ))}
      {papers && kind && behind.length === 0 ? (
        <div>
          <Tag tone="decision">{say.paperGone}</Tag>
        </div>
      ) : null}
    </>
  )
}

const Lines = ({ lang, view }: Shown) => {
  const say = regionsWords(lang)
  const names = nameWords(lang)
  const { groups, papers, edit, versionId, year } = view
  return (
    <Table
      stacked
      caption={say.byTransfer}
      captionHidden
      head={[
        { label: say.line, names: true },
        { label: say.to, told: true },
        { label: say.origin },
        { label: say.amount, align: 'end', told: true },
      ]}
      groups={groups.map(({ transfer, lines, cents }) => ({
        heading: names.transfers[transfer],
        count: formatEuros(lang, cents),
        rows: lines.map((line) => [
          <span key="line">
            {line.account} {edit ? <a href={lineEditPath(line.id)}>{line.label}</a> : line.label}
          </span>,
          line.recipient ? (
            <a key="to" href={linesPath(versionId, { recipient: line.recipient, year })}>
              {say.recipientShort[line.recipient]}
            </a>
          ) : (
            ''
          ),
          <Origin key="origin" lang={lang} line={line} papers={papers} />,
          bareAmount(lang, line.amount_cents),
        ]),
      }))}
      foot={[
        say.total,
        '',
        '',
        bareAmount(
          lang,
          groups.reduce((sum, { cents }) => sum + cents, 0),
        ),
      ]}
    />
  )
}

/** Whoever sees sums only. */
const Sums = ({ lang, view: { groups } }: Shown) => (
  <FactCard>
    {groups.map(({ transfer, cents }) => (
      <Fact key={transfer} label={nameWords(lang).transfers[transfer]}>
        {formatEuros(lang, cents)}
      </Fact>
    ))}
  </FactCard>
)

const Passing = ({ lang, passable }: { lang: Lang; passable: NonNullable<TransfersView['passable']> }) => {
  const say = regionsWords(lang)
  const told = (why: string | null) =>
    why === null ? (
      <Tag tone="deed">{say.yes}</Tag>
    ) : (
      <>
        <Tag tone="decision">{say.no}</Tag> <Muted>{why}</Muted>
      </>
    )
  return (
    <Table
      stacked
      caption={say.grants}
      captionHidden
      head={[{ label: say.grant }, { label: say.regrantable, told: true }, { label: say.shareable, told: true }]}
      rows={passable.map(({ of, regrant, partner }) => [
        <a key="grant" href={grantPath(of.grant.id)}>
          {of.grant.title}
        </a>,
        told(regrant),
        of.european ? told(partner) : <Muted key="no">{say.notEuropean}</Muted>,
      ])}
    />
  )
}

export function Transfers({ lang, view }: Shown) {
  const say = regionsWords(lang)
  const { groups, unbacked, passable, lines } = view
  return (
    <>
      <Heading level={2} id="titles">
        {say.byTransfer}
      </Heading>
      {unbacked.length > 0 ? (
        <Notice tone="decision" title={say.unbacked}>
          <List items={unbacked.map(({ line, why }) => say.named(`${line.account} ${line.label}`, why))} />
        </Notice>
      ) : null}
      {groups.length === 0 ? null : lines ? <Lines lang={lang} view={view} /> : <Sums lang={lang} view={view} />}
      <Disclosure summary={say.law} open={groups.length === 0}>
        <List
          items={TRANSFERS.map((transfer) => (
            <>
              <strong>{nameWords(lang).transfers[transfer]}</strong>
              <br />
              {say.laws[transfer]}
            </>
          ))}
        />
      </Disclosure>
      {passable && passable.length > 0 ? (
        <>
          <Heading level={3}>{say.grants}</Heading>
          <Passing lang={lang} passable={passable} />
        </>
      ) : null}
    </>
  )
}

/** The money on the page of an action, a strategy or a pillar: what it costs, who funds it, what is missing, and who decided it. */
import { Table } from '#design/table.tsx'
import { ExampleTag, Heading, List, Muted } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { versionTitle } from '../../messages/names.ts'
import { itemMoneyWords } from '../../messages/spread/words.ts'
import { linesPath, versionPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { ItemMoney } from '../../queries/spread/item.ts'
import { VersionTag } from '../frame.tsx'

export interface ItemPanelView {
  lang: Lang
  itemId: number
  money: { version: Version; of: ItemMoney }[]
}

/** Who may see lines sees by whom; the public of a budget that shows its chapters alone sees what it costs and what is funded. */
const seesLines = ({ sight }: Version): boolean => sight === 'all' || sight === 'lines'

export function ItemPanel({ view: { lang, itemId, money } }: { view: ItemPanelView }) {
  const say = itemMoneyWords(lang)
  const euros = (cents: number) => formatEuros(lang, cents)
  const named = (version: Version) => (
    <>
      <a href={versionPath(version.id)}>{versionTitle(lang, version)}</a> <VersionTag lang={lang} state={version.state} />{' '}
      {version.example ? <ExampleTag lang={lang} /> : null}{' '}
      {version.state === 'voted' && version.decidedOn ? <Muted>{say.votedOn(formatDay(lang, version.decidedOn))}</Muted> : null}
    </>
  )
  const cost = (version: Version, cents: number) =>
    seesLines(version) ? <a href={linesPath(version.id, { item: itemId })}>{euros(cents)}</a> : euros(cents)
  const missing = ({ costCents, fundedCents }: ItemMoney) =>
    fundedCents > costCents ? say.tooMuch(euros(fundedCents - costCents)) : euros(costCents - fundedCents)
  const funders = ({ funders: all }: ItemMoney) =>
    all.length === 0 ? <Muted>–</Muted> : <List items={all.map(({ name, amountCents }) => say.part(name ?? say.own, euros(amountCents)))} />
  const byWhom = money.some(({ version }) => seesLines(version))
  return (
    <>
      <Heading level={2} id="budget">
        {say.heading}
      </Heading>
      <Table
        caption={say.caption}
        captionHidden
        stacked
        head={[
          { label: say.version },
          { label: say.cost, align: 'end', told: true },
          { label: say.funded, align: 'end', told: true },
          { label: say.missing, align: 'end', told: true },
          ...(byWhom ? [{ label: say.by }] : []),
        ]}
        rows={money.map(({ version, of }) => [
          named(version),
          cost(version, of.costCents),
          euros(of.fundedCents),
          missing(of),
          ...(byWhom ? [seesLines(version) ? funders(of) : <Muted key="none">–</Muted>] : []),
        ])}
      />
    </>
  )
}

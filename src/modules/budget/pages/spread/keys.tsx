/** The keys of a version: how indirect costs are shared, by a criterion or by a flat rate (R28). */
import { Buttons, CancelLink, Form, SubmitButton } from '#design/form.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Empty, Lead, Muted, Notice, Paragraph, Tag } from '#design/text.tsx'
import { formatEuros, formatNumber, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { keyWords, spreadWords } from '../../messages/spread/words.ts'
import { keyPath, keyRemovalPath, keysPath, newKeyPath, spreadPath } from '../../paths.ts'
import type { KeyUse } from '../../queries/spread/keys.ts'
import type { Key } from '../../queries/spread/spread.ts'
import type { Standing } from '../../queries/standing.ts'
import { VersionPage } from '../frame.tsx'

export interface KeysView {
  viewing: Viewing
  at: Standing
  keys: Key[]
  uses: ReadonlyMap<number, KeyUse>
  editable: boolean
}

const NO_USE: KeyUse = { lines: 0, amountCents: 0, short: [] }

/** « 20 % des coûts directs », or the criterion. */
export const toldKey = (lang: Lang, key: Pick<Key, 'rateBp' | 'basis' | 'criterion'>): string =>
  key.rateBp === null || key.basis === null
    ? key.criterion
    : keyWords(lang).ratio(formatShare(lang, key.rateBp), nameWords(lang).bases[key.basis])

function Short({ lang, name, short }: { lang: Lang; name: string; short: KeyUse['short'] }) {
  const money = (cents: number) => formatEuros(lang, cents)
  return short.length === 0 ? null : (
    <Notice tone="decision" title={name}>
      {short.map(({ year, askedCents, missingCents }) => (
        <p key={year}>{keyWords(lang).short(year, money(askedCents), money(missingCents))}</p>
      ))}
    </Notice>
  )
}

export function KeysPage({ view: { viewing, at, keys, uses, editable } }: { view: KeysView }) {
  const { lang } = viewing
  const say = keyWords(lang)
  const { version } = at
  const use = (key: Key) => uses.get(key.id) ?? NO_USE
  const told = ({ lines, amountCents }: KeyUse) =>
    lines === 0 ? <Muted>{say.noLines}</Muted> : say.linesCount(lines, formatEuros(lang, amountCents))
  return (
    <VersionPage viewing={viewing} at={at} tab="actions" title={say.title}>
      <Lead>{say.lead}</Lead>
      {keys.map((key) => (
        <Short key={key.id} lang={lang} name={key.name} short={use(key).short} />
      ))}
      {keys.length === 0 ? (
        <Empty title={say.none}>
          <p>{say.noneText}</p>
        </Empty>
      ) : (
        <Table
          caption={say.title}
          captionHidden
          stacked
          head={[{ label: say.name }, { label: say.criterion }, { label: say.actionsOf, align: 'end', told: true }, { label: say.lines }]}
          rows={keys.map((key) => [
            <>
              {editable ? <a href={keyPath(key.id)}>{key.name}</a> : key.name} <Tag>{say.kinds[key.kind]}</Tag>
            </>,
            key.kind === 'flat' ? `${toldKey(lang, key)} · ${key.criterion}` : key.criterion,
            formatNumber(lang, key.weights.length),
            told(use(key)),
          ])}
        />
      )}
      <Buttons>
        {editable ? (
          <>
            <ButtonLink href={newKeyPath(version.id, 'weights')} main>
              {say.newWeights}
            </ButtonLink>
            <ButtonLink href={newKeyPath(version.id, 'flat')}>{say.newFlat}</ButtonLink>
          </>
        ) : null}
        <ButtonLink href={spreadPath(version.id)}>{spreadWords(lang).actions}</ButtonLink>
      </Buttons>
    </VersionPage>
  )
}

/** Before a key goes: what follows from it. */
export function KeyRemovalPage({
  viewing,
  at,
  removed: key,
  use,
}: {
  viewing: Viewing
  at: Standing
  removed: Key
  use: KeyUse | undefined
}) {
  const { lang } = viewing
  const say = keyWords(lang)
  const { lines, amountCents } = use ?? NO_USE
  return (
    <VersionPage viewing={viewing} at={at} tab="actions" title={say.removeTitle(key.name)}>
      <Paragraph>{say.removeText(lines, formatEuros(lang, amountCents))}</Paragraph>
      <Form action={keyRemovalPath(key.id)}>
        <Buttons>
          <SubmitButton tone="decision">{say.remove}</SubmitButton>
          <CancelLink href={keysPath(at.version.id)}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </VersionPage>
  )
}

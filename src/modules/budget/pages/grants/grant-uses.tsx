/** Where a grant is met: the lines of budgets that it brings, with the table that its funder asks for, and the actions that they pay for. */
import { Table } from '#design/table.tsx'
import { Heading } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { itemPath } from '#modules/plan/index.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { versionTitle } from '../../messages/names.ts'
import { cerfaPath, linesPath } from '../../paths.ts'
import type { Grant } from '../../queries/grants/grants.ts'
import type { GrantUses } from '../../queries/grants/use.ts'

/** Which lines of which budgets it brings, with the table that its funder asks for. */
export function GrantUsesPart({ lang, grant, uses }: { lang: Lang; grant: Grant; uses: GrantUses }) {
  const say = grantWords(lang)
  const end = 'end' as const
  const cents = (amount: number) => (amount === 0 ? '' : formatEuros(lang, amount))
  return (
    <>
      <Heading level={2} id="uses">
        {say.uses}
      </Heading>
      {uses.lines.length === 0 ? (
        <p>
          {say.usesNone} {say.usesHint}
        </p>
      ) : (
        <Table
          caption={say.uses}
          captionHidden
          stacked
          head={[
            { label: say.budget, names: true },
            { label: say.year, told: true },
            { label: say.brought, align: end, told: true },
            { label: say.handedOn, align: end, told: true },
            { label: say.cerfa, told: true },
          ]}
          rows={uses.lines.map(({ version, year, incomeCents, handedOnCents }) => [
            <a href={linesPath(version.id, { grant: grant.id, year })}>{versionTitle(lang, version)}</a>,
            String(year),
            cents(incomeCents),
            cents(handedOnCents),
            <>
              <a href={cerfaPath(grant.id, 'pdf', version.id, year)} download="">
                PDF
              </a>{' '}
              ·{' '}
              <a href={cerfaPath(grant.id, 'xlsx', version.id, year)} download="">
                XLSX
              </a>
            </>,
          ])}
        />
      )}
      {uses.actions.length > 0 ? (
        <Table
          caption={say.actions}
          stacked
          head={[{ label: say.action }, { label: say.budget, told: true }, { label: say.amount, align: end }]}
          rows={uses.actions.map(({ itemId, code, title, version, amountCents }) => [
            <a href={itemPath(itemId)}>
              {code} {said(lang, title)}
            </a>,
            versionTitle(lang, version),
            formatEuros(lang, amountCents),
          ])}
        />
      ) : null}
    </>
  )
}

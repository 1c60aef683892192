/** Budgets on the page of a plan, and of an organisation. */
import { Row, Rows } from '#design/entries.tsx'
import { ExampleTag, Heading, Paragraph } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { versionPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import { sizeOf } from '../../rules/overview/overview.ts'
import type { Totals } from '../../rules/totals.ts'
import { VersionTag } from '../frame.tsx'
import { yearsText } from './facts.tsx'

export interface PanelBudget {
  version: Version
  totals: Totals
}

export interface BudgetsPanelProps {
  viewing: Viewing
  title: string
  budgets: PanelBudget[]
  /** Where the rest of them is, where there are more. */
  more: string | null
}

export function BudgetsPanel({ viewing: { lang }, title, budgets, more }: BudgetsPanelProps) {
  const say = overviewWords(lang)
  return (
    <section>
      <Heading level={2}>{title}</Heading>
      <Rows label={title}>
        {budgets.map(({ version, totals }) => (
          <Row
            key={version.id}
            glyph="euro"
            href={versionPath(version.id)}
            title={said(lang, version.budget.title)}
            tags={
              <>
                <VersionTag lang={lang} state={version.state} /> {version.example ? <ExampleTag lang={lang} /> : null}
              </>
            }
            detail={`${version.budget.owner.name} · ${yearsText(version.budget)}`}
            aside={formatEuros(lang, sizeOf(totals))}
          />
        ))}
      </Rows>
      {more ? (
        <Paragraph>
          <a href={more}>{say.allBudgets}</a>
        </Paragraph>
      ) : null}
    </section>
  )
}

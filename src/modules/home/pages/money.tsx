/** The budget on the front page: what the year costs, and what of it goes to the regions and actors against what was voted (R19). */
import { ButtonLink, ExampleTag, Figures, Heading } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { regionalShare, type Totals, type Version, VersionTag, versionPath } from '#modules/budget/index.ts'
import { words } from '../messages.ts'

export interface HomeBudget {
  version: Version
  totals: Totals
}

export function TheBudget({ lang, budget: { version, totals } }: { lang: Lang; budget: HomeBudget }) {
  const say = words(lang)
  const { cents, shareBp, targetBp } = regionalShare(totals, version.budget.targetShareBp)
  return (
    <section>
      <Heading level={2}>
        <a href={versionPath(version.id)}>{said(lang, version.budget.title)}</a> <VersionTag lang={lang} state={version.state} />{' '}
        {version.example ? <ExampleTag lang={lang} /> : null}
      </Heading>
      <Figures
        items={[
          { value: formatEuros(lang, totals.chargesCents), label: say.budgetTotal },
          ...(cents > 0 || targetBp !== null
            ? [
                {
                  value: formatShare(lang, shareBp),
                  label: say.budgetShare(formatEuros(lang, cents), targetBp === null ? null : formatShare(lang, targetBp)),
                },
              ]
            : []),
        ]}
      />
      <p>
        <ButtonLink href={versionPath(version.id)}>{say.seeBudget}</ButtonLink>
      </p>
    </section>
  )
}

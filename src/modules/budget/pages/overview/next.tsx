/** What this reader may do next with a version, as far as its state allows. */
import { Buttons } from '#design/form.tsx'
import { ButtonLink, Heading, Paragraph } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { amendmentPath, budgetEditPath, decisionPath, proposalPath, scenariosPath, sheetPath, spreadPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { Condition } from '../../rules/overview/overview.ts'
import { mayEditBudget, mayProposeBudget, mayRecordBudgetDecision } from '../../rules/rights.ts'

interface Deed {
  href: string
  name: 'propose' | 'sheet' | 'spread' | 'edit' | 'amend' | 'scenario' | 'decide'
}

/** The first is the one that is waited for. */
function deedsOf({ viewing: { actor }, version, condition }: { viewing: Viewing; version: Version; condition: Condition }): Deed[] {
  const { owner, id: budgetId } = version.budget
  const [edit, propose] = [mayEditBudget(actor, owner), mayProposeBudget(actor, owner)]
  const { id } = version
  const draft = version.state === 'draft' && !version.givenUp
  return [
    ...(condition === 'ready' && propose ? [{ href: proposalPath(id), name: 'propose' as const }] : []),
    ...(draft && edit ? [{ href: sheetPath(id), name: 'sheet' as const }] : []),
    ...(draft && edit && version.budget.plan && condition !== 'empty' ? [{ href: spreadPath(id), name: 'spread' as const }] : []),
    ...(version.state === 'voted' && edit ? [{ href: amendmentPath(id), name: 'amend' as const }] : []),
    ...(!version.givenUp && edit && condition !== 'empty' && !version.scenario
      ? [{ href: scenariosPath(id), name: 'scenario' as const }]
      : []),
    ...(version.state === 'proposed' && mayRecordBudgetDecision(actor, owner) ? [{ href: decisionPath(id), name: 'decide' as const }] : []),
    ...(edit && !version.scenario ? [{ href: budgetEditPath(budgetId), name: 'edit' as const }] : []),
  ]
}

/** What a version in this state waits for; the others may be done, and wait for nobody. */
const MAIN: ReadonlySet<Deed['name']> = new Set(['propose', 'sheet'])

export function NextDeeds(props: { viewing: Viewing; version: Version; condition: Condition }) {
  const { viewing, version } = props
  const say = overviewWords(viewing.lang)
  const deeds = deedsOf(props)
  const proposed = version.state === 'proposed' && mayEditBudget(viewing.actor, version.budget.owner)
  if (deeds.length === 0 && !proposed) return null
  return (
    <>
      <Heading level={3}>{say.next}</Heading>
      {proposed ? <Paragraph>{say.proposedHow}</Paragraph> : null}
      <Buttons>
        {deeds.map(({ href, name }, place) => (
          <ButtonLink key={name} href={href} main={place === 0 && MAIN.has(name)}>
            {say.deeds[name]}
          </ButtonLink>
        ))}
      </Buttons>
    </>
  )
}

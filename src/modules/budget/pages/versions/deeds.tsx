/** What this reader may do with a version or a scenario, as far as its state allows. */
import { Form, SubmitButton } from '#design/form.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { ButtonLink } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { amendmentPath, decisionPath, givingUpPath, proposalPath, scenariosPath, sheetPath, withdrawalPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import { mayEditBudget, mayProposeBudget, mayRecordBudgetDecision } from '../../rules/rights.ts'
import { isOpenDraft } from '../../rules/versions/versions.ts'

type Deed = 'open' | 'propose' | 'record' | 'amend' | 'next' | 'again' | 'become' | 'makeScenario' | 'giveUp'
const PATHS: Record<Deed, (id: number) => string> = {
  open: sheetPath,
  propose: proposalPath,
  record: decisionPath,
  amend: amendmentPath,
  next: amendmentPath,
  again: amendmentPath,
  become: amendmentPath,
  makeScenario: scenariosPath,
  giveUp: givingUpPath,
}

/** In the order of what is done most. */
function deedsOf({ actor }: Pick<Viewing, 'actor'>, version: Version): Deed[] {
  const { owner } = version.budget
  const { state, scenario, givenUp } = version
  const edit = mayEditBudget(actor, owner)
  const when = (holds: boolean, ...deeds: Deed[]): Deed[] => (holds ? deeds : [])
  if (givenUp) return when(edit, 'again')
  if (scenario) return when(edit, 'open', 'become', 'giveUp')
  return [
    ...when(isOpenDraft(version) && edit, 'open'),
    ...when(isOpenDraft(version) && mayProposeBudget(actor, owner), 'propose'),
    ...when(state === 'proposed' && mayRecordBudgetDecision(actor, owner), 'record'),
    ...when(state === 'voted' && edit, 'amend'),
    ...when(state === 'proposed' && edit, 'next'),
    ...when(state === 'amended' && edit, 'again'),
    ...when(edit, 'makeScenario'),
    ...when(isOpenDraft(version) && edit, 'giveUp'),
  ]
}

export function VersionDeeds({ viewing, version, name }: { viewing: Viewing; version: Version; name: string }) {
  const say = versionsWords(viewing.lang)
  const deeds = deedsOf(viewing, version)
  const withdraw = version.state === 'proposed' && mayProposeBudget(viewing.actor, version.budget.owner)
  if (deeds.length === 0 && !withdraw) return null
  return (
    <nav aria-label={say.deeds(name)}>
      <RowDeeds>
        {deeds.map((deed) => (
          <ButtonLink key={deed} href={PATHS[deed](version.id)} main={deed === 'propose'}>
            {say[deed]}
          </ButtonLink>
        ))}
        {withdraw ? (
          <Form action={withdrawalPath(version.id)} inline>
            <SubmitButton tone="plain">{say.withdraw}</SubmitButton>
          </Form>
        ) : null}
      </RowDeeds>
    </nav>
  )
}

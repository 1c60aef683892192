/** All plans: what is in force first, then drafts, then the others. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Notice, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { formWords } from '../messages/build-forms.ts'
import { words } from '../messages.ts'
import { bringInPath, newPlanPath, planPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import { writesFor } from '../rules/build.ts'
import { type Counts, plansInForce } from '../rules.ts'
import { Bar } from './picture.tsx'
import { periodText, StateTag, title } from './told.tsx'

interface Listed {
  plan: Plan
  counts: Counts
}

const PlanRow = ({ viewing, listed: { plan, counts } }: { viewing: Viewing; listed: Listed }) => {
  const { lang } = viewing
  const say = words(lang)
  return (
    <Row
      href={planPath(plan.slug)}
      title={title(lang, plan)}
      tags={
        <>
          <StateTag lang={lang} plan={plan} today={viewing.today} /> {plan.example ? <ExampleTag lang={lang} /> : null}
        </>
      }
      detail={`${say.kinds[plan.kind]} · ${periodText(lang, plan)}${plan.ownerName && !plan.ownerIsNetwork ? ` · ${plan.ownerName}` : ''} · ${say.countActions(counts.actions)}`}
      aside={counts.actions > 0 ? <Bar lang={lang} counts={counts} /> : null}
    />
  )
}

function Group({ viewing, heading, listed }: { viewing: Viewing; heading: string; listed: Listed[] }) {
  if (listed.length === 0) return null
  return (
    <>
      <Heading level={2}>{heading}</Heading>
      <Rows label={heading}>
        {listed.map((each) => (
          <PlanRow key={each.plan.id} viewing={viewing} listed={each} />
        ))}
      </Rows>
    </>
  )
}

export function PlansPage({ viewing, listed }: { viewing: Viewing; listed: Listed[] }) {
  const say = words(viewing.lang)
  const inForce = plansInForce(
    listed.map(({ plan }) => plan),
    viewing.today,
  )
  const current = new Set(inForce.map(({ plan }) => plan.id))
  const isDraft = ({ plan }: Listed) => plan.state === 'draft' || plan.state === 'published'
  return (
    <Page viewing={viewing} title={say.plans} description={say.plansLead}>
      <Title lead={say.plansLead}>{say.plans}</Title>
      {writesFor(viewing.actor).length > 0 ? (
        <Buttons>
          <ButtonLink href={newPlanPath()}>{formWords(viewing.lang).newPlan}</ButtonLink>
          <ButtonLink href={bringInPath()}>{formWords(viewing.lang).bringIn}</ButtonLink>
        </Buttons>
      ) : null}
      {inForce
        .flatMap(({ overlap }) => overlap)
        .map((plan) => (
          <Notice key={plan.id} tone="waiting">
            <p>
              <a href={planPath(plan.slug)}>{say.overlap(title(viewing.lang, plan))}</a>
            </p>
          </Notice>
        ))}
      {listed.length === 0 ? (
        <Empty title={say.noPlans}>
          <p>{say.noPlansHint}</p>
        </Empty>
      ) : null}
      <Group viewing={viewing} heading={say.groups.inForce} listed={listed.filter(({ plan }) => current.has(plan.id))} />
      <Group viewing={viewing} heading={say.groups.drafts} listed={listed.filter(isDraft)} />
      <Group viewing={viewing} heading={say.groups.others} listed={listed.filter((each) => !current.has(each.plan.id) && !isDraft(each))} />
    </Page>
  )
}

/** The renumbering of a plan, shown before it is done: which code becomes which. */
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Notice, Paragraph } from '#design/text.tsx'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { formWords } from '../messages/build-forms.ts'
import { treePath } from '../paths/build.ts'
import { itemPath, planBuildPath, planNumberingPath } from '../paths.ts'
import type { TreeItem } from '../queries/build.ts'
import type { Plan } from '../queries/plans.ts'
import { title } from './told.tsx'
import { PlanHead } from './views.tsx'

export interface NumberingView {
  viewing: Viewing
  plan: Plan
  scheme: 'own' | 'place'
  /** Each scheme by example: `P1, S1.1, A1.1.1`. The same twice where the plan has none of its own. */
  examples: { own: string; place: string }
  changes: { item: TreeItem; to: string }[]
  /** How many texts name one of the codes. */
  referring: number
  /** What is shown here, as a name. */
  shown: string
  errors: FormError[]
}

const Other = ({ view: { viewing, plan, scheme, examples } }: { view: NumberingView }) => {
  const say = formWords(viewing.lang)
  if (examples.own === examples.place) return null
  const path = planNumberingPath(plan.slug)
  return (
    <p>
      {scheme === 'own' ? (
        <a href={`${path}?scheme=place`}>{say.usePlace(examples.place)}</a>
      ) : (
        <a href={path}>{say.useOwn(examples.own)}</a>
      )}
    </p>
  )
}

export function NumberingPage({ view }: { view: NumberingView }) {
  const { viewing, plan, changes } = view
  const { lang } = viewing
  const say = formWords(lang)
  const lead = view.scheme === 'own' ? say.numberingLead(view.examples.own) : say.placeLead(view.examples.place)
  return (
    <Page viewing={viewing} title={`${say.numberingTitle} · ${title(lang, plan)}`} noindex>
      <PlanHead viewing={viewing} plan={plan} here={planBuildPath(plan.slug)} heading={say.numberingTitle} lead={lead} />
      <ErrorSummary lang={lang} errors={view.errors} />
      <Other view={view} />
      {changes.length === 0 ? (
        <Notice tone="deed">
          <p>{say.numberingNone}</p>
        </Notice>
      ) : (
        <Form action={planNumberingPath(plan.slug)} label={say.numberingTitle}>
          <HiddenField name="scheme" value={view.scheme} />
          <HiddenField name="shown" value={view.shown} />
          {view.referring > 0 ? <Paragraph>{say.numberingReferences(view.referring)}</Paragraph> : null}
          <Buttons>
            <SubmitButton>{say.renumberDo}</SubmitButton>
            <CancelLink href={treePath(plan.slug)}>{say.cancel}</CancelLink>
          </Buttons>
        </Form>
      )}
      {changes.length > 0 ? (
        <Table
          caption={say.numberingCaption(changes.length)}
          head={[{ label: say.codeNow }, { label: say.codeThen }, { label: say.item }]}
          rows={changes.map(({ item, to }) => [item.code, to, <a href={itemPath(item.id)}>{said(lang, item.title)}</a>])}
        />
      ) : null}
    </Page>
  )
}

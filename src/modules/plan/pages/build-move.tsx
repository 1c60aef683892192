/** The plain forms of moving and of removing: where a branch may go, and what goes with it. */

import { Row, Rows } from '#design/entries.tsx'
import { Buttons, CancelLink, Checkbox, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { buildWords } from '../messages/build.ts'
import { formWords } from '../messages/build-forms.ts'
import { treePath } from '../paths/build.ts'
import { itemMovePath, itemPath, itemRemovalPath, planPath } from '../paths.ts'
import type { TreeItem } from '../queries/build.ts'
import type { Plan } from '../queries/plans.ts'
import { type OfferedPlace, placeText } from '../rules/build.ts'
import { levelName, nameOf } from './build-told.ts'
import { title } from './told.tsx'

interface OfItem {
  viewing: Viewing
  plan: Plan
  item: TreeItem
  /** How many stand below it. */
  below: number
  /** The last deed on the tree that the form shows. */
  seen: number
  errors: FormError[]
}

const Head = ({ viewing: { lang }, plan, item, heading }: Pick<OfItem, 'viewing' | 'plan' | 'item'> & { heading: string }) => (
  <>
    <Crumbs
      items={[
        { href: planPath(plan.slug), label: title(lang, plan) },
        { href: treePath(plan.slug, { at: item.id }), label: buildWords(lang).heading },
      ]}
      lang={lang}
    />
    <Title kicker={`${heading} · ${levelName(lang, plan, item.level)} ${item.code}`}>{said(lang, item.title)}</Title>
  </>
)

export interface MoveView extends OfItem {
  places: OfferedPlace<TreeItem>[]
  /** Not every place is offered: the plan is too large. */
  few: boolean
  scheme: string
  typed: { place: string; renumber: boolean }
}

export function MovePage({ view }: { view: MoveView }) {
  const { viewing, plan, item } = view
  const { lang } = viewing
  const say = formWords(lang)
  const group = (parent: TreeItem | null) => (parent ? say.group(nameOf(lang, parent)) : say.firstLevel)
  const options = view.places.map(({ parent, before, place }) => ({
    value: placeText(place),
    label: before ? say.before(nameOf(lang, before)) : parent ? say.lastOf(nameOf(lang, parent)) : say.lastFirst,
    group: group(parent),
  }))
  const error = view.errors.find(({ field }) => field === 'place')?.text
  return (
    <Page viewing={viewing} title={`${say.moveTitle} · ${nameOf(lang, item)}`} noindex>
      <Head viewing={viewing} plan={plan} item={item} heading={say.moveTitle} />
      {options.length === 0 ? (
        <Notice tone="info">
          <p>{say.nowhere}</p>
        </Notice>
      ) : (
        <Form action={itemMovePath(item.id)} label={say.moveTitle}>
          <ErrorSummary lang={lang} errors={view.errors} />
          <Paragraph>{say.moveLead(view.below)}</Paragraph>
          <HiddenField name="seen" value={String(view.seen)} />
          <Select
            name="place"
            label={say.where}
            hint={view.few ? say.whereFew(options.length) : say.whereHint}
            error={error}
            value={view.typed.place}
            options={[{ value: '', label: say.choosePlace }, ...options]}
          />
          <Checkbox name="renumber" label={say.renumber} hint={say.renumberHint(view.scheme)} checked={view.typed.renumber} value="yes" />
          <Buttons>
            <SubmitButton>{say.move}</SubmitButton>
            <CancelLink href={treePath(plan.slug, { at: item.id })}>{say.cancel}</CancelLink>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}

export interface RemovalView extends OfItem {
  /** The first of those that go with it. */
  shown: TreeItem[]
  hanging: { documents: number; serving: number; carriedOver: number }
  /** Texts outside the branch that name one of its codes. */
  references: string[]
}

export function RemovalPage({ view }: { view: RemovalView }) {
  const { viewing, plan, item, below, hanging } = view
  const { lang } = viewing
  const say = formWords(lang)
  const consequences = [
    hanging.documents > 0 ? say.documents(hanging.documents) : null,
    hanging.serving > 0 ? say.serving(hanging.serving) : null,
    hanging.carriedOver > 0 ? say.carriedOver(hanging.carriedOver) : null,
    view.references.length > 0 ? say.references(view.references.map((code) => `#${code}`).join(', ')) : null,
  ].filter((each) => each !== null)
  return (
    <Page viewing={viewing} title={`${say.removalTitle} · ${nameOf(lang, item)}`} noindex>
      <Head viewing={viewing} plan={plan} item={item} heading={say.removalTitle} />
      <Form action={itemRemovalPath(item.id)} label={say.removalTitle}>
        <ErrorSummary lang={lang} errors={view.errors} />
        <Paragraph>{below === 0 ? say.removalNone : say.removal(below)}</Paragraph>
        {consequences.length > 0 ? (
          <Notice tone="waiting">
            {consequences.map((each) => (
              <p key={each}>{each}</p>
            ))}
          </Notice>
        ) : null}
        <HiddenField name="seen" value={String(view.seen)} />
        <Buttons>
          <SubmitButton tone="decision">{say.remove}</SubmitButton>
          <CancelLink href={treePath(plan.slug, { at: item.id })}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
      {view.shown.length > 0 ? (
        <>
          <Heading level={2} count={below}>
            {say.goesWith}
          </Heading>
          <Rows label={say.goesWith}>
            {view.shown.map((each) => (
              <Row
                key={each.id}
                href={itemPath(each.id)}
                title={said(lang, each.title)}
                detail={`${levelName(lang, plan, each.level)} ${each.code}`}
              />
            ))}
          </Rows>
          {below > view.shown.length ? <Paragraph>{say.andMore(below - view.shown.length)}</Paragraph> : null}
        </>
      ) : null}
    </Page>
  )
}

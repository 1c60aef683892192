/** Choosing the two texts of a comparison: a plain form, comparisons that are worth a look, and what the marks mean. */
import { Row, Rows } from '#design/entries.tsx'
import { Aside } from '#design/facts.tsx'
import { Buttons, Form, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { MarkExample } from '#design/sides.tsx'
import { Crumbs, Empty, Heading, Notice, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { comparisonWords } from '../../messages/comparison.ts'
import { words } from '../../messages.ts'
import { comparisonPath, plansPath } from '../../paths.ts'
import type { Comparable, VersionName } from '../../queries/comparison.ts'
import type { Plan } from '../../queries/plans.ts'
import { periodText, title } from '../told.tsx'
import { sideDetail } from './told.tsx'

/** One text that can be chosen. */
export interface Choice {
  key: string
  plan: Plan
  version: VersionName | null
}

export interface ComparisonForm {
  texts: Comparable[]
  /** The keys that are chosen. */
  from: string
  to: string
  /** Kept from the address. */
  view: string | null
}

const labelOf = (lang: Lang, { plan, version }: Pick<Choice, 'plan' | 'version'>): string =>
  `${title(lang, plan)} · ${sideDetail(lang, { plan, version })}`

const optionsOf = (lang: Lang, texts: Comparable[]) =>
  texts.flatMap(({ plan, versions }) => {
    const group = `${title(lang, plan)} (${plan.revises ? comparisonWords(lang).nextText : periodText(lang, plan)})`
    return [
      { value: plan.slug, label: labelOf(lang, { plan, version: null }), group },
      ...versions.map((version) => ({ value: `${plan.slug}@${version.number}`, label: labelOf(lang, { plan, version }), group })),
    ]
  })

export const ChoiceForm = ({ lang, form }: { lang: Lang; form: ComparisonForm }) => {
  const say = comparisonWords(lang)
  const options = optionsOf(lang, form.texts)
  return (
    <Form action={comparisonPath()} method="get" label={say.title}>
      <Select name="from" label={say.from} options={options} value={form.from} required />
      <Select name="to" label={say.to} options={options} value={form.to} required />
      {form.view ? <HiddenField name="view" value={form.view} /> : null}
      <Buttons>
        <SubmitButton>{say.compare}</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function ComparisonChoicePage({
  viewing,
  form,
  suggestions,
  twice,
}: {
  viewing: Viewing
  form: ComparisonForm
  suggestions: { from: Choice; to: Choice }[]
  /** The same text was chosen on both sides. */
  twice: boolean
}) {
  const { lang } = viewing
  const say = comparisonWords(lang)
  const some = form.texts.reduce((sum, { versions }) => sum + 1 + versions.length, 0) > 1
  return (
    <Page viewing={viewing} title={say.title} description={say.lead} noindex={twice}>
      <Crumbs items={[{ href: plansPath(), label: words(lang).plans }]} lang={lang} />
      <Title lead={say.lead}>{say.title}</Title>
      {twice ? (
        <Notice tone="waiting">
          <p>{say.twice}</p>
        </Notice>
      ) : null}
      <Aside
        main={
          some ? (
            <ChoiceForm lang={lang} form={form} />
          ) : (
            <Empty title={say.title}>
              <p>{say.onlyOne}</p>
            </Empty>
          )
        }
        aside={
          <MarkExample
            title={say.example}
            before={say.exampleBefore}
            after={say.exampleAfter}
            hint={say.exampleHint}
            say={{ added: say.markAdded, dropped: say.markDropped }}
          />
        }
      />
      {suggestions.length > 0 ? (
        <>
          <Heading level={2}>{say.suggestions}</Heading>
          <Rows label={say.suggestions}>
            {suggestions.map(({ from, to }) => (
              <Row
                key={`${from.key} ${to.key}`}
                href={comparisonPath(from.key, to.key)}
                title={[...new Set([title(lang, from.plan), title(lang, to.plan)])].join(' → ')}
                detail={`${sideDetail(lang, from)} → ${sideDetail(lang, to)}`}
              />
            ))}
          </Rows>
        </>
      ) : null}
    </Page>
  )
}

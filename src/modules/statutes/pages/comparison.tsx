/** Two versions of the statutes compared: the sentences that differ, part by part, with their words marked. */
import { compareWords, effortOfPage } from '#design/compare-words.ts'
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, Form, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { markedWords } from '#design/redline.tsx'
import { Crumbs, Empty, Heading, Muted, Notice, Title } from '#design/text.tsx'
import { ToldChange, ToldRules } from '#design/told-rules.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { phrases } from '../messages/phrases.ts'
import { readingWords } from '../messages/reading.ts'
import { type BodyNames, type ToldPart, type ToldRule, toldStatutes } from '../messages/sentences.ts'
import { statutesComparisonChoicePath, statutesPath } from '../paths.ts'
import type { Statutes } from '../queries.ts'
import { type Compared, compareRules, type RuleChange } from '../rules/comparison.ts'

export interface ComparisonProps {
  viewing: Viewing
  names: BodyNames
  versions: Statutes[]
  from: Statutes | null
  to: Statutes | null
}

type Rule = Pick<ToldRule, 'key' | 'topic' | 'text' | 'article'>

const articlesOf = (lang: Lang, { text }: Statutes): Rule[] =>
  text.articles.map(({ number, title, text: words }) => ({
    key: number,
    topic: [phrases(lang).article(number), said(lang, title)].filter(Boolean).join(' · '),
    text: said(lang, words),
    article: null,
  }))

/** Both versions part by part: the parts of the later one, then those that only the earlier one has. */
function comparedParts(
  lang: Lang,
  from: Statutes,
  to: Statutes,
  names: BodyNames,
): { title: string; compared: Compared<Rule>; unchanged: (count: number) => string }[] {
  const [before, after] = [toldStatutes(lang, from.text, names), toldStatutes(lang, to.text, names)]
  const rulesOf = (parts: ToldPart[], key: string) => parts.find((part) => part.key === key)?.rules ?? []
  const say = readingWords(lang)
  const parts = [...after, ...before.filter(({ key }) => !after.some((part) => part.key === key))]
  return [
    ...parts.map(({ key, title }) => ({
      title,
      compared: compareRules<Rule>(rulesOf(before, key), rulesOf(after, key)),
      unchanged: say.unchanged,
    })),
    { title: say.articlesPart, compared: compareRules(articlesOf(lang, from), articlesOf(lang, to)), unchanged: say.unchangedArticles },
  ]
}

function Change({
  lang,
  change: { fate, before, after },
  effort,
}: {
  lang: Lang
  change: RuleChange<Rule>
  effort: ReturnType<typeof effortOfPage>
}) {
  const say = readingWords(lang)
  const moved = before && after && before.article !== after.article
  return (
    <ToldChange
      topic={(after ?? before)!.topic}
      fate={fate}
      word={say.fates[fate]}
      detail={moved ? say.articleMoves(before.article ?? say.none, after.article ?? say.none) : undefined}
    >
      {markedWords(compareWords(before?.text ?? '', after?.text ?? '', effort), say)}
    </ToldChange>
  )
}

function Changes({ lang, from, to, names }: { lang: Lang; from: Statutes; to: Statutes; names: BodyNames }) {
  const say = readingWords(lang)
  const parts = comparedParts(lang, from, to, names)
  const effort = effortOfPage()
  if (parts.every(({ compared }) => compared.changes.length === 0)) return <Notice tone="info">{say.comparisonNothing}</Notice>
  return (
    <>
      {parts
        .filter(({ compared }) => compared.changes.length > 0)
        .map(({ title, compared, unchanged }) => (
          <section key={title} aria-label={title}>
            <Heading level={2}>{title}</Heading>
            <ToldRules label={title}>
              {compared.changes.map((change) => (
                <Change key={(change.after ?? change.before)!.key} lang={lang} change={change} effort={effort} />
              ))}
            </ToldRules>
            {compared.unchanged > 0 ? <Muted>{unchanged(compared.unchanged)}</Muted> : null}
          </section>
        ))}
    </>
  )
}

function Choice({ lang, versions, from, to }: { lang: Lang } & Pick<ComparisonProps, 'versions' | 'from' | 'to'>) {
  const say = readingWords(lang)
  const options = versions.map(({ number, title }) => ({
    value: String(number),
    label: say.listed([say.version(number), typographic(lang, title)]),
  }))
  return (
    <Form action={statutesComparisonChoicePath()} method="get" label={say.comparisonTitle}>
      <Select name="from" label={say.from} options={options} value={String((from ?? versions[1])?.number)} required />
      <Select name="to" label={say.to} options={options} value={String((to ?? versions[0])?.number)} required />
      <Buttons>
        <SubmitButton>{say.compare}</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function StatutesComparisonPage({ viewing, names, versions, from, to }: ComparisonProps) {
  const { lang } = viewing
  const say = readingWords(lang)
  const both = from && to && from.id !== to.id ? { from, to } : null
  const draft = [from, to].some((each) => each?.state === 'draft')
  return (
    <Page viewing={viewing} title={say.comparisonTitle} noindex={draft || !both} example={(from?.example || to?.example) ?? false}>
      <Crumbs items={[{ href: statutesPath(), label: say.title }]} lang={lang} />
      <Title lead={both ? say.comparisonLead(both.from.number, both.to.number) : undefined}>{say.comparisonTitle}</Title>
      {versions.length < 2 ? (
        <Empty title={say.comparisonTitle}>
          <p>{say.comparisonOne}</p>
        </Empty>
      ) : both ? (
        <>
          <Changes lang={lang} names={names} {...both} />
          <Disclosure summary={say.otherVersions}>
            <Choice lang={lang} versions={versions} from={from} to={to} />
          </Disclosure>
        </>
      ) : (
        <>
          {from && to ? <Notice tone="info">{say.comparisonSame}</Notice> : null}
          <Choice lang={lang} versions={versions} from={from} to={to} />
        </>
      )}
    </Page>
  )
}

/** The rules of a version as people read them: part by part, each sentence with its article; colleges as a table. */
import { Table } from '#design/table.tsx'
import { Heading } from '#design/text.tsx'
import { Quoted, type QuotedText, ToldRule, ToldRules } from '#design/told-rules.tsx'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { capital, phrases } from '../messages/phrases.ts'
import { readingWords } from '../messages/reading.ts'
import { type BodyNames, type ToldRule as Rule, type ToldPart, toldStatutes, weightPhrase } from '../messages/sentences.ts'
import { toldWords } from '../messages/told.ts'
import type { College, StatutesText } from '../tables.ts'

const foreign = (lang: Lang, text: Localized): Lang | undefined => (langOf(text, lang) === lang ? undefined : langOf(text, lang))

/** The quoted article, or what is to be said where there is none. */
function sourceOf(lang: Lang, { articles }: StatutesText, rule: Pick<Rule, 'article' | 'silent'>): QuotedText | string | undefined {
  const say = readingWords(lang)
  if (rule.silent || rule.article === null) return undefined
  const label = phrases(lang).article(rule.article)
  const article = articles.find(({ number }) => number === rule.article)
  if (!article) return `${label} : ${say.articleMissing}`
  const title = said(lang, article.title)
  return { label, ...(title ? { title: `· ${title}` } : {}), text: said(lang, article.text), lang: foreign(lang, article.text) }
}

function Source({ lang, text, article }: { lang: Lang; text: StatutesText; article: string | null }) {
  const source = sourceOf(lang, text, { article, silent: false })
  return typeof source === 'object' ? <Quoted quoted={source} /> : <span>{source ?? '–'}</span>
}

function Colleges({ lang, text }: { lang: Lang; text: StatutesText }) {
  if (text.colleges.length === 0) return null
  const say = readingWords(lang)
  const who = ({ kinds }: College) => capital(phrases(lang).and(kinds.map((kind) => toldWords(lang).kindsMany[kind])))
  return (
    <Table
      caption={say.collegesCaption}
      captionHidden
      head={[{ label: say.college }, { label: say.who, told: true }, { label: say.votes, told: true }, { label: say.article, told: true }]}
      rows={text.colleges.map((college) => [
        <span key="name" lang={foreign(lang, college.name)}>
          {said(lang, college.name)}
        </span>,
        who(college),
        weightPhrase(lang, college),
        <Source key="article" lang={lang} text={text} article={college.article} />,
      ])}
      stacked
    />
  )
}

const Part = ({ lang, text, part }: { lang: Lang; text: StatutesText; part: ToldPart }) => (
  <section aria-labelledby={`part-${part.key}`}>
    <Heading level={2} id={`part-${part.key}`}>
      {part.title}
    </Heading>
    <ToldRules label={part.title}>
      {part.rules
        // The colleges stand in their table.
        .filter(({ key }) => !key.startsWith('college.'))
        .map((rule) => (
          <ToldRule
            key={rule.key}
            id={rule.key}
            topic={rule.topic}
            silent={rule.silent ? toldWords(lang).silentTag : undefined}
            source={sourceOf(lang, text, rule)}
          >
            {rule.text}
          </ToldRule>
        ))}
    </ToldRules>
    {part.key === 'roll' ? <Colleges lang={lang} text={text} /> : null}
  </section>
)

export const ToldText = ({ lang, text, names }: { lang: Lang; text: StatutesText; names: BodyNames }) => (
  <>
    {toldStatutes(lang, text, names).map((part) => (
      <Part key={part.key} lang={lang} text={text} part={part} />
    ))}
  </>
)

/** A decision that brought a version into force, as far as it is known. */
export function decisionText(
  lang: Lang,
  decision: { body: Localized | null; reference: string | null; source: string | null },
  day: string | null,
): string {
  const say = readingWords(lang)
  return [
    decision.body && inLang(decision.body, lang) ? said(lang, decision.body) : null,
    day && say.decidedOn(day),
    decision.reference,
    decision.source && say.source(decision.source),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Trying statutes on a meeting that is over: the form, examples to begin with, what is wrong with a file. */
import { Findings } from '#design/findings.tsx'
import { Buttons, ErrorSummary, Form, type FormError, Select, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Heading, List, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { readingWords } from '../messages/reading.ts'
import { type BodyNames, bodyName } from '../messages/sentences.ts'
import { trialWords } from '../messages/trial.ts'
import { statutesPath, statutesTrialExamplePath, statutesTrialPath } from '../paths.ts'
import type { Statutes } from '../queries.ts'
import { TrialResults, type Tried } from './trial-results.tsx'

export interface TrialTyped {
  text: string
  /** `2:ag`; '' is the file's rules alone. */
  version: string
}

export interface TrialProps {
  viewing: Viewing
  names: BodyNames
  /** Those by which one may count. */
  versions: Statutes[]
  typed: TrialTyped
  errors: FormError[]
  faults: { path: string; message: string }[]
  tried: Tried | null
}

const MOST_FAULTS = 50

const optionsOf = (lang: Lang, versions: Statutes[], names: BodyNames) => {
  const say = trialWords(lang)
  return [
    { value: '', label: say.ownRules },
    ...versions.flatMap(({ number, title, text }) =>
      text.bodies.map(({ body }) => ({
        value: `${number}:${body}`,
        label: say.versionBody(number, typographic(lang, title), bodyName(lang, body, names)),
      })),
    ),
  ]
}

const Faults = ({ lang, faults }: { lang: Lang; faults: TrialProps['faults'] }) => {
  const say = trialWords(lang)
  if (faults.length === 0) return null
  const shown = faults.slice(0, MOST_FAULTS)
  return (
    <Findings
      grave
      groups={[
        {
          id: 'faults',
          title: say.faultsTitle,
          count: say.faultCount(faults.length),
          findings: shown.map(({ path, message }, place) => ({ id: `fault-${place}`, place: path || say.whole, message })),
          rest: faults.length > shown.length ? say.moreFaults(faults.length - shown.length) : undefined,
          open: true,
        },
      ]}
    />
  )
}

const TrialForm = ({ viewing: { lang }, names, versions, typed, errors }: Omit<TrialProps, 'faults' | 'tried'>) => {
  const say = trialWords(lang)
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  return (
    <Form action={statutesTrialPath()} files plain label={say.short}>
      <TextArea name="text" label={say.text} hint={say.textHint} value={typed.text} rows={14} error={errorOf('text')} code />
      <TextField name="file" label={say.file} hint={say.fileHint} type="file" accept=".yaml,.yml,.json" error={errorOf('file')} />
      {versions.length > 0 ? (
        <Select
          name="version"
          label={say.version}
          hint={say.versionHint}
          options={optionsOf(lang, versions, names)}
          value={typed.version}
          error={errorOf('version')}
        />
      ) : null}
      <Buttons>
        <SubmitButton>{say.count}</SubmitButton>
      </Buttons>
    </Form>
  )
}

const Examples = ({ lang }: { lang: Lang }) => {
  const say = trialWords(lang)
  return (
    <>
      <Heading level={2}>
        {say.examples} <Tag tone="waiting">{say.exampleMark}</Tag>
      </Heading>
      <Paragraph>{say.examplesLead}</Paragraph>
      <List
        items={say.exampleTitles.map((title, place) => (
          <a key={title} href={statutesTrialExamplePath(place + 1)}>
            {title}
          </a>
        ))}
      />
    </>
  )
}

export function TrialPage(props: TrialProps) {
  const { viewing, errors, faults, tried } = props
  const { lang } = viewing
  const say = trialWords(lang)
  return (
    <Page viewing={viewing} title={say.short} description={say.lead} noindex={tried !== null || faults.length > 0 || errors.length > 0}>
      <Crumbs items={[{ href: statutesPath(), label: readingWords(lang).title }]} lang={lang} />
      <Title lead={tried ? undefined : say.lead}>{say.title}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Faults lang={lang} faults={faults} />
      {tried ? <TrialResults lang={lang} tried={tried} /> : null}
      {tried ? <Heading level={2}>{say.again}</Heading> : null}
      <Notice tone="info">{say.nothingKept}</Notice>
      <TrialForm {...props} />
      <Examples lang={lang} />
    </Page>
  )
}

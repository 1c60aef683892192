/** One kind of decision to write: its majority, on what it is counted, its own quorum and notice. */
import { Disclosure } from '#design/disclosure.tsx'
import { Checkbox, HiddenField, Radios, TextField } from '#design/form.tsx'
import { Depending, RowFields, Worked } from '#design/rows.tsx'
import { formatNumber } from '#kernel/money.ts'
import { bodyRulesWords, editingWords } from '../messages/editing.ts'
import { at, readFraction, typedAt } from '../rules/forms.ts'
import { HALF, parseFraction, smallestWhole, times } from '../rules/fraction.ts'
import { ArticleField, choicesOf, type EditView, errorAt, fieldOf, isWrong, removing } from './edit-parts.tsx'
import { QuorumFields, radio, votersOf } from './edit-quorum.tsx'

/** How many for a decision needs, on as many as would vote today. */
function ThresholdWorked({ view, row }: { view: EditView; row: number }) {
  const { lang } = view.viewing
  const say = bodyRulesWords(lang)
  const threshold = typedAt(view.fields, 'threshold', row)
  const typed =
    threshold === 'absolute' ? '1/2' : threshold === 'fraction' ? readFraction(typedAt(view.fields, 'threshold_fraction', row)) : null
  if (typed === null) return null
  const count = votersOf(view)
  const needed = smallestWhole(times(parseFraction(typed) ?? HALF, count), threshold === 'absolute')
  const of = say.thresholdOf[(typedAt(view.fields, 'base', row) || 'votes_cast') as keyof typeof say.thresholdOf]
  return <Worked label="→">{say.thresholdExample(formatNumber(lang, count), of, formatNumber(lang, Number(needed)))}</Worked>
}

/** What belongs to few decisions only: open where something is said or wrong. */
function Particular({ view, row }: { view: EditView; row: number }) {
  const say = bodyRulesWords(view.viewing.lang)
  const wrong = view.errors.some(({ field }) => field !== undefined && /^(quorum|decision_days)/.test(field) && field.endsWith(`_${row}`))
  const open = wrong || typedAt(view.fields, 'quorum', row) === 'rule' || typedAt(view.fields, 'decision_days', row) !== ''
  return (
    <Disclosure summary={say.particular} open={open}>
      <TextField {...fieldOf(view, 'decision_days', say.decisionDays, say.decisionDaysHint, row)} inputmode="numeric" size={5} />
      <QuorumFields view={view} row={row} />
    </Disclosure>
  )
}

/** The majority in one line, so that the rows of a long form can stay folded. */
function toldMajority(view: EditView, row: number): string {
  const say = bodyRulesWords(view.viewing.lang)
  const threshold = (typedAt(view.fields, 'threshold', row) || 'simple') as keyof typeof say.thresholds
  const part = threshold === 'fraction' ? ` : ${typedAt(view.fields, 'threshold_fraction', row)}` : ''
  const base = (typedAt(view.fields, 'base', row) || 'votes_cast') as keyof typeof say.majorityBases
  return `${say.thresholds[threshold] ?? ''}${part} · ${say.majorityBases[base] ?? ''}`
}

/** What is new or wrong stands open. */
const isOpen = (view: EditView, row: number): boolean =>
  typedAt(view.fields, 'code', row) === '' || view.errors.some(({ field }) => field?.endsWith(`_${row}`))

export function DecisionRow({ view, row }: { view: EditView; row: number }) {
  const { lang } = view.viewing
  const [say, common] = [bodyRulesWords(lang), editingWords(lang)]
  const name = say.decision(typedAt(view.fields, 'name_fr', row))
  const field = (of: string, label: string, hint?: string) => fieldOf(view, of, label, hint, row)
  const box = (of: string, label: string, hint?: string) => (
    <Checkbox name={at(of, row)} label={label} hint={hint} checked={typedAt(view.fields, of, row) !== ''} error={errorAt(view, of, row)} />
  )
  return (
    <RowFields legend={name} remove={removing(view, row, name)}>
      <HiddenField name={at('code', row)} value={typedAt(view.fields, 'code', row)} />
      <TextField {...field('name_fr', say.decisionName, say.decisionNameHint)} maxlength={200} lang="fr" autocomplete="off" />
      <Disclosure summary={toldMajority(view, row)} open={isOpen(view, row)}>
        <Radios {...radio(field('threshold', say.threshold), 'simple')} options={choicesOf(say.thresholds, say.thresholdHints)} />
        <Depending answer="fraction">
          <TextField {...field('threshold_fraction', say.thresholdFraction, say.quorumFractionHint)} size={10} autocomplete="off" />
        </Depending>
        <ThresholdWorked view={view} row={row} />
        <Radios {...radio(field('base', say.base), 'votes_cast')} options={choicesOf(say.majorityBases, say.majorityHints)} />
        {box('blanks', say.blanksCount)}
        {box('abstentions', say.abstentionsCount, say.countsHint)}
        {box('each_college', say.eachCollege, say.eachCollegeHint)}
        <ArticleField view={view} name="decision_article" row={row} />
        <Particular view={view} row={row} />
      </Disclosure>
      <Disclosure summary={common.english} open={isWrong(view, ['name_en'], row)}>
        <TextField {...field('name_en', common.nameEn)} maxlength={200} lang="en" autocomplete="off" />
      </Disclosure>
    </RowFields>
  )
}

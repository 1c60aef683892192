/** The quorum of a body or of one kind of decision to write, worked out on those who would vote today. */
import { HiddenField, Radios, TextField } from '#design/form.tsx'
import { Depending, Worked } from '#design/rows.tsx'
import { formatNumber } from '#kernel/money.ts'
import { bodyRulesWords } from '../messages/editing.ts'
import { QUORUM_SECOND_KEPT } from '../rules/forms/body.ts'
import { at, readFraction, typedAt } from '../rules/forms.ts'
import { parseFraction, smallestWhole, times, ZERO } from '../rules/fraction.ts'
import { ArticleField, choicesOf, type EditView, fieldOf } from './edit-parts.tsx'

const SOME_SEATS = 21

/** How many would vote today in the body that is written: what examples count with. */
export function votersOf(view: EditView): number {
  if (typedAt(view.fields, 'voters') !== 'colleges') {
    const code = view.part.slice('body-'.length)
    return view.bodies.find((each) => each.code === code)?.seats ?? SOME_SEATS
  }
  const kinds = new Set<string>(view.statutes.text.colleges.flatMap((college) => college.kinds))
  return Object.entries(view.counts).reduce((sum, [kind, count]) => (kinds.has(kind) ? sum + (count ?? 0) : sum), 0)
}

/** What a quorum asks, worked out on those who would vote today. */
function QuorumWorked({ view, row }: { view: EditView; row?: number }) {
  const { lang } = view.viewing
  const say = bodyRulesWords(lang)
  const typed = readFraction(typedAt(view.fields, 'quorum_fraction', row))
  if (typedAt(view.fields, 'quorum', row) !== 'rule' || typed === null) return null
  const byVotes = typedAt(view.fields, 'quorum_of', row) === 'votes'
  const count = byVotes ? 1_000 : votersOf(view)
  const strict = typedAt(view.fields, 'quorum_strict', row) === 'above'
  const needed = smallestWhole(times(parseFraction(typed) ?? ZERO, count), strict)
  const words = byVotes ? say.quorumExampleVotes : say.quorumExample
  return <Worked label="→">{words(formatNumber(lang, count), formatNumber(lang, Number(needed)))}</Worked>
}

/** `row`: the quorum of a kind of decision. */
export function QuorumFields({ view, row }: { view: EditView; row?: number }) {
  const say = bodyRulesWords(view.viewing.lang)
  const own = row !== undefined
  const first = own
    ? choicesOf({ silent: say.quorumOwnSilent, rule: say.quorumOwnRule }, { silent: say.quorumOwnSilentHint, rule: say.quorumRuleHint })
    : choicesOf({ silent: say.quorumSilent, rule: say.quorumRule }, { silent: say.quorumSilentHint, rule: say.quorumRuleHint })
  const field = (name: string, label: string, hint?: string) => fieldOf(view, name, label, hint, row)
  return (
    <>
      <Radios {...field('quorum', own ? say.quorumOwnLegend : say.quorumLegend)} options={first} />
      <Depending answer="said">
        <TextField {...field('quorum_fraction', say.quorumFraction, say.quorumFractionHint)} size={10} autocomplete="off" />
        <QuorumWorked view={view} row={row} />
        <Radios {...radio(field('quorum_strict', say.quorumStrict), 'least')} options={choicesOf(say.stricts)} />
        <Radios {...radio(field('quorum_base', say.quorumBase), 'present_or_represented')} options={choicesOf(say.bases, say.baseHints)} />
        <Radios {...radio(field('quorum_of', say.quorumOf), 'voters')} options={choicesOf(say.ofs, say.ofHints)} />
        <ArticleField view={view} name="quorum_article" row={row} />
        <Radios {...radio(field('quorum_second', say.secondLegend), 'same')} options={choicesOf(say.seconds, say.secondHints)} />
        <Depending answer="other">
          <TextField {...field('quorum_second_fraction', say.secondFraction, say.quorumFractionHint)} size={10} autocomplete="off" />
          <ArticleField view={view} name="quorum_second_article" row={row} label={say.secondArticle} />
        </Depending>
        {QUORUM_SECOND_KEPT.map((name) => {
          const value = typedAt(view.fields, name, row)
          return value === '' ? null : <HiddenField key={name} name={at(name, row)} value={value} />
        })}
      </Depending>
    </>
  )
}

/** A group of which nothing is chosen shows the usual choice. */
export const radio = <Field extends { value: string }>(field: Field, usual: string): Field => ({ ...field, value: field.value || usual })

/** The smaller parts of statutes to write: title and note, articles, who votes, colleges, renewal. */
import { Checkboxes } from '#design/checkboxes.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Checkbox } from '#design/fields.tsx'
import { HiddenField, Radios, Select, TextArea, TextField } from '#design/form.tsx'
import { Depending, RowFields, Worked } from '#design/rows.tsx'
import { Lead, Notice } from '#design/text.tsx'
import { addDays, formatDay } from '#kernel/dates.ts'
import { editingWords } from '../messages/editing.ts'
import { quotedUnwritten } from '../rules/forms/missing.ts'
import { readColleges, readRenewal, readRoll } from '../rules/forms/parts.ts'
import { at, rowNumbers, rowsOf, typedAt } from '../rules/forms.ts'
import { votesBy } from '../rules/roll.ts'
import { articlesQuoted } from '../rules/text.ts'
import {
  AddButton,
  ArticleField,
  bodyName,
  choicesOf,
  EditFrame,
  type EditView,
  errorAt,
  fieldOf,
  isWrong,
  removing,
} from './edit-parts.tsx'

const LONGEST_TITLE = 200

export function FactsEdit({ view }: { view: EditView }) {
  const say = editingWords(view.viewing.lang)
  return (
    <EditFrame view={view}>
      <TextField {...fieldOf(view, 'title', say.title, say.titleHint)} maxlength={LONGEST_TITLE} required autocomplete="off" />
      <TextArea {...fieldOf(view, 'note_fr', say.note, say.noteHint)} rows={4} lang="fr" />
      <Disclosure summary={say.english} open={typedAt(view.fields, 'note_en') !== ''}>
        <TextArea {...fieldOf(view, 'note_en', say.noteEn)} rows={4} lang="en" />
      </Disclosure>
    </EditFrame>
  )
}

function ArticleRow({ view, row }: { view: EditView; row: number }) {
  const say = editingWords(view.viewing.lang)
  const name = say.article(typedAt(view.fields, 'number', row))
  return (
    <RowFields legend={name} remove={removing(view, row, name)}>
      <TextField {...fieldOf(view, 'number', say.articleNumber, say.articleNumberHint, row)} size={8} maxlength={20} autocomplete="off" />
      <TextField {...fieldOf(view, 'title_fr', say.articleTitle, undefined, row)} maxlength={LONGEST_TITLE} lang="fr" autocomplete="off" />
      <TextArea {...fieldOf(view, 'text_fr', say.articleText, undefined, row)} rows={4} lang="fr" />
      <Disclosure summary={say.english} open={isWrong(view, ['title_en', 'text_en'], row)}>
        <TextField {...fieldOf(view, 'title_en', say.titleEn, undefined, row)} maxlength={LONGEST_TITLE} lang="en" autocomplete="off" />
        <TextArea {...fieldOf(view, 'text_en', say.textEn, undefined, row)} rows={4} lang="en" />
      </Disclosure>
    </RowFields>
  )
}

export function ArticlesEdit({ view }: { view: EditView }) {
  const say = editingWords(view.viewing.lang)
  const typed = new Set(rowNumbers(view.fields).map((row) => typedAt(view.fields, 'number', row)))
  const waiting = quotedUnwritten(view.statutes.text, articlesQuoted(view.statutes.text)).filter((number) => !typed.has(number))
  return (
    <EditFrame view={view} more={<AddButton view={view} label={say.addArticle} />}>
      <Lead>{say.articlesLead}</Lead>
      <HiddenField name="rows" value={String(rowsOf(view.fields))} />
      {rowNumbers(view.fields).map((row) => (
        <ArticleRow key={row} view={view} row={row} />
      ))}
      {waiting.length > 0 ? (
        <Notice tone="waiting" title={say.quotedMissing}>
          {waiting.map((number) => (
            <AddButton key={number} view={view} label={say.addQuoted(number)} value={number} />
          ))}
        </Notice>
      ) : null}
    </EditFrame>
  )
}

export function RollEdit({ view }: { view: EditView }) {
  const { lang } = view.viewing
  const say = editingWords(lang)
  const { value } = readRoll(view.fields)
  const days = Number(typedAt(view.fields, 'record_days') || 0)
  return (
    <EditFrame view={view}>
      <Radios
        {...fieldOf(view, 'says', say.rollLegend)}
        options={choicesOf({ silent: say.saysSilent, rule: say.rollSays }, { silent: say.silent.roll })}
      />
      <Depending answer="said">
        <Checkbox
          name="fee_paid"
          label={say.feePaid}
          hint={say.feePaidHint}
          checked={typedAt(view.fields, 'fee_paid') !== ''}
          error={errorAt(view, 'fee_paid')}
        />
        <TextField {...fieldOf(view, 'record_days', say.recordDays, say.recordDaysHint)} inputmode="numeric" size={5} />
        {value && Number.isInteger(days) && days >= 0 && days <= 365 ? (
          <Worked label="→">{say.recordExample(formatDay(lang, view.meeting), formatDay(lang, addDays(view.meeting, -days)))}</Worked>
        ) : null}
        <ArticleField view={view} name="article" />
      </Depending>
    </EditFrame>
  )
}

/** The votes of an organisation of each bracket, a little above where it begins. */
function BracketsWorked({ view, row }: { view: EditView; row: number }) {
  const { lang } = view.viewing
  const { weight } = readColleges(view.fields).value[row] ?? {}
  if (weight?.by !== 'figure' || weight.brackets.length === 0) return null
  const say = editingWords(lang)
  const values = weight.brackets.map(({ from }) => from + 1).slice(0, 4)
  return (
    <Worked label="→">
      {values.map((value) => say.bracketsExample(value, say.figures[weight.figure], votesBy(weight, { [weight.figure]: value }))).join(' ')}
    </Worked>
  )
}

function CollegeRow({ view, row }: { view: EditView; row: number }) {
  const { lang } = view.viewing
  const say = editingWords(lang)
  const typed = typedAt(view.fields, 'name_fr', row)
  const english = fieldOf(view, 'name_en', say.nameEn, undefined, row)
  return (
    <RowFields legend={say.college(typed)} remove={removing(view, row, say.college(typed))}>
      <HiddenField name={at('code', row)} value={typedAt(view.fields, 'code', row)} />
      <TextField {...fieldOf(view, 'name_fr', say.collegeName, undefined, row)} maxlength={LONGEST_TITLE} lang="fr" autocomplete="off" />
      <Checkboxes
        name={at('kinds', row)}
        legend={say.collegeKinds}
        options={choicesOf(say.kinds)}
        values={view.fields[at('kinds', row)] ?? []}
        error={errorAt(view, 'kinds', row)}
      />
      <Radios {...fieldOf(view, 'weight', say.weight, undefined, row)} options={choicesOf(say.weights, say.weightHints)} />
      <Depending answer="fixed">
        <TextField {...fieldOf(view, 'votes', say.votes, say.votesHint, row)} inputmode="numeric" size={7} />
      </Depending>
      <Depending answer="figure">
        <Select {...fieldOf(view, 'figure', say.figure, undefined, row)} options={choicesOf(say.figures)} />
        <TextArea {...fieldOf(view, 'brackets', say.brackets, say.bracketsHint, row)} rows={4} />
        <BracketsWorked view={view} row={row} />
      </Depending>
      <ArticleField view={view} name="article" row={row} />
      <Disclosure summary={say.english} open={isWrong(view, ['name_en'], row)}>
        <TextField {...english} maxlength={LONGEST_TITLE} lang="en" autocomplete="off" />
      </Disclosure>
    </RowFields>
  )
}

export function CollegesEdit({ view }: { view: EditView }) {
  const say = editingWords(view.viewing.lang)
  return (
    <EditFrame view={view} more={<AddButton view={view} label={say.addCollege} />}>
      <Lead>{say.collegesLead}</Lead>
      <HiddenField name="rows" value={String(rowsOf(view.fields))} />
      {rowNumbers(view.fields).map((row) => (
        <CollegeRow key={row} view={view} row={row} />
      ))}
    </EditFrame>
  )
}

export function RenewalEdit({ view }: { view: EditView }) {
  const { lang } = view.viewing
  const say = editingWords(lang)
  const { value, wrong } = readRenewal(view.fields)
  const seats = (value && view.bodies.find(({ code }) => code === value.body)?.seats) ?? 21
  const bodies = view.bodies.map(({ code }) => ({ value: code, label: bodyName(lang, view, code) }))
  return (
    <EditFrame view={view}>
      <Radios
        {...fieldOf(view, 'says', say.rollLegend)}
        label={say.renewalLegend}
        options={choicesOf({ silent: say.saysSilent, rule: say.rollSays }, { silent: say.silent.renewal })}
      />
      <Depending answer="said">
        <Select {...fieldOf(view, 'body', say.renewalBody)} options={[{ value: '', label: say.chooseBody }, ...bodies]} />
        <TextField {...fieldOf(view, 'term_years', say.termYears)} inputmode="numeric" size={4} />
        <TextField {...fieldOf(view, 'parts', say.termParts, say.termPartsHint)} inputmode="numeric" size={4} />
        {value && wrong.length === 0 ? (
          <Worked label="→">
            {say.renewalExample(seats, value.parts, Math.floor(seats / value.parts), Math.ceil(seats / value.parts))}
          </Worked>
        ) : null}
        <ArticleField view={view} name="article" />
      </Depending>
    </EditFrame>
  )
}

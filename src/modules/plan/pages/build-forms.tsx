/** The forms that stand in the tree where they write: one new item after the other, several lines, a code. */
import { BuildLink } from '#design/builder.tsx'
import { SampleLines, TwigForm, WaitingField } from '#design/builder-forms.tsx'
import { Buttons, Checkbox, FieldRow, HiddenField, SubmitButton, TextArea } from '#design/form.tsx'
import { buildWords } from '../messages/build.ts'
import { treePath } from '../paths/build.ts'
import { planItemsPath, planNumberingPath } from '../paths.ts'
import { branchIn, placeText, spotOf, type TreePlace } from '../rules/build.ts'
import { LONGEST_TITLE } from '../rules/import-names.ts'
import { LONGEST_CODE } from '../rules/numbering.ts'
import { type Mode, nameOf, placeSaid, type Rows } from './build-told.ts'

const errorOf = ({ errors }: Rows, name: string): string | undefined => errors.find(({ field }) => field === name)?.text

/** Only where something stands behind the place is there anything to renumber. */
function Following({ rows, mode }: { rows: Rows; mode: { place: TreePlace; renumber: boolean } }) {
  const spot = spotOf(rows.tree, mode.place)
  if (!spot || spot.index === rows.tree.below(spot.parentId).length) return null
  return <Checkbox name="renumber" label={buildWords(rows.lang).renumberNext} checked={mode.renumber} value="yes" />
}

/** Back to the tools of the item beside which something was to be written. */
const backTo = ({ plan }: Rows, place: TreePlace) => treePath(plan.slug, place.id === 0 ? {} : { at: place.id })

function AddForm({ rows, mode }: { rows: Rows; mode: Extract<Mode, { kind: 'add' }> }) {
  const { lang, plan, tree, errors } = rows
  const say = buildWords(lang)
  return (
    <TwigForm action={planItemsPath(plan.slug)} label={placeSaid(rows, mode.place)} lang={lang} errors={errors} sequence>
      <HiddenField name="place" value={placeText(mode.place)} />
      <FieldRow>
        <WaitingField
          name="title"
          label={say.title}
          hint={say.titleHint}
          value={mode.title}
          lang={lang}
          maxlength={LONGEST_TITLE}
          wrong={errorOf(rows, 'title') !== undefined}
          waits
        />
        <WaitingField
          name="code"
          label={say.code}
          hint={say.codeHint}
          value={mode.code}
          size={8}
          maxlength={LONGEST_CODE}
          wrong={errorOf(rows, 'code') !== undefined}
        />
      </FieldRow>
      <Following rows={rows} mode={mode} />
      <Buttons>
        <SubmitButton>{say.add}</SubmitButton>
        <BuildLink href={treePath(plan.slug, { several: placeText(mode.place) })}>{say.severalShort}</BuildLink>
        {tree.all.length > 0 ? <BuildLink href={backTo(rows, mode.place)}>{say.done}</BuildLink> : null}
      </Buttons>
    </TwigForm>
  )
}

function LinesForm({ rows, mode }: { rows: Rows; mode: Extract<Mode, { kind: 'several' }> }) {
  const { lang, plan, errors } = rows
  const say = buildWords(lang)
  return (
    <TwigForm action={planItemsPath(plan.slug)} label={`${say.several} · ${placeSaid(rows, mode.place)}`} lang={lang} errors={errors}>
      <HiddenField name="place" value={placeText(mode.place)} />
      <FieldRow>
        <TextArea
          name="lines"
          label={say.lines}
          hint={say.linesHint}
          value={mode.lines}
          lang={lang}
          error={errorOf(rows, 'lines')}
          rows={8}
        />
        <SampleLines title={say.linesExample} lines={say.linesSample} />
      </FieldRow>
      <Following rows={rows} mode={mode} />
      <Buttons>
        <SubmitButton>{say.addLines}</SubmitButton>
        <BuildLink href={backTo(rows, mode.place)}>{say.cancel}</BuildLink>
      </Buttons>
    </TwigForm>
  )
}

export function CodeForm({ rows, mode }: { rows: Rows; mode: Extract<Mode, { kind: 'code' }> }) {
  const { lang, plan, tree, errors } = rows
  const say = buildWords(lang)
  const below = branchIn(tree, mode.id).length - 1
  return (
    <TwigForm action={planNumberingPath(plan.slug)} label={say.codeOf(nameOf(lang, tree.byId.get(mode.id)!))} lang={lang} errors={errors}>
      <HiddenField name="item" value={String(mode.id)} />
      <HiddenField name="shown" value={mode.shown} />
      <WaitingField
        name="code"
        label={say.newCode}
        hint={say.newCodeHint}
        value={mode.code}
        maxlength={LONGEST_CODE}
        wrong={errorOf(rows, 'code') !== undefined}
        waits
      />
      {below > 0 ? <Checkbox name="below" label={say.codeBelow(below)} checked={mode.below} /> : null}
      <Buttons>
        <SubmitButton>{say.save}</SubmitButton>
        <BuildLink href={treePath(plan.slug, { at: mode.id })}>{say.cancel}</BuildLink>
      </Buttons>
    </TwigForm>
  )
}

/** The form for something new; null: none is open. */
export function NewForm({ rows }: { rows: Rows }) {
  const { mode } = rows
  if (mode.kind === 'add') return <AddForm rows={rows} mode={mode} />
  return mode.kind === 'several' ? <LinesForm rows={rows} mode={mode} /> : null
}

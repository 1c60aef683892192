/** What the forms of statutes share: their frame with the way through the parts, the article a rule quotes, what is missing and what stays silent. */
import type { ComponentChildren } from 'preact'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { AddRow, EnterSaves, FieldPair } from '#design/rows.tsx'
import { Tabs } from '#design/tabs.tsx'
import { ButtonLink, Crumbs, ExampleTag, List, Notice, Title } from '#design/text.tsx'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { editingWords } from '../messages/editing.ts'
import { statutesEditPath, statutesPath, statutesProposalPath, statutesVersionPath } from '../paths.ts'
import type { Statutes } from '../queries.ts'
import { at, type Fields, rowsOf, typedAt } from '../rules/forms.ts'

export interface PartShown {
  part: string
  /** What is still missing there, in the reader's language. */
  missing: string[]
  silent: boolean
}

export interface EditView {
  viewing: Viewing
  statutes: Statutes
  part: string
  fields: Fields
  errors: FormError[]
  /** The fingerprint of the part as the form was filled from. */
  seen: string
  /** Somebody wrote the same part meanwhile. */
  conflict: boolean
  parts: PartShown[]
  bodies: { code: string; name: Localized; seats: number | null }[]
  /** How many organisations of each kind there are: for examples. */
  counts: Partial<Record<string, number>>
  /** A day some weeks from now, for examples about delays. */
  meeting: string
}

export const bodyName = (lang: Lang, view: Pick<EditView, 'bodies'>, code: string): string => {
  const body = view.bodies.find((each) => each.code === code)
  return body ? inLang(body.name, lang) : code
}

export function partName(lang: Lang, view: Pick<EditView, 'bodies'>, part: string): string {
  return part.startsWith('body-') ? bodyName(lang, view, part.slice('body-'.length)) : (editingWords(lang).part[part] ?? part)
}

export const errorAt = ({ errors }: Pick<EditView, 'errors'>, name: string, row?: number): string | undefined =>
  errors.find(({ field }) => field === at(name, row))?.text

/** What a field says of itself, its value and what is wrong with it. */
export const fieldOf = (view: EditView, name: string, label: string, hint?: string, row?: number) => ({
  name: at(name, row),
  label,
  ...(hint ? { hint } : {}),
  value: typedAt(view.fields, name, row),
  error: errorAt(view, name, row),
})

/** Choices with their consequences. */
export const choicesOf = <Value extends string>(
  labels: Record<Value, string>,
  hints?: Partial<Record<Value, string>>,
): { value: Value; label: string; hint?: string }[] =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value], ...(hints?.[value] ? { hint: hints[value] } : {}) }))

/** The article that a rule quotes: one of those written, or another number typed beside. */
export function ArticleField({ view, name, row, label }: { view: EditView; name: string; row?: number; label?: string }) {
  const { lang } = view.viewing
  const say = editingWords(lang)
  const chosen = typedAt(view.fields, name, row)
  const known = view.statutes.text.articles.map(({ number, title }) => {
    const heading = inLang(title, lang)
    return { value: number, label: heading ? `${say.article(number)} · ${heading}` : say.article(number) }
  })
  const options = chosen && known.every(({ value }) => value !== chosen) ? [...known, { value: chosen, label: say.article(chosen) }] : known
  return (
    <FieldPair>
      <Select
        {...fieldOf(view, name, label ?? say.articleOf, undefined, row)}
        options={[{ value: '', label: say.articleNone }, ...options]}
      />
      <TextField {...fieldOf(view, `${name}_new`, say.articleNew, undefined, row)} maxlength={20} autocomplete="off" />
    </FieldPair>
  )
}

/** Where one stands in the draft. */
function Standing({ view }: { view: EditView }) {
  const { lang } = view.viewing
  const say = editingWords(lang)
  const here = view.parts.find(({ part }) => part === view.part)
  if (!here) return null
  const silent = view.part.startsWith('body-') ? say.silent.body : say.silent[view.part as 'roll']
  return (
    <>
      {here.missing.length > 0 ? (
        <Notice tone="waiting" title={say.missingTitle(here.missing.length)}>
          <List items={here.missing} />
        </Notice>
      ) : null}
      {here.silent ? (
        <Notice tone="info" title={say.silentTitle}>
          <p>{silent}</p>
        </Notice>
      ) : null}
    </>
  )
}

const Head = ({ view }: { view: EditView }) => {
  const { viewing, statutes, parts } = view
  const { lang } = viewing
  const say = editingWords(lang)
  const tabs = parts.map(({ part, missing, silent }) => ({
    href: statutesEditPath(statutes.number, part),
    label: partName(lang, view, part),
    ...(missing.length > 0 ? { glyph: 'stopped' as const, count: String(missing.length) } : silent ? { count: say.silentMark } : {}),
  }))
  return (
    <>
      <Crumbs
        lang={lang}
        items={[
          { href: statutesPath(), label: say.statutes },
          { href: statutesVersionPath(statutes.number), label: say.version(statutes.number) },
        ]}
      />
      <Title
        kicker={
          <>
            {say.editTitle(statutes.number)} {statutes.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={statutes.example ? say.exampleNote : undefined}
      >
        {partName(lang, view, view.part)}
      </Title>
      <Tabs label={say.parts} tabs={tabs} here={statutesEditPath(statutes.number, view.part)} />
    </>
  )
}

/** A part's form in its frame. `more`: buttons beside saving. */
export function EditFrame({ view, children, more }: { view: EditView; children: ComponentChildren; more?: ComponentChildren }) {
  const { viewing, statutes, part } = view
  const { lang } = viewing
  const say = editingWords(lang)
  const name = partName(lang, view, part)
  const whole = view.parts.every(({ missing }) => missing.length === 0)
  return (
    <Page viewing={viewing} title={`${name} · ${say.editTitle(statutes.number)}`} noindex>
      <Head view={view} />
      <Standing view={view} />
      <Form action={statutesEditPath(statutes.number, part)} label={name}>
        <EnterSaves>{say.save}</EnterSaves>
        <ErrorSummary lang={lang} errors={view.conflict ? [] : view.errors} />
        {view.conflict ? (
          <Notice tone="waiting" title={say.conflictTitle}>
            <p>{say.conflict}</p>
            <p>
              <a href={statutesEditPath(statutes.number, part)} target="_blank" rel="noopener">
                {say.seeStored}
              </a>
            </p>
          </Notice>
        ) : null}
        <HiddenField name="seen" value={view.seen} />
        {children}
        <Buttons>
          <SubmitButton>{view.conflict ? say.saveOver : say.save}</SubmitButton>
          {more}
          <CancelLink href={statutesVersionPath(statutes.number)}>{say.seeVersion}</CancelLink>
          {whole ? <ButtonLink href={statutesProposalPath(statutes.number)}>{say.toPropose}</ButtonLink> : null}
        </Buttons>
      </Form>
    </Page>
  )
}

/** Shows the form again with one more row. */
export const AddButton = ({ view, label, value }: { view: EditView; label: string; value?: string }) => (
  <AddRow action={statutesEditPath(view.statutes.number, view.part)} row={rowsOf(view.fields)} value={value}>
    {label}
  </AddRow>
)

/** What the button says that takes a row away, and where it leads. */
export const removing = (view: EditView, row: number, name: string) => ({
  row,
  label: editingWords(view.viewing.lang).remove(name),
  action: statutesEditPath(view.statutes.number, view.part),
})

/** A folded part of a row opens by itself only where something in it is wrong. */
export const isWrong = (view: EditView, names: readonly string[], row: number): boolean =>
  names.some((name) => errorAt(view, name, row) !== undefined)

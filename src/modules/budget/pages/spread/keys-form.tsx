/** The form of one key: its name, its stated criterion, and the weight of each action, or the rate and the actions that it is for. */
import { Aside } from '#design/facts.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { PartFields, type PartRow } from '#design/part-fields.tsx'
import { EnterSaves, Worked } from '#design/rows.tsx'
import { PartSearch, PartSearchField, ShareParts } from '#design/share-parts.tsx'
import { ButtonLink, Heading, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { keyWords, spreadWords } from '../../messages/spread/words.ts'
import { keyPath, keyRemovalPath, keysPath, newKeyPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import type { PlanRow } from '../../rules/spread/tree.ts'
import { BASES, type KeyKind } from '../../tables.ts'
import { VersionPage } from '../frame.tsx'

/** What stands in the form, as typed. */
export interface KeyForm {
  kind: KeyKind
  name: string
  criterion: string
  rate: string
  basis: string
  weights: ReadonlyMap<number, string>
  ticked: ReadonlySet<number>
  revision: string
}

export interface KeyView {
  viewing: Viewing
  at: Standing
  /** Null: a new one. */
  keyId: number | null
  rows: PlanRow[]
  shownRows: PlanRow[]
  words: string
  form: KeyForm
  errors: FormError[]
  stored: string | null
}

/** What a weight is of all weights, to the nearest hundredth of a percent; what is no whole number has no part. */
function partsOf(weights: ReadonlyMap<number, string>): (id: number) => number | null {
  const read = (text: string | undefined) => (text && /^\d{1,9}$/.test(text) ? BigInt(text) : 0n)
  const all = [...weights.values()].reduce((sum, text) => sum + read(text), 0n)
  return (id) => {
    const mine = read(weights.get(id))
    return mine === 0n || all === 0n ? null : Number((mine * 20_000n + all) / (2n * all))
  }
}

function rowsOf({ viewing: { lang }, form, errors, shownRows }: KeyView): PartRow[] {
  const say = keyWords(lang)
  const part = partsOf(form.weights)
  return shownRows.map((row) => {
    const title = said(lang, row.title)
    const about = `${row.code} ${title}`
    const base = { id: String(row.id), depth: row.level, tone: row.tone, code: row.code, title }
    if (!row.action) return base
    if (form.kind === 'flat')
      return { ...base, tick: { name: 'on', value: String(row.id), checked: form.ticked.has(row.id), label: say.tick(about) } }
    const share = part(row.id)
    const name = `weight-${row.id}`
    const error = errors.some(({ field }) => field === name)
    return {
      ...base,
      share: { name, value: form.weights.get(row.id) ?? '', label: say.weightOf(about), error },
      worked: share === null ? '' : formatShare(lang, share),
    }
  })
}

const errorAt = (errors: readonly FormError[], name: string) => {
  const found = errors.find(({ field }) => field === name)
  return found ? { error: found.text } : {}
}

function Fields({ view }: { view: KeyView }) {
  const { viewing, form, errors } = view
  const { lang } = viewing
  const say = keyWords(lang)
  const { kind } = form
  const field = (name: 'name' | 'criterion' | 'rate') => ({ name, value: form[name], ...errorAt(errors, name) })
  return (
    <>
      <TextField {...field('name')} label={say.name} hint={say.nameHint[kind]} maxlength={120} required autocomplete="off" />
      <TextField {...field('criterion')} label={say.criterion} hint={say.criterionHint[kind]} maxlength={300} required autocomplete="off" />
      {kind === 'flat' ? (
        <>
          <TextField {...field('rate')} label={say.rate} hint={say.rateHint} inputmode="decimal" size={8} required autocomplete="off" />
          <Select
            name="basis"
            label={say.basis}
            value={form.basis}
            {...errorAt(errors, 'basis')}
            options={BASES.map((basis) => ({ value: basis, label: nameWords(lang).bases[basis] }))}
          />
        </>
      ) : null}
    </>
  )
}

export function KeyPage({ view }: { view: KeyView }) {
  const { viewing, at, keyId, form, errors, stored } = view
  const { lang } = viewing
  const say = keyWords(lang)
  const { kind } = form
  const euros = (cents: number) => formatEuros(lang, cents)
  const { id: versionId } = at.version
  const action = keyId === null ? keysPath(versionId) : keyPath(keyId)
  const search = keyId === null ? newKeyPath(versionId, kind).split('?')[0]! : action
  return (
    <VersionPage viewing={viewing} at={at} tab="actions" title={keyId === null ? say.newTitle[kind] : form.name} withoutBalance>
      {stored === null ? null : (
        <Notice tone="waiting" title={spreadWords(lang).stored}>
          <p>{say.storedNow(stored)}</p>
        </Notice>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <Aside
        main={
          <ShareParts lang={lang} whole={0} words={{ short: '', over: '', left: '', right: '' }}>
            <PartSearch action={search} kept={keyId === null ? [{ name: 'kind', value: kind }] : []} />
            <Form action={action} wide>
              <EnterSaves>{say.save}</EnterSaves>
              <HiddenField name="revision" value={form.revision} />
              <HiddenField name="kind" value={kind} />
              <Fields view={view} />
              <Heading level={2}>{kind === 'flat' ? say.flatLegend : say.weightsLegend}</Heading>
              {kind === 'flat' ? null : (
                <>
                  <Paragraph>
                    <Muted>{say.weightsHint}</Muted>
                  </Paragraph>
                  <Buttons>
                    <SubmitButton tone="plain" name="fill" value="direct">
                      {say.byDirect}
                    </SubmitButton>
                  </Buttons>
                </>
              )}
              <PartSearchField label={spreadWords(lang).filterActions} button={spreadWords(lang).filter} value={view.words} />
              <PartFields
                caption={kind === 'flat' ? say.flatLegend : say.weightsLegend}
                head={{ item: spreadWords(lang).action, ...(kind === 'flat' ? {} : { share: say.weight, worked: say.share }) }}
                rows={rowsOf(view)}
                empty={spreadWords(lang).noneShown}
              />
              <Buttons>
                <SubmitButton>{say.save}</SubmitButton>
                <CancelLink href={keysPath(versionId)}>{say.back}</CancelLink>
                {keyId === null ? null : <ButtonLink href={keyRemovalPath(keyId)}>{say.remove}</ButtonLink>}
              </Buttons>
            </Form>
          </ShareParts>
        }
        aside={
          <>
            <Worked label={say.example}>
              {kind === 'flat'
                ? say.exampleFlat(euros(12_000_000), euros(2_400_000))
                : say.exampleWeights(euros(100_000), euros(60_000), euros(40_000))}
            </Worked>
            <Paragraph>{say.lead}</Paragraph>
          </>
        }
      />
    </VersionPage>
  )
}

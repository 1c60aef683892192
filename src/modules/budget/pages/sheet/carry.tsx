/** Taking over the lines of another year. */
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, Radios, SubmitButton, TextField } from '#design/form.tsx'
import { ButtonLink, Empty, Paragraph } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { carryPath, pastePath, sheetPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import { VersionPage } from '../frame.tsx'

export interface CarryFacts {
  viewing: Viewing
  at: Standing
  year: number
  /** The other years that hold lines. */
  years: number[]
  from: string
  change: string
  errors: FormError[]
}

export function CarryPage({ viewing, at, year, years, from, change, errors }: CarryFacts) {
  const { lang } = viewing
  const words = sheetWords(lang)
  const say = words.carrying
  const { id } = at.version
  const option = (each: number) => {
    const totals = at.byYear.get(each)!
    return { value: String(each), label: say.option(each, totals.lines, formatEuros(lang, totals.chargesCents)) }
  }
  const error = (name: string) => errors.find(({ field }) => field === name)?.text
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={say.title}>
      {years.length === 0 ? (
        <Empty title={words.emptyTitle}>
          <Paragraph>{say.nothing}</Paragraph>
          <ButtonLink href={pastePath(id, year)}>{words.paste}</ButtonLink>
        </Empty>
      ) : (
        <>
          <Paragraph>{say.lead(year)}</Paragraph>
          <Form action={carryPath(id, year)} label={say.title}>
            <ErrorSummary lang={lang} errors={errors} />
            <Radios name="from" label={say.from} value={from || String(years[0])} options={years.map(option)} error={error('from')} />
            <TextField
              name="change"
              label={say.change}
              hint={say.changeHint}
              value={change}
              size={8}
              inputmode="text"
              error={error('change')}
            />
            <Buttons>
              <SubmitButton>{say.submit}</SubmitButton>
              <CancelLink href={sheetPath(id, year)}>{words.line.cancel}</CancelLink>
            </Buttons>
          </Form>
        </>
      )}
    </VersionPage>
  )
}

/** What an annual action serves, what serves an item, who cites it, and its other text: the links on an item's page; and what nothing serves, on a plan's. */
import { Fragment } from 'preact'
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { RowDeed } from '#design/files.tsx'
import { ErrorSummary, FieldRow, Form, type FormError, Select, SubmitButton, TextField } from '#design/form.tsx'
import { ExampleTag, Heading, Notice, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { servingWords } from '../messages/serving.ts'
import { words } from '../messages.ts'
import { itemPath, itemServingPath, planPath } from '../paths.ts'
import type { Item, Place } from '../queries/items.ts'
import type { OtherTexts } from '../queries/references.ts'
import type { FarPlace, ServedThisYear, Serving } from '../queries/serving.ts'

export interface ServingForm {
  /** The items that can be chosen, by plan. */
  offered: { value: string; label: string; group: string }[]
  errors: FormError[]
  typed: { served: string; code: string }
}

const PlaceRow = ({ lang, place, aside }: { lang: Lang; place: FarPlace; aside?: ReturnType<typeof RowDeed> }) => (
  <Row
    href={itemPath(place.id)}
    title={`${place.code} ${said(lang, place.title)}`}
    detail={said(lang, place.planTitle)}
    tags={place.example ? <ExampleTag lang={lang} /> : undefined}
    aside={aside}
  />
)

function LinkForm({ lang, itemId, form }: { lang: Lang; itemId: number; form: ServingForm }) {
  const say = servingWords(lang)
  const { offered, errors, typed } = form
  const error = errors.find(({ field }) => field === 'served')?.text
  return (
    <Disclosure summary={say.change} id="link" open={errors.length > 0}>
      <Form action={itemServingPath(itemId)} label={say.change}>
        <ErrorSummary lang={lang} errors={errors} />
        <FieldRow>
          {offered.length > 0 ? (
            <Select
              name="served"
              label={say.choose}
              value={typed.served}
              options={[{ value: '', label: say.chooseOne }, ...offered]}
              error={error}
            />
          ) : null}
          <TextField
            name={offered.length > 0 ? 'code' : 'served'}
            label={say.code}
            hint={say.codeHint}
            value={typed.code}
            size={24}
            maxlength={120}
            error={offered.length > 0 ? undefined : error}
          />
        </FieldRow>
        <SubmitButton tone="plain">{say.link}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

interface ServingPartProps {
  lang: Lang
  item: Item
  serving: Serving
  /** Null: this reader does not change the links. */
  form: ServingForm | null
}

/** On an annual action: what it serves. */
export function ServesPart({ lang, item, serving: { serves }, form }: ServingPartProps) {
  const say = servingWords(lang)
  if (serves.length === 0 && !form) return null
  return (
    <>
      <Heading level={2} id="serves">
        {say.serves}
      </Heading>
      {serves.length === 0 ? <Paragraph>{say.servesNothing}</Paragraph> : null}
      {serves.length > 0 ? (
        <Rows label={say.serves}>
          {serves.map((place) => (
            <PlaceRow
              key={place.id}
              lang={lang}
              place={place}
              aside={
                form
                  ? RowDeed({
                      action: itemServingPath(item.id),
                      label: say.unlinkNamed(place.code),
                      field: { name: 'unlink', value: String(place.id) },
                      children: say.unlink,
                    })
                  : undefined
              }
            />
          ))}
        </Rows>
      ) : null}
      {form ? <LinkForm lang={lang} itemId={item.id} form={form} /> : null}
    </>
  )
}

/** On an item of a strategic plan: the annual actions that serve it. */
export const ServedByPart = ({ lang, serving: { servedBy } }: { lang: Lang; serving: Serving }) =>
  servedBy.length === 0 ? null : (
    <>
      <Heading level={2} id="served-by" count={servedBy.length}>
        {servingWords(lang).servedBy}
      </Heading>
      <Rows label={servingWords(lang).servedBy}>
        {servedBy.map((place) => (
          <PlaceRow key={place.id} lang={lang} place={place} />
        ))}
      </Rows>
    </>
  )

/** The items whose texts name this one. */
export const CitedByPart = ({ lang, places }: { lang: Lang; places: Place[] }) =>
  places.length === 0 ? null : (
    <>
      <Heading level={2} id="cited-by" count={places.length}>
        {servingWords(lang).citedBy}
      </Heading>
      <Rows label={servingWords(lang).citedBy}>
        {places.map((place) => (
          <Row key={place.id} href={itemPath(place.id)} title={`${place.code} ${said(lang, place.title)}`} />
        ))}
      </Rows>
    </>
  )

/** From a next text to the adopted one, and back for those who may read it (R39). */
export const OtherTextsPart = ({ lang, texts: { adopted, next } }: { lang: Lang; texts: OtherTexts }) => {
  const say = servingWords(lang)
  if (!adopted && next.length === 0) return null
  return (
    <Rows label={say.nextText}>
      {adopted ? (
        <Row href={itemPath(adopted.id)} title={`${adopted.code} ${said(lang, adopted.title)}`} detail={say.adoptedText} glyph="decision" />
      ) : null}
      {next.map((place) => (
        <Row
          key={place.id}
          href={itemPath(place.id)}
          title={`${place.code} ${said(lang, place.title)}`}
          detail={`${say.nextText} · ${words(lang).states[place.state].toLowerCase()}`}
          glyph="edit"
        />
      ))}
    </Rows>
  )
}

export const RemovedNotice = ({ lang }: { lang: Lang }) => (
  <Notice tone="decision" title={servingWords(lang).removedTitle}>
    <p>{servingWords(lang).removedText}</p>
  </Notice>
)

/** On a strategic plan: which of its items this year's actions serve, and which not. */
export function ServedPart({ lang, served }: { lang: Lang; served: ServedThisYear }) {
  const say = servingWords(lang)
  return (
    <>
      <Heading level={2} id="served">
        {say.servedThisYear}
      </Heading>
      <Paragraph>
        {say.servedFigure(served.served, served.all)}{' '}
        {served.annual.map(({ slug, title, undated }, place) => (
          <Fragment key={slug}>
            {place > 0 ? ', ' : ''}
            <a href={planPath(slug)}>{said(lang, title)}</a>
            {undated ? ` (${say.undated})` : ''}
          </Fragment>
        ))}
        . {served.example ? <ExampleTag lang={lang} /> : null}
      </Paragraph>
      {served.heads.length === 0 ? <Paragraph>{say.allServed}</Paragraph> : null}
      {served.heads.length > 0 ? (
        <Disclosure summary={say.unservedTitle}>
          <Rows label={say.unservedTitle}>
            {served.heads.map(({ item, below }) => (
              <Row
                key={item.id}
                href={itemPath(item.id)}
                title={`${item.code} ${said(lang, item.title)}`}
                detail={below > 0 ? say.below(below) : undefined}
              />
            ))}
          </Rows>
        </Disclosure>
      ) : null}
    </>
  )
}

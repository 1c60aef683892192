/** What a lane says of an action, and the plain form by which its dates change. */
import type { VNode } from 'preact'
import { Buttons, CancelLink, DayField, ErrorSummary, FieldRow, Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { ExampleTag, Notice } from '#design/text.tsx'
import type { Grip, LaneProps } from '#design/timeline.tsx'
import { type Day, daysBetween, formatDay } from '#kernel/dates.ts'
import type { FormError } from '#kernel/form.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemDatesPath, itemPath } from '../paths.ts'
import type { ViewedItem } from '../queries/views.ts'
import { isLate, laneOf, type Span } from '../rules.ts'
import { title, toldOwner } from './told.tsx'
import { viewAddress } from './view-address.ts'
import type { ViewedPlan } from './view-filters.tsx'

/** The dates of one action on their way: as they stand, or as they were typed and refused. */
export interface MovedDates {
  itemId: number
  title: string
  revision: number
  start: string
  end: string
  errors: FormError[]
  /** Somebody saved meanwhile: these dates. */
  now: string | null
}

export interface Laning {
  view: ViewedPlan
  span: Span
  today: Day
  /** The page's address without an opened form. */
  back: string
  moving: { form: MovedDates | null } | null
}

/** From when to when, in words; '' where nothing is said. */
export function datesText(lang: Lang, { starts_on, ends_on }: { starts_on: Day | null; ends_on: Day | null }): string {
  const say = viewWords(lang)
  const [start, end] = [starts_on && formatDay(lang, starts_on, 'short'), ends_on && formatDay(lang, ends_on, 'short')]
  if (start && end) return say.fromTo(start, end)
  return start ? say.onlyStart(start) : end ? say.onlyDue(end) : ''
}

/** How long an action is overdue; null where it is not. */
export function delay(lang: Lang, item: ViewedItem, today: Day): string | null {
  return item.ends_on !== null && isLate(item, today) ? viewWords(lang).days(daysBetween(item.ends_on, today)) : null
}

function Facts({ lang, item, today }: { lang: Lang; item: ViewedItem; today: Day }) {
  const owner = toldOwner(lang, item)
  const late = delay(lang, item, today)
  return (
    <>
      <span>{datesText(lang, item)}</span>
      {late ? (
        <>
          {' · '}
          <strong class="missing">{viewWords(lang).lateSince(late)}</strong>
        </>
      ) : null}
      {owner.text ? ' · ' : null}
      {owner.missing ? <em class="missing">{owner.text}</em> : owner.text}
      {item.example_fields.length > 0 ? (
        <>
          {' '}
          <ExampleTag lang={lang} />
        </>
      ) : null}
    </>
  )
}

/** The plain form: start, end, and the edit that they were read at. */
export function DatesForm({ lang, back, form }: { lang: Lang; back: string; form: MovedDates }) {
  const say = viewWords(lang)
  const error = (field: string) => form.errors.find((each) => each.field === field)?.text
  return (
    <Form action={itemDatesPath(form.itemId)} label={say.datesOf(form.title)}>
      <ErrorSummary lang={lang} errors={form.errors} />
      {form.now === null ? null : (
        <Notice tone="waiting">
          <p>{say.datesNow(form.now)}</p>
        </Notice>
      )}
      <HiddenField name="revision" value={String(form.revision)} />
      <HiddenField name="back" value={`${back}#i${form.itemId}`} />
      <FieldRow>
        <DayField name="starts_on" label={words(lang).start} value={form.start} error={error('starts_on')} />
        <DayField name="ends_on" label={words(lang).due} value={form.end} error={error('ends_on')} />
      </FieldRow>
      <Buttons>
        <SubmitButton>{say.save}</SubmitButton>
        <CancelLink href={`${back}#i${form.itemId}`}>{say.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

const grip = (lang: Lang, day: Day | null, label: string): Grip | null => (day === null ? null : { day, label, text: formatDay(lang, day) })

function movingOf({ view, moving }: Laning, item: ViewedItem): LaneProps['moving'] {
  if (!moving) return null
  const { lang, path, asked, group } = view
  const say = viewWords(lang)
  const name = title(lang, item)
  return {
    action: itemDatesPath(item.id),
    revision: item.revision,
    start: grip(lang, item.starts_on, say.handleStart(name)),
    end: grip(lang, item.ends_on, say.handleEnd(name)),
    href: `${viewAddress(path, { ...asked, edit: item.id }, group)}#i${item.id}`,
    label: say.changeDates(name),
  }
}

/** An action as a lane; null where nothing of it lies on the span and its form is not open. */
export function laneProps(laning: Laning, item: ViewedItem): LaneProps | null {
  const { view, span, today, moving } = laning
  const { lang } = view
  const lane = laneOf(item, span, today)
  const form: VNode | null = moving?.form?.itemId === item.id ? <DatesForm lang={view.lang} back={laning.back} form={moving.form} /> : null
  if (!lane && !form) return null
  const status = item.status ?? 'planned'
  return {
    id: String(item.id),
    href: itemPath(item.id),
    title: title(lang, item),
    status,
    statusLabel: words(lang).statuses[status],
    facts: <Facts lang={lang} item={item} today={today} />,
    bar: lane?.bar ?? null,
    known: lane?.known ?? 'both',
    cut: lane?.cut ?? { left: false, right: false },
    filled: lane?.filled ? { ...lane.filled, percent: item.progress ?? 0 } : null,
    drift: lane?.drift ? { ...lane.drift, label: `+ ${delay(lang, item, today) ?? ''}` } : null,
    moving: movingOf(laning, item),
    ...(form ? { children: form } : {}),
  }
}

/** The facts of plans and actions as people read them: periods, owners, dates, decisions. */

import type { ComponentChildren } from 'preact'
import { Tag } from '#design/text.tsx'
import { type Day, formatDay, type PartialDay } from '#kernel/dates.ts'
import { erasedName } from '#kernel/values/erased.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { bodyPath, organisationPath, personPath, roleName } from '#modules/people/index.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import type { Item, Owner } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { isCurrent, isLate, missingOf } from '../rules.ts'

export const title = (lang: Lang, of: { title: Item['title'] }): string => said(lang, of.title)

/** `2015–2020`, `2017` or « période inconnue ». */
export function periodText(lang: Lang, plan: Plan): string {
  const [from, to] = [plan.periodFrom?.slice(0, 4), plan.periodTo?.slice(0, 4)]
  if (from && to) return from === to ? from : words(lang).period(from, to)
  if (from) return words(lang).since(from)
  return to ? words(lang).until(to) : words(lang).periodUnknown
}

/** Who carries an action, in words; an owner whose name the reader may not know appears by the office. */
export function ownerText(lang: Lang, owner: Owner): string {
  if (owner.kind === 'text') return `${owner.name} (${words(lang).toLink})`
  if (owner.kind !== 'person') return said(lang, owner.name)
  if (owner.erased) return erasedName[lang]
  return owner.name ?? (owner.role ? roleName(lang, owner.role) : words(lang).someone)
}

export function ownerPath(owner: Owner): string | null {
  if (owner.kind === 'body') return bodyPath(owner.id)
  if (owner.kind === 'organisation') return organisationPath(owner.id)
  return owner.kind === 'person' && owner.name !== null ? personPath(owner.id) : null
}

/** Who and when of an action on one line; what is missing says so. */
export function toldOwner(lang: Lang, item: Item): { text: string; missing?: boolean } {
  if (item.owner) return { text: ownerText(lang, item.owner) }
  return missingOf(item).includes('owner') ? { text: words(lang).missing.owner, missing: true } : { text: '' }
}

export function toldDue(lang: Lang, item: Item, today: Day): { text: string; missing?: boolean } {
  const day = item.ends_on ? formatDay(lang, item.ends_on, 'short') : null
  if (day) return isLate(item, today) ? { text: `${day}, ${words(lang).late}`, missing: true } : { text: day }
  return missingOf(item).includes('date') ? { text: words(lang).missing.date, missing: true } : { text: '' }
}

/** `le 17 septembre 2015`, `en 2012`, `date inconnue`. */
export function whenDecided(lang: Lang, on: PartialDay | null): string {
  if (!on) return words(lang).dateUnknown
  return on.length === 10 ? words(lang).adoptedOn(formatDay(lang, on)) : words(lang).adoptedIn(formatDay(lang, on))
}

/** Where a plan stands: its state and, for an adopted one, whether it is in force today. */
export function StateTag({ lang, plan, today }: { lang: Lang; plan: Plan; today: Day }): ComponentChildren {
  const states = plan.revises ? versionWords(lang).nextStates : words(lang).states
  if (plan.state === 'draft' || plan.state === 'published') return <Tag tone="waiting">{states[plan.state]}</Tag>
  if (plan.state === 'closed') return <Tag>{states.closed}</Tag>
  if (plan.revises) return <Tag>{words(lang).states.adopted}</Tag>
  if (isCurrent(plan, today)) return <Tag tone="deed">{words(lang).inForce}</Tag>
  if (plan.periodTo && plan.periodTo < today) return <Tag>{words(lang).atTerm}</Tag>
  return plan.periodFrom && plan.periodFrom > today ? (
    <Tag tone="waiting">{words(lang).toCome}</Tag>
  ) : (
    <Tag>{words(lang).states.adopted}</Tag>
  )
}

/** What adopted the plan in one line; '' when no decision is known. */
export function decisionText(lang: Lang, plan: Plan): string {
  if (!plan.decision) return ''
  const { body, decidedOn, reference } = plan.decision
  const say = words(lang)
  return [body ? say.adoptedBy(said(lang, body)) : say.adopted, whenDecided(lang, decidedOn), reference && say.reference(reference)]
    .filter(Boolean)
    .join(' · ')
}

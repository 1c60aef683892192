/** What can be done with a plan as a whole: moving it through its life, preparing its next text. */
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { ButtonLink, Notice } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { versionRefusals, versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import {
  comparisonPath,
  planAdoptionPath,
  planClosingPath,
  planPath,
  planPublicationPath,
  planRevisionPath,
  planWithdrawalPath,
  versionPath,
  versionsPath,
} from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { OpenRevision, Version } from '../queries/versions.ts'
import { isOpenRevision, mayWrite, objectionToClosing } from '../rules.ts'
import { SHORT } from './versions.tsx'

/** What a plan's page says of its versions. */
export interface PlanVersions {
  /** The latest first. */
  versions: Version[]
  /** The version that the plan shows now; null: its working text. */
  shown: Version | null
  working: { differs: boolean } | null
  /** The next text, if this reader may see it. */
  next: OpenRevision | null
}

interface SmallFormProps {
  action: string
  tone: 'deed' | 'plain' | 'decision'
  objection?: string
  children: string
}
const SmallForm = ({ action, tone, objection, children }: SmallFormProps) => (
  <Form action={action} inline>
    <SubmitButton tone={tone} objection={objection}>
      {children}
    </SubmitButton>
  </Form>
)

/** What those who may move the plan on can do with it now. */
export function Life({ lang, plan, next }: { lang: Lang; plan: Plan; next: OpenRevision | null }) {
  const say = words(lang)
  const { slug, state } = plan
  const revision = isOpenRevision(plan)
  if (state === 'closed') return null
  const hint = revision && state !== 'adopted' ? versionWords(lang).nextHints[state] : say.manageHints[state]
  return (
    <Notice tone={state === 'adopted' ? 'info' : 'waiting'} title={say.manage}>
      <p>{hint}</p>
      <Buttons>
        {state === 'draft' ? (
          <SmallForm action={planPublicationPath(slug)} tone="deed">
            {say.publish}
          </SmallForm>
        ) : null}
        {state === 'published' ? (
          <SmallForm action={planWithdrawalPath(slug)} tone="plain">
            {say.withdraw}
          </SmallForm>
        ) : null}
        {state === 'adopted' ? (
          <SmallForm
            action={planClosingPath(slug)}
            tone="decision"
            objection={objectionToClosing(plan, next !== null) ? versionRefusals[lang]['plan.revision_open']({}) : undefined}
          >
            {say.close}
          </SmallForm>
        ) : (
          <ButtonLink href={planAdoptionPath(slug)}>{say.adopt}</ButtonLink>
        )}
        {revision ? (
          <SmallForm action={planClosingPath(slug)} tone="decision">
            {versionWords(lang).giveUp}
          </SmallForm>
        ) : null}
      </Buttons>
    </Notice>
  )
}

/** Which version the plan shows, or which is the last of a text that still changes: one quiet line. */
export function ShownVersion({ lang, plan, about: { versions, shown, working } }: { lang: Lang; plan: Plan; about: PlanVersions }) {
  const say = versionWords(lang)
  const version = shown ?? versions.find(({ takenBack }) => !takenBack)
  if (!version || (plan.state !== 'adopted' && plan.state !== 'closed' && plan.state !== 'published')) return null
  return (
    <p>
      {shown ? null : `${say.lastVersion} `}
      <a href={versionPath(plan.slug, version.number)}>{say.version(version.number)}</a>, {say.frozenOn(formatDay(lang, version.madeOn))} ·{' '}
      {say.fingerprintOf} <Fingerprint hex={version.sha256} length={SHORT} />
      {versions.length > 1 ? (
        <>
          {' '}
          · <a href={versionsPath(plan.slug)}>{say.allVersions}</a>
        </>
      ) : null}
      {working?.differs ? (
        <>
          <br />
          {say.changedSince(version.number)}{' '}
          <a href={comparisonPath(`${plan.slug}@${version.number}`, plan.slug)}>{say.compareWith(version.number)}</a>
        </>
      ) : null}
    </p>
  )
}

/** On an adopted plan: that its next text is being prepared. */
export function NextText({ lang, plan, next }: { lang: Lang; plan: Plan; next: OpenRevision | null }) {
  if (!next) return null
  const say = versionWords(lang)
  return (
    <Notice tone="waiting">
      <p>
        {next.state === 'published' ? say.nextPublished : say.nextDraft} <a href={planPath(next.slug)}>{say.readNext}</a> ·{' '}
        <a href={comparisonPath(plan.slug, next.slug)}>{say.seeChanges}</a>
      </p>
    </Notice>
  )
}

/** For those who write an adopted plan: its text changes by way of a next one. */
export function BeginNextText({ viewing: { lang, actor }, plan, next }: { viewing: Viewing; plan: Plan; next: OpenRevision | null }) {
  if (plan.state !== 'adopted' || plan.revises || next || !mayWrite(actor, plan)) return null
  const say = versionWords(lang)
  return (
    <Notice tone="info" title={say.beginTitle}>
      <p>{say.beginHint}</p>
      <Buttons>
        <SmallForm action={planRevisionPath(plan.slug)} tone="plain">
          {say.begin}
        </SmallForm>
      </Buttons>
    </Notice>
  )
}

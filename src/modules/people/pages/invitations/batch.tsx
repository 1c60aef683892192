/** A batch of invitations: where they stand, what can be done with it, and each of them. */
import { ErrorSummary, type FormError } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, ExampleTag, Heading, Tag, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { invitationsPath } from '../../paths.ts'
import type { Batch, Invitation } from '../../queries/invitations.ts'
import { Again, Letters, Sending } from './batch-deeds.tsx'
import { People } from './batch-people.tsx'
import { batchDay } from './list.tsx'
import { cameIn, StatesPicture, totalOf } from './states.tsx'

/** An invitation as this reader may see it; `contact`: whether address and telephone are for him or her. */
export type InvitationRow = Invitation & { contact: boolean; hasEmail: boolean }

export interface Preview {
  name: string
  lang: Lang
  subject: string
  blocks: { kind: string; text?: string; label?: string; href?: string }[]
  why: string
}

export interface BatchView {
  batch: Batch
  rows: InvitationRow[]
  /** Which list: a state, or `call`; null: all. */
  state: string | null
  page: number
  perPage: number
  preview: Preview | null
  mailLeaves: boolean
  mayMend: boolean
  mayReadOutbox: boolean
  now: Date
}

export interface BatchProps {
  viewing: Viewing
  view: BatchView
  typed: Record<string, string[]>
  errors: FormError[]
}

export function BatchPage({ viewing, view, typed, errors }: BatchProps) {
  const { lang, network } = viewing
  const say = invitationsWords(lang)
  const { batch } = view
  const title = batchDay(lang, network.timeZone, batch)
  const when = formatMoment(lang, batch.madeAt, network.timeZone)
  const prepared = batch.madeBy ? say.preparedBy(batch.madeBy, when) : say.preparedByShell(when)
  const state = batch.state === 'sending' && !batch.counts.queued ? say.finished : say.batchStates[batch.state]
  return (
    <Page viewing={viewing} title={title} noindex>
      <Crumbs lang={lang} items={[{ href: invitationsPath(), label: say.invitations }]} />
      <Title
        kicker={batch.kind === 'colleagues' ? batch.organisationName : `${batch.organisationName} · ${prepared}`}
        lead={say.accepted(cameIn(batch), totalOf(batch))}
      >
        {title} {batch.kind === 'colleagues' ? null : <Tag tone={batch.state === 'sending' ? 'deed' : 'waiting'}>{state}</Tag>}{' '}
        {batch.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={2} id="states">
        {say.statesTitle}
      </Heading>
      <StatesPicture lang={lang} batch={batch} state={view.state} />
      <Sending viewing={viewing} view={view} typed={typed} errors={errors} />
      <Letters viewing={viewing} view={view} />
      <Again viewing={viewing} view={view} />
      <People viewing={viewing} view={view} />
    </Page>
  )
}

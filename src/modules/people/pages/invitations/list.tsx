/** All batches of invitations that one answers for. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { invitationBatchPath, newInvitationsPath } from '../../paths.ts'
import type { Batch } from '../../queries/invitations.ts'
import type { InvitingScope } from '../../tables/invitations.ts'
import { cameIn, totalOf } from './states.tsx'

/** A batch by its day in the network's time zone; colleagues have none. */
export const batchDay = (lang: Lang, timeZone: string, batch: Pick<Batch, 'kind' | 'madeAt'>): string => {
  const say = invitationsWords(lang)
  return batch.kind === 'colleagues' ? say.colleagues : say.batchOf(formatMoment(lang, batch.madeAt, timeZone).replace(/,.*$/, ''))
}

const BatchRow = ({ viewing: { lang, network }, batch }: { viewing: Viewing; batch: Batch }) => {
  const say = invitationsWords(lang)
  const [all, refused] = [totalOf(batch), batch.counts.refused ?? 0]
  const going = batch.state === 'sending' && !batch.counts.queued
  const detail = [
    say.people(all),
    say.accepted(cameIn(batch), all),
    refused > 0 ? say.refusedWaiting(refused) : null,
    batch.kind === 'colleagues' || batch.madeBy === null ? null : batch.madeBy,
  ]
  return (
    <Row
      glyph={batch.kind === 'colleagues' ? 'person' : 'mail'}
      href={invitationBatchPath(batch.id)}
      title={`${batchDay(lang, network.timeZone, batch)} · ${batch.organisationName}`}
      tags={
        <>
          {batch.kind === 'colleagues' ? null : (
            <Tag tone={batch.state === 'sending' ? 'deed' : 'waiting'}>{going ? say.finished : say.batchStates[batch.state]}</Tag>
          )}{' '}
          {batch.example ? <ExampleTag lang={lang} /> : null}
        </>
      }
      detail={detail.filter((part) => part !== null).join(' · ')}
    />
  )
}

export function InvitationsPage({ viewing, batches, scope }: { viewing: Viewing; batches: Batch[]; scope: InvitingScope }) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  const own = scope === 'all' ? [] : scope.organisations
  const main = scope === 'all' || scope.regions.length > 0
  return (
    <Page viewing={viewing} title={say.invitations} noindex>
      <Title lead={say.lead}>{say.invitations}</Title>
      <Buttons>
        {main ? (
          <ButtonLink href={newInvitationsPath()} main>
            {say.prepare}
          </ButtonLink>
        ) : null}
        {own.map((id) => (
          <ButtonLink key={id} href={newInvitationsPath(id)} main={!main && own.length === 1}>
            {own.length === 1
              ? say.addColleague
              : say.colleagueTitle(viewing.actor?.mandates.find((each) => each.organisationId === id)?.organisationName ?? '')}
          </ButtonLink>
        ))}
      </Buttons>
      {batches.length === 0 ? (
        <Empty title={say.none}>
          <Paragraph>{say.noneHow}</Paragraph>
        </Empty>
      ) : (
        <Rows label={say.invitations}>
          {batches.map((batch) => (
            <BatchRow key={batch.id} viewing={viewing} batch={batch} />
          ))}
        </Rows>
      )}
    </Page>
  )
}

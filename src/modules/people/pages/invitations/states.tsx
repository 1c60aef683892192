/** Where invitations stand, as a picture with its table, as a sign and as a word. */
import type { GlyphName } from '#design/icons.tsx'
import { Spread, type SpreadTone } from '#design/spread.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { invitationBatchPath } from '../../paths.ts'
import type { Batch } from '../../queries/invitations.ts'
import { INVITATION_STATES, type InvitationState } from '../../tables/invitations.ts'

const TONES: Record<InvitationState, SpreadTone> = {
  queued: 'rest',
  waiting: 'waiting',
  to_print: 'rest-letter',
  sent: 'going',
  printed: 'going-letter',
  opened: 'nearly',
  accepted: 'done',
  arrived: 'done-else',
  refused: 'wrong',
  expired: 'over',
}

export const STATE_GLYPHS: Record<InvitationState, GlyphName> = {
  queued: 'planned',
  waiting: 'mail',
  to_print: 'document',
  sent: 'mail',
  printed: 'document',
  opened: 'in_progress',
  accepted: 'done',
  arrived: 'done',
  refused: 'stopped',
  expired: 'calendar',
}

/** The counts of a batch, each leading to its list. */
export const StatesPicture = ({ lang, batch, state }: { lang: Lang; batch: Batch; state: string | null }) => {
  const say = invitationsWords(lang)
  return (
    <Spread
      lang={lang}
      caption={say.statesTitle}
      head={{ state: say.state, count: say.count }}
      parts={INVITATION_STATES.map((name) => ({
        name,
        tone: TONES[name],
        label: say.states[name],
        count: batch.counts[name] ?? 0,
        text: formatNumber(lang, batch.counts[name] ?? 0),
        href: `${invitationBatchPath(batch.id)}?state=${name}#list`,
        current: state === name,
      }))}
    />
  )
}

export const totalOf = ({ counts }: Pick<Batch, 'counts'>): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
export const cameIn = ({ counts }: Pick<Batch, 'counts'>): number => (counts.accepted ?? 0) + (counts.arrived ?? 0)

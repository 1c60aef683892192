/** How arrivals, departures and the quorum are told. */
import type { Lang } from '#kernel/values/lang.ts'
import { told } from '#kernel/values/typography.ts'
import type { Mode, SignInChannel } from '../tables.ts'

const CHANNELS: Record<Lang, Record<SignInChannel, string>> = {
  fr: { desk: "au bureau d'émargement", phone: 'sur un téléphone', link: 'par le lien à distance' },
  en: { desk: 'at the desk', phone: 'on a phone', link: 'by the remote link' },
}

interface Quorum {
  reached: number
  required: string
}

export const attendanceDeeds = {
  'attendance.signed_in': {
    sentence: told<{ mode: Mode; channel: SignInChannel }>(
      ({ channel }) => `a émargé une arrivée ${CHANNELS.fr[channel]}`,
      ({ channel }) => `signed somebody in ${CHANNELS.en[channel]}`,
    ),
    glyph: 'person',
    tone: 'deed',
    // Hundreds arrive within minutes: the pages that show it hear of it once a second.
    quiet: true,
    ticks: 'meeting',
  },
  'attendance.signed_out': {
    sentence: told<Record<never, never>>(
      () => 'a noté un départ',
      () => 'noted a departure',
    ),
    glyph: 'person',
    tone: 'ink',
    // Hundreds arrive within minutes: the pages that show it hear of it once a second.
    quiet: true,
    ticks: 'meeting',
  },
  'attendance.caster_changed': {
    sentence: told<Record<never, never>>(
      () => 'a changé qui vote pour un électeur',
      () => 'changed who casts for a voter',
    ),
    glyph: 'mandate',
    tone: 'ink',
  },
  'quorum.reached': {
    sentence: told<Quorum>(
      ({ reached }) => `voit le quorum atteint : ${reached} comptés`,
      ({ reached }) => `sees the quorum reached: ${reached} counted`,
    ),
    glyph: 'gauge',
    tone: 'deed',
  },
  'quorum.lost': {
    sentence: told<Quorum>(
      ({ reached }) => `voit le quorum perdu : ${reached} comptés`,
      ({ reached }) => `sees the quorum lost: ${reached} counted`,
    ),
    glyph: 'gauge',
    tone: 'decision',
  },
} as const

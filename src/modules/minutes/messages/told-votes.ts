/** Each resolution with what was voted on it, and the votes of all as one table. */
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Outcome, ToldResolution, ToldVote } from '../tables.ts'
import { recordWords } from './record.ts'
import { type Block, ownText, type Teller, type ToldVoteBlock } from './told.ts'

const TONES: Record<Outcome, 'decision' | 'waiting' | 'info'> = {
  adopted: 'decision',
  rejected: 'info',
  tie: 'waiting',
  no_quorum: 'waiting',
}

function toldVote({ lang, time }: Teller, vote: ToldVote): ToldVoteBlock {
  const say = recordWords(lang)
  const when = vote.closedAt === null ? '' : say.closedAt(time(vote.closedAt))
  const what = `${say.methods[vote.method]}${say.round(vote.round)}${when}`
  if (vote.state === 'annulled') return { what, outcome: null, sentence: say.annulled(vote.annulledFor ?? '') }
  if (vote.outcome === null) return { what, outcome: { text: say.running, tone: 'waiting' }, sentence: '' }
  return { what, outcome: { text: say.outcomes[vote.outcome], tone: TONES[vote.outcome] }, sentence: `${vote.sentence[lang] ?? ''}.` }
}

export function toldResolution(teller: Teller, resolution: ToldResolution): Block {
  const { lang } = teller
  const say = recordWords(lang)
  const { number, title, text, kind, sha256, withdrawn, votes } = resolution
  return {
    kind: 'resolution',
    number,
    title: ownText(lang, title),
    text: ownText(lang, text),
    facts: kind ? said(lang, kind) : '',
    sha256,
    votes: votes.map((vote) => toldVote(teller, vote)),
    plain: withdrawn ? say.withdrawn : votes.length === 0 ? say.notVoted : null,
  }
}

const CHOICES = ['for', 'against', 'abstention', 'blank', 'spoilt'] as const

/** For, against, abstention, blank, spoilt: one row for each vote that was closed. */
export function votesTable({ lang, content: { resolutions } }: Teller): Block[] {
  const say = recordWords(lang)
  const rows = resolutions.flatMap(({ number, title, votes }) =>
    votes.flatMap(({ counts, outcome, round, state }) =>
      counts && outcome && state === 'closed'
        ? [
            [
              String(number),
              `${said(lang, title)}${say.round(round)}`,
              ...CHOICES.map((choice) => formatNumber(lang, counts[choice])),
              say.outcomes[outcome],
            ],
          ]
        : [],
    ),
  )
  if (rows.length === 0) return [{ kind: 'muted', text: resolutions.length === 0 ? say.noResolution : say.notVoted }]
  return [
    {
      kind: 'table',
      caption: say.votesTable,
      head: [
        { label: say.number, end: true },
        { label: say.resolutionLabel },
        ...CHOICES.map((choice) => ({ label: say.choices[choice], end: true })),
        { label: say.outcome },
      ],
      rows,
    },
  ]
}

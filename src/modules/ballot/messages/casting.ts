/** What is said of casting a ballot. */
import { messages, plural, told } from '#kernel/values/typography.ts'
import type { CastingObjections } from '../rules.ts'
import { castingEn } from './casting-en.ts'
import { castingFr } from './casting-fr.ts'

export const castingWords = messages(castingFr, castingEn)

/** How its deeds are told. A ballot says that it came, never what is on it; pages hear of it once a second. */
export const castingDeeds = {
  'vote.cast': {
    sentence: told<{ votes: number }>(
      ({ votes }) => `a voté (${votes} ${plural('fr', votes, 'voix', 'voix')})`,
      ({ votes }) => `voted (${votes} ${plural('en', votes, 'vote', 'votes')})`,
    ),
    glyph: 'done',
    tone: 'deed',
    quiet: true,
    ticks: 'vote',
  },
} as const

type Sentences = { [Code in keyof CastingObjections]: (facts: CastingObjections[Code]) => string }

const fr: Sentences = {
  'ballot.nothing_chosen': () => "Choisissez d'abord votre vote : pour, contre, abstention ou vote blanc.",
  'ballot.mandate_ended': ({ name }) =>
    `Votre mandat pour ${name} a pris fin : vous ne votez plus pour cet électeur. L'accueil de la séance peut noter qui vote à votre place.`,
  'ballot.signed_out': ({ name }) => `${name} est noté parti : repassez par l'émargement, puis votez.`,
}
const en: Sentences = {
  'ballot.nothing_chosen': () => 'Choose your vote first: for, against, abstention or blank.',
  'ballot.mandate_ended': ({ name }) =>
    `Your mandate for ${name} has ended: you no longer vote for it. The desk of the meeting can note who votes in your place.`,
  'ballot.signed_out': ({ name }) => `${name} is noted as gone: sign in again, then vote.`,
}

export const castingRefusals = { fr: messages(fr, en)('fr'), en: messages(fr, en)('en') }

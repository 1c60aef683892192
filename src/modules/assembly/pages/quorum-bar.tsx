/** The quorum as every page of a meeting shows it: figure, bar, one sentence. */
import { QuorumBar } from '#design/quorum.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { smallestWhole } from '#modules/statutes/index.ts'
import { type QuorumTold, quorumTold, quorumWords } from '../messages.ts'
import type { QuorumSeen } from '../queries.ts'

/** What the sentence and the bar need of it. */
export function toldOf({ terms, present, represented, roll, required, strict, met }: QuorumSeen): QuorumTold {
  const of = terms?.of ?? 'voters'
  const asked = terms !== null && (terms.fraction.over !== 0n || terms.strict)
  return {
    of,
    present: present[of],
    represented: represented[of],
    roll: roll[of],
    required: asked ? Number(smallestWhole(required, strict)) : null,
    countsRepresented: terms?.base !== 'present',
    met,
  }
}

export interface QuorumSectionProps {
  lang: Lang
  quorum: QuorumSeen
  label: string
  /** Beside the one line: the article. */
  sentence?: string
  strip?: boolean
}

export function QuorumSection({ lang, quorum, label, sentence, strip }: QuorumSectionProps) {
  const say = quorumWords(lang)
  const told = toldOf(quorum)
  const line = quorumTold(lang, told)
  const number = (value: number) => formatNumber(lang, value)
  const required = told.required === null ? null : number(told.required)
  return (
    <QuorumBar
      label={label}
      figure={number(quorum.reached)}
      against={required === null ? '' : told.of === 'votes' ? say.ofVotes(required) : say.ofRequired(required)}
      state={required === null ? say.none : told.met ? say.reached : say.missed}
      met={told.met}
      sentence={
        sentence ? (
          <>
            {line}.<br />
            {sentence}.
          </>
        ) : (
          line
        )
      }
      bar={{
        present: told.present,
        represented: told.countsRepresented ? told.represented : 0,
        required: told.required,
        roll: told.roll,
        told: line,
      }}
      strip={strip}
    />
  )
}

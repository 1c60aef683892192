/** One decision on paper: what the Typst template `documents/extract.typ` reads. */
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { ownText, recordWords, registerWords } from '../messages.ts'
import type { Decision } from '../queries.ts'
import type { Signatory } from '../tables.ts'
import { paperProse, paperText } from './minutes.ts'

export const EXTRACT_TEMPLATE = 'src/modules/minutes/documents/extract.typ'

export interface ExtractPaper {
  lang: Lang
  decision: Decision
  /** Of the signed minutes; null: they are not signed yet, so the extract is provisional. */
  certified: { number: number; sha256: string; signatories: readonly Signatory[] } | null
  /** What was decided on, where anyone may know of it. */
  subject: string | null
}

const CHOICES = ['for', 'against', 'abstention', 'blank', 'spoilt'] as const

export function extractData({ lang, decision, certified, subject }: ExtractPaper): object {
  const [say, words] = [registerWords(lang), recordWords(lang)]
  const { number, result, title, text, annulled } = decision
  const colon = lang === 'fr' ? '\u00a0:' : ':'
  const day = formatDay(lang, decision.decidedOn)
  const facts: [string, string | null][] = [
    [say.body, said(lang, result.body)],
    [say.meeting, said(lang, decision.meetingTitle)],
    [say.day, day],
    [say.resolution, String(decision.resolutionNumber)],
    [say.kind, said(lang, result.kind)],
    [say.subject, subject],
  ]
  const heading = ownText(lang, title)
  return {
    lang,
    title: writable(`${say.decision(number)} · ${heading.text}`),
    kicker: writable([decision.organisationName, say.extractTitle].join(' · ')),
    number: say.decision(number),
    heading: paperText(heading),
    facts: facts.flatMap(([label, value]) => (value ? [{ label: writable(label), value: writable(value) }] : [])),
    text: paperProse(ownText(lang, text)),
    outcome: say.outcomes[decision.outcome],
    tone: decision.outcome === 'adopted' ? 'decision' : decision.outcome === 'rejected' ? 'info' : 'waiting',
    sentence: writable(`${result.sentence[lang] ?? ''}.`),
    counts: CHOICES.map((choice) => ({ label: say.choices[choice], value: formatNumber(lang, result.counts[choice]) })),
    electorate: say.electorate(result.electorate.voters, result.electorate.votes),
    annulled: annulled ? say.annulled : '',
    sha256: decision.subject?.sha256 ?? '',
    shaLabel: `${say.sha}${colon}`,
    standing: certified ? say.certified(certified.number) : say.provisional,
    certified: certified !== null,
    signatoriesTitle: say.certifiedBy,
    signatories: (certified?.signatories ?? []).map(({ role, name, capacity }) => ({
      office: words.signedAs[role],
      name: writable(name),
      capacity: writable(capacity ? said(lang, capacity) : ''),
    })),
    minutesSha: certified ? { label: `${say.minutesSha}${colon}`, sha256: certified.sha256 } : null,
    footer: writable(`${decision.organisationName} · ${say.footer(number)}`),
    example: decision.example ? say.exampleAcross : null,
  }
}

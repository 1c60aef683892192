/** Minutes on paper: what the Typst template `documents/minutes.typ` reads. */
import { dayIn, formatDay, formatMoment } from '#kernel/dates.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { blocksOf, type Block as ProseBlock, type Run } from '#kernel/values/prose.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import { type Block, type OwnText, recordWords, toldMinutes } from '../messages.ts'
import type { MinutesContent, SigningRole } from '../tables.ts'

export const MINUTES_TEMPLATE = 'src/modules/minutes/documents/minutes.typ'

export interface MinutesPaper {
  lang: Lang
  content: MinutesContent
  /** When each signed; null: not yet. */
  signed: Record<SigningRole, Date | null>
  /** Of the frozen text; null: a draft. */
  sha256: string | null
}

const writableRun = (run: Run): Run => ({ ...run, text: writable(run.text) })
const writableProse = (block: ProseBlock): ProseBlock => {
  if (block.kind === 'paragraph')
    return {
      ...block,
      runs: block.runs.map(({ href, ...run }) => writableRun(href && /^(?:https?|mailto):/.test(href) ? { ...run, href } : run)),
    }
  return block.kind === 'list'
    ? { ...block, items: block.items.map((item) => item.map(writableProse)) }
    : { ...block, blocks: block.blocks.map(writableProse) }
}

/** A text in the Markdown subset, in its own language. */
export const paperProse = ({ text, lang }: OwnText) => ({ blocks: blocksOf(text).map(writableProse), lang })
export const paperText = ({ text, lang }: OwnText): OwnText => ({ text: writable(text), lang })

function paperBlock(lang: Lang, block: Block): object {
  const say = recordWords(lang)
  switch (block.kind) {
    case 'facts':
      return { kind: 'facts', rows: block.rows.map(({ label, value }) => ({ label: writable(label), value: writable(value) })) }
    case 'text':
    case 'muted':
      return { kind: block.kind, text: writable(block.text) }
    case 'warning':
      return { kind: 'warning', title: writable(block.title), text: writable(block.text) }
    case 'prose':
      return { kind: 'prose', title: block.title ?? null, body: paperProse(block.body) }
    case 'table': {
      const { caption, head, rows, total = false } = block
      return {
        kind: 'table',
        caption,
        head: head.map(({ label, end = false }) => ({ label, end })),
        rows: rows.map((row) => row.map(writable)),
        total,
      }
    }
    case 'documents':
      return { kind: 'documents', title: block.title, items: block.items.map(({ name, sha256 }) => ({ name: writable(name), sha256 })) }
    case 'point': {
      const { position, title, facts, note, untold } = block
      return {
        kind: 'point',
        mark: say.point(position),
        title: paperText(title),
        facts: writable(facts),
        note: note && paperProse(note),
        plain: untold ? say.noNote : '',
      }
    }
    case 'resolution': {
      const { number, title, text, facts, sha256, votes, plain } = block
      return {
        kind: 'resolution',
        mark: `${say.resolutionLabel} ${number}`,
        title: paperText(title),
        text: paperProse(text),
        facts: writable(facts),
        sha256: sha256 ?? '',
        shaLabel: say.textSha,
        votes: votes.map(({ what, outcome, sentence }) => ({
          what: writable(what),
          outcome: outcome?.text ?? '',
          tone: outcome?.tone ?? 'info',
          sentence: writable(sentence),
        })),
        plain: plain ?? '',
      }
    }
  }
}

/** What the template reads. Every text is one that its fonts can write. */
export function minutesData({ lang, content, signed, sha256 }: MinutesPaper): object {
  const say = recordWords(lang)
  const day = formatDay(lang, dayIn(content.timeZone, new Date(content.when.openedAt ?? content.when.startsAt)))
  const title = writable(`${say.title} · ${said(lang, content.title)}`)
  const { organisation, corrects, correction, number } = content
  return {
    lang,
    title,
    kicker: writable([organisation.name, said(lang, content.body), day].join(' · ')),
    correction: corrects === null ? '' : say.corrects(number, corrects),
    reason: correction === null ? '' : writable(`${say.correction}${lang === 'fr' ? '\u00a0:' : ':'} ${typographic(lang, correction)}`),
    draft: sha256 === null ? say.draft : '',
    running: title,
    footer: writable(`${organisation.name} · ${sha256 === null ? say.footerDraft : say.footer(number, sha256.slice(0, 16))}`),
    example: content.example ? say.exampleAcross : null,
    sections: toldMinutes(lang, content).map((section) => ({
      number: section.number,
      title: section.title,
      blocks: section.blocks.map((block) => paperBlock(lang, block)),
    })),
    signatories: (['chair', 'secretary'] as const).map((role) => {
      const signatory = content.signatories.find((each) => each.role === role)
      const at = signed[role]
      return {
        office: say.signedAs[role],
        name: writable(signatory?.name ?? say.nobodyNamed),
        capacity: writable(signatory?.capacity ? said(lang, signatory.capacity) : ''),
        state: at === null ? say.unsigned : say.signed(formatMoment(lang, at, content.timeZone)),
        signed: at !== null,
      }
    }),
    shaLabel: `${say.fingerprint}${lang === 'fr' ? '\u00a0:' : ':'}`,
    sha256: sha256 ?? '',
  }
}

/** Lines and keys as JSON: what the house writes, and what a dry run keeps until it is confirmed. */
import { z } from 'zod'
import { MOST_CENTS } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { type BudgetDraft, LINE_COLUMNS, MOST_IMPORT_LINES, MOST_PARTS } from '../rules/files/import-draft.ts'
import type { FileRead } from '../rules/files/import-objections.ts'
import { objectionsToSpread } from '../rules/files/import-spread.ts'
import { LONGEST_LABEL, LONGEST_NOTE } from '../rules/lines.ts'
import { BASES, KEY_KINDS, RECIPIENTS, TRANSFERS } from '../tables.ts'

const cents = z.int().min(0).max(MOST_CENTS)
const text = (max: number) => z.string().max(max)
const named = (max: number) => z.string().trim().min(1).max(max)
const code = named(60)

const spread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('shares'), parts: z.array(z.object({ code, shareBp: z.int().min(0).max(10_000) })).max(MOST_PARTS) }),
  z.object({ kind: z.literal('amounts'), parts: z.array(z.object({ code, amountCents: cents })).max(MOST_PARTS) }),
  z.object({ kind: z.literal('key'), name: named(120) }),
])

const line = z.object({
  /** Where it stood in the file that it was read from. */
  line: z.int().min(0).max(10_000_000).optional(),
  year: z.int().min(1900).max(2200).optional(),
  account: text(40),
  label: text(LONGEST_LABEL),
  quantityThousandths: z.int().min(1).max(MOST_CENTS).nullish(),
  unitCents: cents.nullish(),
  amountCents: cents,
  note: text(LONGEST_NOTE).nullish(),
  cashMonth: z.int().min(1).max(12).nullish(),
  grant: z.object({ funder: text(200).nullish(), title: text(200).nullish(), reference: text(120).nullish() }).nullish(),
  recipient: z.enum(RECIPIENTS).nullish(),
  transfer: z.enum(TRANSFERS).nullish(),
  spread: spread.optional(),
  example: z.boolean().optional(),
})

const key = z.object({
  name: named(120),
  kind: z.enum(KEY_KINDS),
  criterion: named(300),
  rateBp: z.int().min(1).max(10_000).nullish(),
  basis: z.enum(BASES).nullish(),
  parts: z.array(z.object({ code, weight: z.int().min(1).max(999_999_999) })).max(MOST_PARTS),
})

const file = z.object({
  lines: z.array(line).max(MOST_IMPORT_LINES),
  keys: z.array(key).max(100).optional(),
  says: z.array(z.enum(LINE_COLUMNS)).max(LINE_COLUMNS.length).optional(),
})

function draftIn(parsed: z.infer<typeof file>, year: number): BudgetDraft {
  return {
    ...(parsed.says ? { says: parsed.says } : {}),
    lines: parsed.lines.map((each, place) => ({
      line: each.line ?? place + 1,
      year: each.year ?? year,
      account: each.account.trim(),
      label: each.label.trim(),
      quantityThousandths: each.quantityThousandths ?? null,
      unitCents: each.unitCents ?? null,
      amountCents: each.amountCents,
      note: each.note?.trim() || null,
      cashMonth: each.cashMonth ?? null,
      grant: each.grant
        ? { funder: each.grant.funder ?? null, title: each.grant.title ?? null, reference: each.grant.reference ?? null }
        : null,
      recipient: each.recipient ?? null,
      transfer: each.transfer ?? null,
      spread: each.spread ?? { kind: 'none' },
      example: each.example ?? false,
    })),
    keys: (parsed.keys ?? []).map((each) => ({ ...each, rateBp: each.rateBp ?? null, basis: each.basis ?? null })),
  }
}

/** `lines[2].amountCents`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((each) => (typeof each === 'number' ? `[${each}]` : `.${String(each)}`))
    .join('')
    .replace(/^\./, '')

/** A draft from a JSON text, or why it is none; `year`: of lines that name none. */
export function draftFromJson(json: string, year: number): BudgetDraft | Objection {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return objection('budget.file_json_invalid', { path: '' }, 'file')
  }
  const parsed = file.safeParse(Array.isArray(value) ? { lines: value } : value)
  if (parsed.success) return draftIn(parsed.data, year)
  return objection('budget.file_json_invalid', { path: pathOf(parsed.error.issues[0]?.path ?? []) }, 'file')
}

/** As a file that was sent. */
export function readJson(json: string, year: number): FileRead | Objection {
  const draft = draftFromJson(json, year)
  if ('code' in draft) return draft
  const refused = draft.lines.flatMap(({ line: at, spread: said, amountCents }) =>
    objectionsToSpread(said, amountCents).map((each) => ({ line: at, objection: each })),
  )
  return { ...draft, layout: 'json', refused, notes: [] }
}

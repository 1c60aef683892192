/** What the demonstration's forecast budget is made of, as `budget.yaml` tells it. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { sourceFile } from '#kernel/project.ts'
import { typographic } from '#kernel/values/typography.ts'

const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))
const moment = z.iso.datetime({ local: true, precision: -1 })
const day = z.iso.date()
const dated = z.object({ euros: z.int(), on: day })
const byCode = z.record(z.string(), z.int())
const transfer = z.enum(['regrant', 'partner', 'service', 'own'])

const shape = z.object({
  by: z.string(),
  title: z.object({ fr: french, en: english }),
  year: z.int(),
  plan: z.string(),
  openingCash: z.int(),
  target: z.object({ share: z.int(), source: french }),
  begun: moment,
  papers: moment,
  spread: moment,
  proposed: moment,
  scenario: z.object({
    at: moment,
    name: french,
    refused: z.string(),
    percent: z.object({ account: z.string(), basisPoints: z.int() }),
  }),
  funders: z.array(
    z.object({ id: z.string(), name: french, kind: z.enum(['state', 'european', 'region', 'private']), fund: z.string().optional() }),
  ),
  grants: z.array(
    z.object({
      id: z.string(),
      funder: z.string(),
      title: french,
      period: z.tuple([day, day]),
      rateCap: z.int().optional(),
      conditions: french.optional(),
      items: z.array(z.string()).optional(),
      asked: dated,
      proposed: dated.optional(),
      awarded: dated.optional(),
      years: byCode,
      papers: z
        .array(
          z.object({
            kind: z.enum(['agreement', 'regrant_authorisation', 'partnership']),
            signed: day,
            name: french,
            clause: french.optional(),
          }),
        )
        .default([]),
      payments: z.array(z.object({ kind: z.enum(['advance', 'claim', 'balance']), on: day, euros: z.int(), received: day.optional() })),
    }),
  ),
  key: z.object({ name: french, criterion: french, weights: byCode }),
  lines: z.array(
    z.object({
      account: z.string(),
      label: french,
      euros: z.int(),
      quantity: z.int().optional(),
      unit: z.int().optional(),
      note: french.optional(),
      month: z.int().optional(),
      grant: z.string().optional(),
      recipient: z.enum(['regions', 'actors']).optional(),
      transfer: transfer.optional(),
      shares: byCode.optional(),
      amounts: byCode.optional(),
      key: z.literal(true).optional(),
    }),
  ),
  regionKey: z.object({ fixed: z.int(), shares: z.object({ equal: z.int(), members: z.int() }), figures: z.int() }),
  agreementsAt: moment,
  agreements: z.array(
    z.object({
      with: french,
      title: french,
      transfer,
      grant: z.string().optional(),
      euros: z.int(),
      signed: day.optional(),
      due: z.array(day),
      paid: day.optional(),
    }),
  ),
})

export type ToldBudget = z.infer<typeof shape>
export const toldBudget = (): ToldBudget => shape.parse(parse(readFileSync(sourceFile('demo/budget.yaml'), 'utf8')))

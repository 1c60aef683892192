/** The address of the back-up page, and of the word that a back-up came back elsewhere. */
import { Hono } from 'hono'
import { RESTORED, type Restored } from '#kernel/backup/resume.ts'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { setting } from '#kernel/setting.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { noteTrial } from '../commands/backup.ts'
import { backupWords } from '../messages/backup.ts'
import { BackupPage } from '../pages/backup.tsx'
import { backupPath, signInPath } from '../paths.ts'
import { backups, safeKeeping } from '../queries/backup.ts'
import { networkIdOf } from '../queries.ts'
import { TYPED_LETTERS } from '../rules/backup.ts'
import { mayEditNetwork } from '../rules/rights.ts'

const SHOWN = 15

/** Those who answer for the network's data; a stranger is led to the sign-in and back here. */
const asKeeper = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  const { actor, house } = c.var
  if (!actor) return c.redirect(signInPath(backupPath()), 303)
  if (!mayEditNetwork(actor, await networkIdOf(house.reader))) throw notYours()
  return work(c, actor)
}

async function page(c: Ctx, typed = '', errors: FormError[] = [], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const { reader, clock } = c.var.house
  const [safe, latest, restored] = await Promise.all([
    safeKeeping(reader, clock.today()),
    backups(reader, SHOWN),
    setting<Restored>(reader, RESTORED),
  ])
  const from = restored && { madeAt: new Date(restored.madeAt), restoredAt: new Date(restored.restoredAt) }
  return sendPage(c, <BackupPage viewing={await viewingOf(c)} view={{ safe, latest, restored: from, typed, errors }} />, status)
}

async function tried(c: Ctx, actor: Actor): Promise<Response> {
  const typed = typedOne(await typedForm(c), 'fingerprint')
  return attempt(
    c,
    async () => {
      const { fingerprint } = await change(c.var.house, (tx) => noteTrial(tx, actor, { how: 'restored', typed }))
      return redirectWith(c, backupPath(), { text: backupWords(c.var.lang).confirmed(fingerprint.slice(0, TYPED_LETTERS)) })
    },
    (errors, refusal) => page(c, typed, errors, refusal.status),
  )
}

export function backupRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/backup',
    asKeeper((c) => page(c)),
  )
  app.post('/backup/trial', asKeeper(tried))
  return app
}

/** What the pages of a plan say of its versions: which one it shows, whether its working text differs, whether a next text is on its way. */
import type { Ctx } from '#kernel/env.ts'
import { adoptedVersion, type OpenRevision, openRevision, type Plan, type Version, versionsOf, workingText } from '../queries.ts'

export interface VersionsBeside {
  /** The latest first. */
  versions: Version[]
  /** The version that the plan shows now; null: its working text. */
  shown: Version | null
  /** Of a plan whose text still changes: whether it differs from its last version. */
  working: { differs: boolean } | null
  /** A next text that this reader may see. */
  next: OpenRevision | null
  /** What moves these facts: for kept pages. */
  tags: string[]
}

/** The fingerprint of the text as it stands: costly for a large plan, so it is kept until the plan is touched. */
const fingerprintOf = ({ var: { house } }: Ctx, { id }: Plan): Promise<string> =>
  house.kept.part(`plan text ${id}`, [`plan:${id}`], async () => (await workingText(house.reader, id)).sha256)

const lastOf = (versions: Version[]): Version | null => versions.find(({ takenBack }) => !takenBack) ?? versions[0] ?? null

export async function versionsBeside(c: Ctx, plan: Plan): Promise<VersionsBeside> {
  const { reader, kept } = c.var.house
  const { actor } = c.var
  const [versions, revision] = await Promise.all([
    kept.part(`plan versions ${plan.id}`, [`plan:${plan.id}`], () => versionsOf(reader, plan.id)),
    // Who may read it is the plan's, its owner's and its bodies' to say, and the mandates'.
    kept.part(`plan next ${plan.id} ${actor?.personId ?? 0} ${JSON.stringify(actor?.mandates.map(({ id }) => id) ?? [])}`, ['plan'], () =>
      openRevision(reader, actor, plan.id),
    ),
  ])
  const last = lastOf(versions)
  const changes = plan.state === 'draft' || plan.state === 'published'
  return {
    versions,
    shown: changes ? null : adoptedVersion(versions),
    working: changes ? { differs: last !== null && (await fingerprintOf(c, plan)) !== last.sha256 } : null,
    next: revision.seen,
    tags: [plan.id, revision.id ?? 0, plan.revises?.id ?? 0].map((id) => `plan:${id}`),
  }
}

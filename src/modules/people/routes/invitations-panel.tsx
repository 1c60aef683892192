/** What an organisation's page offers to those who may invite for it. */
import type { Panel } from '#kernel/capability.ts'
import { InvitationsPanel } from '../pages/invitations.tsx'
import { absentees } from '../queries/invitees.ts'
import { ownerOfMandates } from '../queries/keeping.ts'
import { networkIdOf } from '../queries.ts'
import { inNameOf, invitingScope, mayInviteColleague, mayInviteFor } from '../rules/invitations.ts'

export const invitationsPanel: Panel = async (house, viewing, id) => {
  const { actor, lang } = viewing
  const networkId = await networkIdOf(house.reader)
  const scope = invitingScope(actor, networkId)
  const owner = scope === null ? null : await ownerOfMandates(house.reader, id)
  if (scope === null || owner === null) return null
  const colleague = mayInviteColleague(actor, networkId, owner)
  const own =
    scope === 'all' ||
    mayInviteFor(scope, id) ||
    [owner.parentId, ...owner.regionIds].some((each) => each !== null && mayInviteFor(scope, each))
  if (!own && !colleague) return null
  const asked =
    owner.kind === 'network'
      ? { regionId: null, organisationId: null, role: null }
      : owner.kind === 'regional'
        ? { regionId: id, organisationId: null, role: null }
        : { regionId: null, organisationId: id, role: null }
  const named = inNameOf(scope, networkId, asked)
  const absent = await absentees(house.reader, scope, named.asked, house.clock.today())
  return <InvitationsPanel lang={lang} organisationId={id} kind={owner.kind} absent={absent} colleague={colleague} />
}

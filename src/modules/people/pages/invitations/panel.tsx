/** Invitations on the page of an organisation. */
import { Buttons } from '#design/form.tsx'
import { ButtonLink, Heading, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { invitationsPath, newInvitationsPath } from '../../paths.ts'
import { MOST_COUNTED } from '../../rules/invitations.ts'
import type { Kind } from '../../tables.ts'

export interface InvitationsPanelProps {
  lang: Lang
  organisationId: number
  kind: Kind
  /** How many hold a mandate and never came in. */
  absent: number
  colleague: boolean
}

export function InvitationsPanel({ lang, organisationId, kind, absent, colleague }: InvitationsPanelProps) {
  const say = invitationsWords(lang)
  const chosen =
    kind === 'network'
      ? newInvitationsPath()
      : `${newInvitationsPath()}?${kind === 'regional' ? 'region' : 'organisation'}=${organisationId}`
  return (
    <section>
      <Heading level={2} id="invitations">
        {say.invitations}
      </Heading>
      <Paragraph>
        {absent > MOST_COUNTED ? say.absentMany(MOST_COUNTED) : say.absent(absent)} <a href={invitationsPath()}>{say.seeInvitations}</a>
      </Paragraph>
      <Buttons>
        {colleague ? <ButtonLink href={newInvitationsPath(organisationId)}>{say.addColleague}</ButtonLink> : null}
        {absent > 0 && !colleague ? <ButtonLink href={chosen}>{say.prepare}</ButtonLink> : null}
      </Buttons>
    </section>
  )
}

/** The row of tabs of a meeting: each reader sees those that he or she may open. */
import { Tabs } from '#design/tabs.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { tabWords } from '../messages/tabs.ts'
import { agendaPath, deskPath, meetingPath, noticePath, proxiesPath, quorumPath, rollPath } from '../paths.ts'
import type { Meeting } from '../queries.ts'
import { mayHoldDesk, mayPrepare } from '../rules.ts'

/** `here`: the address of the tab that is shown. */
export function MeetingTabs({ viewing: { lang, actor }, meeting, here }: { viewing: Viewing; meeting: Meeting; here: string }) {
  const say = tabWords(lang)
  const { id, state } = meeting
  const convened = state !== 'draft'
  return (
    <Tabs
      label={say.meeting}
      here={here}
      tabs={[
        { href: meetingPath(id), label: say.meeting },
        ...(mayPrepare(actor, meeting)
          ? [
              { href: agendaPath(id), label: say.agenda },
              { href: noticePath(id), label: say.notice, glyph: 'mail' as const },
            ]
          : []),
        { href: rollPath(id), label: say.roll, glyph: 'organisation' as const },
        ...(convened ? [{ href: proxiesPath(id), label: say.proxies, glyph: 'mandate' as const }] : []),
        ...(convened && mayHoldDesk(actor, meeting) ? [{ href: deskPath(id), label: say.desk, glyph: 'person' as const }] : []),
        ...(convened ? [{ href: quorumPath(id), label: say.quorum }] : []),
      ]}
    />
  )
}

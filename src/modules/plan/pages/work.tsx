/** The work around a plan, on its page: what this year serves of it, and who reads its draft. */
import { Row, Rows } from '#design/entries.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { sharingWords } from '../messages/sharing.ts'
import { planSharingPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { ServedThisYear } from '../queries/serving.ts'
import { ServedPart } from './serving.tsx'

export interface WorkPanelProps {
  viewing: Viewing
  plan: Plan
  served: ServedThisYear | null
  /** This reader may share the draft. */
  sharing: boolean
}

export function WorkPanel({ viewing: { lang }, plan, served, sharing }: WorkPanelProps) {
  const say = sharingWords(lang)
  return (
    <>
      {served ? <ServedPart lang={lang} served={served} /> : null}
      {sharing ? (
        <Rows label={say.whoReads}>
          <Row href={planSharingPath(plan.slug)} title={say.whoReads} detail={say.lead} glyph="share" />
        </Rows>
      ) : null}
    </>
  )
}

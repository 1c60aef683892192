/** What surrounds the work on a plan, on its page: what this year serves of it, its documents, who reads its draft. */
import { Row, Rows } from '#design/entries.tsx'
import { Heading } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { changesWords } from '../messages/changes.ts'
import { documentWords } from '../messages/documents.ts'
import { sharingWords } from '../messages/sharing.ts'
import { planChangesPath, planDocumentsPath, planSharingPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { ServedThisYear } from '../queries/serving.ts'
import { mayKeepDocuments, mayShare } from '../rules.ts'
import { ServedPart } from './serving.tsx'

export interface WorkPanelProps {
  viewing: Viewing
  plan: Plan
  served: ServedThisYear | null
  /** How many documents the plan and its items have. */
  documents: number
}

export function WorkPanel({ viewing: { lang, actor }, plan, served, documents }: WorkPanelProps) {
  const say = documentWords(lang)
  const showsDocuments = documents > 0 || mayKeepDocuments(actor, plan, null)
  const sharing = plan.state === 'draft' && mayShare(actor, plan)
  return (
    <>
      {served ? <ServedPart lang={lang} served={served} /> : null}
      <Heading level={2} id="work">
        {changesWords(lang).around}
      </Heading>
      <Rows label={changesWords(lang).around}>
        <Row href={planChangesPath(plan.slug)} title={changesWords(lang).title} detail={changesWords(lang).lead} glyph="edit" />
        {showsDocuments ? (
          <Row
            href={planDocumentsPath(plan.slug)}
            title={say.documents}
            detail={documents > 0 ? say.count(documents) : say.none}
            glyph="document"
          />
        ) : null}
        {sharing ? (
          <Row href={planSharingPath(plan.slug)} title={sharingWords(lang).whoReads} detail={sharingWords(lang).lead} glyph="share" />
        ) : null}
      </Rows>
    </>
  )
}

/** The mail of a notice as its reader will see it, before it leaves. */
import { MailSheet } from '#design/doorstep.tsx'
import { Buttons } from '#design/form.tsx'
import { ButtonLink, Heading, List, Muted, Paragraph } from '#design/text.tsx'
import type { MailBlock } from '#kernel/mail.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { noticePdfPath } from '../paths.ts'
import type { NoticeView } from './notice.tsx'

/** A block of the mail, as its reader will see it; a link that leads somewhere only there is no link here. */
function Block({ block }: { block: MailBlock }) {
  if (block.kind === 'heading')
    return (
      <p>
        <strong>{block.text}</strong>
      </p>
    )
  if (block.kind === 'link')
    return (
      <p>
        <strong>→ {block.label}</strong>
      </p>
    )
  if (block.kind === 'list')
    return (
      <List
        items={block.items.map(({ title, detail, href }) => (
          <>
            {title}
            {(detail ?? href ?? '').split('\n').map((line) =>
              line === '' ? null : (
                <>
                  <br />
                  <Muted>{line}</Muted>
                </>
              ),
            )}
          </>
        ))}
      />
    )
  return <p>{block.text}</p>
}

export function Preview({ view: { viewing, meeting, preview } }: { view: NoticeView }) {
  const say = noticeWords(viewing.lang)
  return (
    <>
      <Heading level={2} id="preview">
        {say.preview}
      </Heading>
      <Buttons>
        <ButtonLink href={noticePdfPath(meeting.id)} glyph="document" download>
          {say.pdf}
        </ButtonLink>
      </Buttons>
      {preview ? (
        <>
          <Paragraph>
            <Muted>{say.previewOf(preview.name)}</Muted>
          </Paragraph>
          <MailSheet subject={preview.subject} label={say.preview} lang={preview.lang}>
            {preview.content.blocks.map((block, place) => (
              <Block key={place} block={block} />
            ))}
            <p>
              <Muted>{preview.content.why}</Muted>
            </p>
          </MailSheet>
        </>
      ) : (
        <Paragraph>{say.previewNobody}</Paragraph>
      )}
    </>
  )
}

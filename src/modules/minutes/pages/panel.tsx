/** What the page of a meeting shows of its minutes. */
import { Buttons } from '#design/form.tsx'
import { Part } from '#design/record.tsx'
import { ButtonLink, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { workWords } from '../messages.ts'
import { minutesPath, minutesPdfPath } from '../paths.ts'

export interface MinutesPanelProps {
  lang: Lang
  meetingId: number
  /** The latest document's number. */
  number: number
  /** As people read it. */
  state: string
  waits: boolean
}

export const MinutesPanel = ({ lang, meetingId, number, state, waits }: MinutesPanelProps) => {
  const say = workWords(lang)
  return (
    <Part id="minutes" title={say.panelTitle}>
      <Paragraph>{state}</Paragraph>
      <Buttons>
        <ButtonLink href={minutesPath(meetingId)} main={waits}>
          {waits ? say.expectedSign : say.panelRead}
        </ButtonLink>
        <ButtonLink href={minutesPdfPath(meetingId, number)} glyph="document">
          {say.pdf}
        </ButtonLink>
      </Buttons>
    </Part>
  )
}

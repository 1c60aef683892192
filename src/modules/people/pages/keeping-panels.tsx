/** The way to the network's own pages, on the page of the network; and to an erasure, on the page of a person. */
import { Buttons } from '#design/form.tsx'
import { ButtonLink, Heading, Paragraph } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { personalWords } from '../messages/personal.ts'
import { settingsWords } from '../messages/settings.ts'
import { tabWords } from '../messages/tabs.ts'
import { backupPath, networkPath, networkTextsPath, outboxPath, personErasurePath, retentionPath } from '../paths.ts'

export const NetworkPanel = ({ lang, edit }: { lang: Lang; edit: boolean }) => {
  const tabs = tabWords(lang)
  return (
    <section>
      <Heading level={2}>{settingsWords(lang).keepNetwork}</Heading>
      <Buttons>
        {edit ? <ButtonLink href={networkPath()}>{tabs.identity}</ButtonLink> : null}
        {edit ? <ButtonLink href={networkTextsPath()}>{tabs.texts}</ButtonLink> : null}
        <ButtonLink href={retentionPath()}>{tabs.retention}</ButtonLink>
        {edit ? <ButtonLink href={outboxPath()}>{tabs.outbox}</ButtonLink> : null}
        {edit ? <ButtonLink href={backupPath()}>{tabs.backup}</ButtonLink> : null}
      </Buttons>
    </section>
  )
}

export const ErasurePanel = ({ lang, personId }: { lang: Lang; personId: number }) => {
  const say = personalWords(lang)
  return (
    <section>
      <Heading level={2}>{say.privacyTitle}</Heading>
      <Paragraph>{say.erasurePanel}</Paragraph>
      <Buttons>
        <ButtonLink href={personErasurePath(personId)}>{say.erasurePanelLink}</ButtonLink>
      </Buttons>
    </section>
  )
}

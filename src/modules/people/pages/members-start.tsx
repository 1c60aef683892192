/** Where members are brought in: the list to choose, one's files, and how a list is understood. */
import { Row, Rows } from '#design/entries.tsx'
import { Sample, SampleSheet, Samples } from '#design/file-drop.tsx'
import { FileForm, ForgetFile } from '#design/file-form.tsx'
import type { FormError } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Heading, Muted, Paragraph, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { membersWords } from '../messages/members.ts'
import { memberExample } from '../messages/members-example.ts'
import { tabWords } from '../messages/tabs.ts'
import {
  memberExamplePath,
  memberFilePath,
  memberImportPath,
  memberImportRemovalPath,
  memberImportsPath,
  organisationsPath,
} from '../paths.ts'
import type { MembersUpload } from '../queries/members-uploads.ts'
import { DirectoryTabs } from './tabs.tsx'

/** What browsers offer first; the file's content decides. */
const ACCEPTED = '.xlsx,.ods,.csv,.tsv,.txt'

export const MembersCrumbs = ({ lang, start }: { lang: Lang; start?: boolean }) => (
  <Crumbs
    lang={lang}
    items={[
      { href: organisationsPath(), label: tabWords(lang).directory },
      ...(start ? [] : [{ href: memberImportsPath(), label: membersWords(lang).title }]),
    ]}
  />
)

/** The form that sends a file. `instead`: the one whose place it takes. */
export function MembersFileForm(of: { lang: Lang; errors: FormError[]; instead?: number; label?: string }) {
  const { lang, errors, instead, label } = of
  const say = membersWords(lang)
  return (
    <FileForm
      lang={lang}
      action={memberImportsPath()}
      errors={errors}
      label={label ?? say.file}
      hint={say.fileHint}
      accept={ACCEPTED}
      send={say.read}
      instead={instead}
    />
  )
}

/** `alone`: on the file's own page. */
export const ForgetMembersForm = ({ lang, upload, alone }: { lang: Lang; upload: Pick<MembersUpload, 'id' | 'name'>; alone?: boolean }) => (
  <ForgetFile action={memberImportRemovalPath(upload.id)} label={membersWords(lang).forgetNamed(upload.name)}>
    {alone ? membersWords(lang).forgetThis : membersWords(lang).forget}
  </ForgetFile>
)

const Waiting = ({ lang, uploads, timeZone }: { lang: Lang; uploads: MembersUpload[]; timeZone: string }) => {
  const say = membersWords(lang)
  const detail = ({ state, outcome, receivedAt }: MembersUpload) =>
    [say.states[state], outcome?.kind === 'written' ? say.figures(outcome) : null, formatMoment(lang, receivedAt, timeZone)]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <Heading level={2}>{say.waiting}</Heading>
      <Paragraph>
        <Muted>{say.waitingHint}</Muted>
      </Paragraph>
      <Rows label={say.waiting}>
        {uploads.map((upload) => (
          <Row
            key={upload.id}
            href={memberImportPath(upload.id)}
            title={upload.name}
            glyph={upload.state === 'written' ? 'done' : 'import'}
            detail={detail(upload)}
            aside={<ForgetMembersForm lang={lang} upload={upload} />}
          />
        ))}
      </Rows>
    </>
  )
}

const HowTo = ({ lang }: { lang: Lang }) => {
  const say = membersWords(lang)
  const { head, rows } = memberExample[lang]
  return (
    <>
      <Heading level={2}>{say.howTo}</Heading>
      <Paragraph>{say.understood}</Paragraph>
      <Samples>
        <Sample title={say.sample} hint={say.sampleHint} link={{ href: memberExamplePath(), label: say.download }}>
          <SampleSheet label={say.sample} head={head} rows={rows} />
        </Sample>
        <Sample title={say.takeOut} hint={say.takeOutHint} link={{ href: memberFilePath('xlsx'), label: say.takeOutFile }}>
          {null}
        </Sample>
      </Samples>
    </>
  )
}

export interface MembersStartProps {
  viewing: Viewing
  uploads: MembersUpload[]
  timeZone: string
  errors: FormError[]
}

export function MembersStartPage({ viewing, uploads, timeZone, errors }: MembersStartProps) {
  const { lang } = viewing
  const say = membersWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <MembersCrumbs lang={lang} start />
      <Title lead={say.lead}>{say.title}</Title>
      <DirectoryTabs viewing={viewing} here={organisationsPath()} />
      <MembersFileForm lang={lang} errors={errors} />
      {uploads.length > 0 ? <Waiting lang={lang} uploads={uploads} timeZone={timeZone} /> : null}
      <HowTo lang={lang} />
    </Page>
  )
}

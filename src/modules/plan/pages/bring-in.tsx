/** Where a plan is brought in: the file to choose, one's unfinished files, and how a file is understood. */
import { Row, Rows } from '#design/entries.tsx'
import { Sample, SampleDocument, SampleSheet, Samples } from '#design/file-drop.tsx'
import { FileForm, ForgetFile } from '#design/file-form.tsx'
import type { FormError } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Heading, Muted, Paragraph, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bringInWords } from '../messages/bring-in.ts'
import { exampleSheets } from '../messages/bring-in-examples.ts'
import { words } from '../messages/words.ts'
import { examplePath, uploadRemovalPath } from '../paths/bring-in.ts'
import { bringInPath, plansPath, uploadPath } from '../paths.ts'
import type { Upload } from '../queries/uploads.ts'

/** What browsers offer first; the file's content decides. */
const ACCEPTED = '.xlsx,.ods,.csv,.tsv,.txt,.docx,.md,.markdown,.json'

export const BringInCrumbs = ({ lang, start }: { lang: Lang; start?: boolean }) => (
  <Crumbs
    items={[{ href: plansPath(), label: words(lang).plans }, ...(start ? [] : [{ href: bringInPath(), label: bringInWords(lang).title }])]}
    lang={lang}
  />
)

/** The form that sends a file. `instead`: the one whose place it takes. */
export function PlanFileForm({ lang, errors, instead, label }: { lang: Lang; errors: FormError[]; instead?: number; label?: string }) {
  const say = bringInWords(lang)
  return (
    <FileForm
      lang={lang}
      action={bringInPath()}
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
export const ForgetForm = ({ lang, upload, alone }: { lang: Lang; upload: Pick<Upload, 'id' | 'name'>; alone?: boolean }) => (
  <ForgetFile action={uploadRemovalPath(upload.id)} label={bringInWords(lang).forgetNamed(upload.name)}>
    {alone ? bringInWords(lang).forgetThis : bringInWords(lang).forget}
  </ForgetFile>
)

const Waiting = ({ viewing: { lang }, uploads, timeZone }: { viewing: Viewing; uploads: Upload[]; timeZone: string }) => {
  const say = bringInWords(lang)
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
            href={uploadPath(upload.id)}
            title={upload.name}
            glyph="import"
            detail={`${say.states[upload.state]} · ${formatMoment(lang, upload.receivedAt, timeZone)}`}
            aside={<ForgetForm lang={lang} upload={upload} />}
          />
        ))}
      </Rows>
    </>
  )
}

function HowTo({ lang }: { lang: Lang }) {
  const say = bringInWords(lang)
  return (
    <>
      <Heading level={2}>{say.howTo}</Heading>
      <Paragraph>{say.understood}</Paragraph>
      <Samples>
        {(['wide', 'long'] as const).map((example) => (
          <Sample
            key={example}
            title={say[example]}
            hint={say[`${example}Hint`]}
            link={{ href: examplePath(example, lang), label: say.download }}
          >
            <SampleSheet label={say[example]} {...exampleSheets[example][lang]} />
          </Sample>
        ))}
        <Sample title={say.document} hint={say.documentHint}>
          <SampleDocument lines={say.documentLines} />
        </Sample>
      </Samples>
    </>
  )
}

export interface BringInProps {
  viewing: Viewing
  uploads: Upload[]
  timeZone: string
  errors: FormError[]
}

export function BringInPage({ viewing, uploads, timeZone, errors }: BringInProps) {
  const { lang } = viewing
  const say = bringInWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <BringInCrumbs lang={lang} start />
      <Title lead={say.lead}>{say.title}</Title>
      <PlanFileForm lang={lang} errors={errors} />
      {uploads.length > 0 ? <Waiting viewing={viewing} uploads={uploads} timeZone={timeZone} /> : null}
      <HowTo lang={lang} />
    </Page>
  )
}

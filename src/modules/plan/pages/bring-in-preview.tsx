/** What was understood of a file, before anything is written: figures, the tree beside its warnings, columns to mend, where it goes. */

import { Disclosure } from '#design/disclosure.tsx'
import { fieldId } from '#design/fields.tsx'
import { Findings, Names } from '#design/findings.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Beside, Sketch } from '#design/sketch.tsx'
import { ButtonLink, Figures, Heading, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bringInWords, levelCounted } from '../messages/bring-in.ts'
import { uploadPath } from '../paths.ts'
import type { Upload } from '../queries/uploads.ts'
import type { FileRead } from '../rules/upload.ts'
import { BringInCrumbs, ForgetForm, PlanFileForm } from './bring-in.tsx'
import { groupsOf, isOfColumn, unknownColumns } from './bring-in-findings.ts'
import { Columns, columnField, Destination, type Target } from './bring-in-target.tsx'
import { type Placing, placing, sketchOf, type TreeView } from './bring-in-tree.ts'

export interface Unlinked {
  name: string
  count: number
}

export interface PreviewProps {
  viewing: Viewing
  upload: Upload
  read: FileRead
  /** Owners that mean nobody here, the most frequent first. */
  unlinked: Unlinked[]
  part: number | null
  /** The meaning of each column as it stands in the form. */
  chosen: string[]
  target: Target
  errors: FormError[]
}

const MOST_NAMES = 40

export function Unknown({ lang, unlinked }: { lang: Lang; unlinked: Unlinked[] }) {
  if (unlinked.length === 0) return null
  const say = bringInWords(lang)
  return (
    <>
      <Heading level={2} count={formatNumber(lang, unlinked.length)}>
        {say.toLinkHeading}
      </Heading>
      <Paragraph>{say.toLinkHint}</Paragraph>
      <Names label={say.toLinkHeading}>
        {unlinked.slice(0, MOST_NAMES).map(({ name, count }) => (
          <li key={name}>
            {name}
            {count > 1 ? <Muted>{say.times(count)}</Muted> : null}
          </li>
        ))}
        {unlinked.length > MOST_NAMES ? <li>{say.more(unlinked.length - MOST_NAMES)}</li> : null}
      </Names>
    </>
  )
}

/** How many items stand at each level. */
function countsByLevel({ draft, lang }: FileRead, placed: Placing): { name: string; count: number }[] {
  const counts = new Map<number, number>()
  for (const key of placed.byKey.keys()) {
    const level = key.split('-').length
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  return draft.levelNames[lang].map((name, index) => ({ name, count: counts.get(index + 1) ?? 0 })).filter(({ count }) => count > 0)
}

const figuresOf = (lang: Lang, read: FileRead, placed: Placing) => [
  ...countsByLevel(read, placed).map(({ name, count }) => ({
    value: formatNumber(lang, count),
    label: levelCounted(read.lang, name, count),
  })),
]

interface Shown extends Omit<PreviewProps, 'viewing'> {
  lang: Lang
  view: TreeView
  placed: Placing
}

/** One line instead of a warning for each: what can be done about all of them is the same. */
const UnknownColumns = ({ lang, columns }: { lang: Lang; columns: ReturnType<typeof unknownColumns> }) =>
  columns.length === 0 ? null : (
    <>
      <Heading level={3}>{bringInWords(lang).unknownColumns}</Heading>
      <Paragraph>
        <Muted>{bringInWords(lang).unknownColumnsHint}</Muted>
      </Paragraph>
      <Names label={bringInWords(lang).unknownColumns}>
        {columns.map(({ heading, index }) => (
          <li key={index}>
            <a href={`#${fieldId(columnField(index))}`}>{heading}</a>
          </li>
        ))}
      </Names>
    </>
  )

/** With errors nothing can be written: what is to be mended comes first, and the way to another file. */
function Faults({ lang, view, placed, read, upload }: Shown) {
  const say = bringInWords(lang)
  const { groups } = groupsOf(view, placed, read.errors, 'error')
  return (
    <Notice tone="decision" title={say.errors(read.errors.length)}>
      <p>{say.errorsHint}</p>
      <Findings groups={groups} grave />
      <Disclosure summary={say.anotherFile} open={read.columns.length === 0}>
        <PlanFileForm lang={lang} errors={[]} instead={upload.id} />
      </Disclosure>
    </Notice>
  )
}

function Understood({ lang, view, placed, read, unlinked, chosen }: Shown) {
  const say = bringInWords(lang)
  const unknown = unknownColumns(read, chosen)
  const warnings = read.warnings.filter((each) => !isOfColumn(unknown, each))
  const { groups, notices } = groupsOf(view, placed, warnings, 'warning')
  const sketch = sketchOf(view, placed, notices)
  return (
    <Beside
      main={
        <>
          <Heading level={2} count={say.items(placed.total)}>
            {say.tree}
          </Heading>
          {sketch.length > 0 ? <Sketch nodes={sketch} label={say.tree} /> : <Paragraph>{say.noItems}</Paragraph>}
        </>
      }
      aside={
        <>
          <Heading level={2} id="warnings" {...(groups.length > 0 ? { count: formatNumber(lang, warnings.length) } : {})}>
            {say.warnings}
          </Heading>
          {groups.length > 0 || unknown.length > 0 ? (
            <Paragraph>{say.warningsHint}</Paragraph>
          ) : (
            <Notice tone="deed">
              <p>{say.noWarnings}</p>
            </Notice>
          )}
          <UnknownColumns lang={lang} columns={unknown} />
          {groups.length > 0 ? <Findings groups={groups} /> : null}
          <Unknown lang={lang} unlinked={unlinked} />
        </>
      }
    />
  )
}

export function PreviewPage(props: PreviewProps) {
  const { viewing, upload, read, unlinked, part, target, errors, chosen } = props
  const { lang } = viewing
  const say = bringInWords(lang)
  const placed = placing(read.draft.items)
  const view: TreeView = { lang, uploadId: upload.id, read, part, unlinked: new Set(unlinked.map(({ name }) => name)) }
  const shown: Shown = { ...props, lang, view, placed }
  const faulty = read.errors.length > 0
  const title = said(lang, read.draft.title)
  const { state, decision, milestones } = read.draft
  const alive = read.kind === 'json' && (state !== 'draft' || decision !== null || milestones.length > 0)
  return (
    <Page viewing={viewing} title={`${say.title} · ${title}`} noindex>
      <BringInCrumbs lang={lang} />
      <Title kicker={`${say.of(upload.name)} · ${say.kinds[read.kind]}`} lead={faulty ? say.notYetMend : say.notYet}>
        {title}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      {placed.total > 0 ? <Figures items={figuresOf(lang, read, placed)} /> : null}
      {faulty ? (
        <Faults {...shown} />
      ) : (
        <Buttons>
          <ButtonLink href="#where">{say.go}</ButtonLink>
        </Buttons>
      )}
      {alive ? (
        <Notice tone="waiting">
          <p>{say.json}</p>
        </Notice>
      ) : null}
      {placed.total > 0 || !faulty ? <Understood {...shown} /> : null}
      <Form action={uploadPath(upload.id)}>
        <HiddenField name="revision" value={String(upload.revision)} />
        {read.columns.length > 0 ? <Columns lang={lang} read={read} chosen={chosen} wanted={faulty} /> : null}
        {faulty ? null : <Destination lang={lang} read={read} errors={errors} target={target} items={placed.total} />}
      </Form>
      <ForgetForm lang={lang} upload={upload} alone />
    </Page>
  )
}

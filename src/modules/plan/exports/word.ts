/** A plan as a Word document (DOCX): headings that follow its levels, a table of the actions below each part, a table of contents. */
import {
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx'
import { formatDay } from '#kernel/dates.ts'
import { inLang } from '#kernel/values/lang.ts'
import { fileWords } from '../messages/files.ts'
import { documentFacts, documentHeadings } from './document.ts'
import { exampleLine, lastLevel, type PlanFile, type Row, rowsOf, tracesOf } from './file.ts'
import { type Prose, proseOf, textRuns, writable } from './word-prose.ts'
import { embeddedFonts, styles } from './word-styles.ts'
import { actionTable, sharedColumns } from './word-table.ts'

/** A4, in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = { side: 1_134, top: 1_500, bottom: 1_200 }
/** More columns than these want the page across. */
const MOST_UPRIGHT = 6
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

function front(file: PlanFile, level: number, prose: Prose): FileChild[] {
  const { lang, draft } = file
  const say = fileWords(lang)
  const example = exampleLine(file)
  const lead = draft.lead ? inLang(draft.lead, lang) : ''
  const colon = lang === 'fr' ? '\u00a0: ' : ': '
  return [
    ...(example ? [new Paragraph({ style: 'PlanMark', children: textRuns(example) })] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(inLang(draft.title, lang)) }),
    ...prose(lead, 'Subtitle'),
    ...documentFacts(file).map(
      ([key, value]) =>
        new Paragraph({
          style: key === say.decision || key === say.fingerprint || key === say.version ? 'PlanDecision' : 'PlanFact',
          children: [new TextRun({ text: `${key}${colon}`, bold: true }), ...textRuns(value)],
        }),
    ),
    ...(level > 1 && draft.items.length > 1 ? contents(say.contents, level) : []),
  ]
}

const contents = (title: string, level: number): FileChild[] => [
  new Paragraph({ style: 'TOCHeading', children: [new TextRun(title)] }),
  // Only Word knows its pages: it fills them in when one updates the table, and does not ask when one opens the file.
  new TableOfContents(title, { hyperlink: true, headingStyleRange: `1-${level - 1}`, beginDirty: false, tabLeader: LeaderType.NONE }),
]

/** Parts as headings with their texts, and below the last of them their actions. */
function body(file: PlanFile, rows: Row[], width: number, prose: Prose): FileChild[] {
  const headings = documentHeadings(file, rows)
  const table = { headings, shared: sharedColumns(headings, rows), width, prose }
  const children: FileChild[] = []
  let actions: Row[] = []
  const flush = () => {
    if (actions.length > 0) children.push(actionTable(file, actions, table), new Paragraph({ style: 'PlanCell', children: [] }))
    actions = []
  }
  for (const row of rows) {
    if (row.action) {
      actions.push(row)
      continue
    }
    flush()
    const { code, title, text } = row.item
    const heading = [code, inLang(title, file.lang)].filter(Boolean).join(' ')
    children.push(new Paragraph({ heading: HEADINGS[row.level - 1]!, children: textRuns(heading) }))
    if (text) children.push(...prose(inLang(text, file.lang)))
  }
  flush()
  return children
}

const running = (file: PlanFile, width: number): { first: Header; header: Header; footer: Footer } => {
  const { lang, draft, text, network } = file
  const say = fileWords(lang)
  const example = exampleLine(file)
  const which =
    text.version && !text.version.takenBack ? say.runningVersion(text.version.number) : text.state === 'adopted' ? '' : say.runningDraft
  const left = [inLang(draft.title, lang), which].filter(Boolean).join(' · ')
  const tabs = { rightTabStop: width }
  const line = () =>
    new Paragraph({
      style: 'PlanRunning',
      ...tabs,
      children: [...textRuns(left), new TextRun({ children: [new Tab()] }), ...textRuns(network)],
    })
  return {
    // The first page says it above the title.
    first: new Header({ children: [line()] }),
    header: new Header({
      children: [line(), ...(example ? [new Paragraph({ style: 'PlanMark', children: textRuns(example) })] : [])],
    }),
    footer: new Footer({
      children: [
        new Paragraph({
          style: 'PlanRunning',
          ...tabs,
          children: [
            new TextRun({
              children: [
                writable(formatDay(lang, text.today)),
                new Tab(),
                `${say.page} `,
                PageNumber.CURRENT,
                ` ${say.of} `,
                PageNumber.TOTAL_PAGES,
              ],
            }),
          ],
        }),
      ],
    }),
  }
}

export async function planWord(file: PlanFile): Promise<Uint8Array> {
  const { lang, draft } = file
  const rows = rowsOf(file)
  const across = documentHeadings(file, rows).length > MOST_UPRIGHT
  const width = (across ? A4.height : A4.width) - 2 * MARGIN.side
  const { first, header, footer } = running(file, width)
  const prose = proseOf(file.address)
  const document = new Document({
    title: writable(inLang(draft.title, lang)),
    subject: writable([exampleLine(file), ...tracesOf(file).map(([key, value]) => `${key} ${value}`)].filter(Boolean).join(' · ')),
    creator: writable(file.network),
    styles: styles(lang),
    fonts: embeddedFonts(),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { ...A4, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { left: MARGIN.side, right: MARGIN.side, top: MARGIN.top, bottom: MARGIN.bottom },
          },
        },
        headers: { default: header, first },
        footers: { default: footer, first: footer },
        children: [...front(file, lastLevel(file), prose), ...body(file, rows, width, prose)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

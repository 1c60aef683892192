/** The kinds of documents that are taken, their endings and media types, and the kinds that are refused. */
import type { Lang } from './lang.ts'

export const OOXML = 'application/vnd.openxmlformats-officedocument'

/** The documents that are taken, with the endings that their names may have (the usual one first). */
export const DOCUMENTS = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  png: { type: 'image/png', endings: ['png'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { type: 'image/webp', endings: ['webp'] },
  docx: { type: `${OOXML}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { type: `${OOXML}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { type: `${OOXML}.presentationml.presentation`, endings: ['pptx'] },
  odt: { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
} as const
/** Text has no mark of its own: its ending says which kind it is. */
const TEXTS = { txt: 'text/plain', md: 'text/markdown', csv: 'text/csv' } as const

export type DocumentKind = keyof typeof DOCUMENTS | 'text'
/** What is refused, by what its sender would call it. `office`: an old or locked Word, Excel or PowerPoint file. */
export type RefusedKind = 'program' | 'page' | 'drawing' | 'macros' | 'archive' | 'bomb' | 'office' | 'unknown'
export type Content = { kind: DocumentKind; charset?: 'utf-8' | 'windows-1252' } | { refused: RefusedKind }

/** The endings under which a kind of document may come. */
export const endingsOf = (kind: DocumentKind): readonly string[] => (kind === 'text' ? Object.keys(TEXTS) : DOCUMENTS[kind].endings)
/** Every ending that is taken: for the file dialog. */
export const ALL_ENDINGS: readonly string[] = [...Object.values(DOCUMENTS).flatMap(({ endings }) => endings), ...Object.keys(TEXTS)]

/** The media type that a document is served under. */
export function mediaType({ kind, charset = 'utf-8' }: { kind: DocumentKind; charset?: string }, ending: string): string {
  if (kind !== 'text') return DOCUMENTS[kind].type
  return `${TEXTS[ending as keyof typeof TEXTS] ?? TEXTS.txt}; charset=${charset}`
}

/** Why a file that somebody attaches is not taken, after its name: what it is, and what to bring instead. */
export const refusedFile: Record<Lang, Record<RefusedKind, string>> = {
  fr: {
    program: "est un programme ou un script : il n'est pas pris. Joignez le document lui-même.",
    page: "est une page web : enregistrez-la d'abord en PDF.",
    drawing: "est une image SVG, qui peut contenir un programme : enregistrez-la d'abord en PNG ou en PDF.",
    macros: 'contient des macros : enregistrez-le sans macros (.docx, .xlsx, .pptx) ou en PDF.',
    archive: 'est une archive, ou un document abîmé : joignez les documents eux-mêmes, un par un.',
    bomb: "est comprimé d'une façon qui n'est pas celle d'un document : enregistrez-le de nouveau, ou en PDF.",
    office: 'est dans un ancien format (.doc, .xls, .ppt) ou protégé par un mot de passe : enregistrez-le en .docx, .xlsx, .pptx ou PDF.',
    unknown: "n'est pas un document connu ici : PDF, image PNG, JPEG ou WebP, Word, Excel, PowerPoint, OpenDocument, texte, CSV.",
  },
  en: {
    program: 'is a program or a script: it is not taken. Attach the document itself.',
    page: 'is a web page: save it as PDF first.',
    drawing: 'is an SVG picture, which may hold a program: save it as PNG or PDF first.',
    macros: 'holds macros: save it without macros (.docx, .xlsx, .pptx) or as PDF.',
    archive: 'is an archive, or a damaged document: attach the documents themselves, one by one.',
    bomb: 'is compressed in a way that no document is: save it again, or as PDF.',
    office: 'is in an old format (.doc, .xls, .ppt) or locked by a password: save it as .docx, .xlsx, .pptx or PDF.',
    unknown: 'is no document known here: PDF, PNG, JPEG or WebP picture, Word, Excel, PowerPoint, OpenDocument, text, CSV.',
  },
}

/** The kinds of documents that are taken, their endings and media types, and the kinds that are refused. */

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

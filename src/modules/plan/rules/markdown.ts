/** What our Markdown subset and the Markdown of the world read differently, written so that both read the same; and back. */

/** Signs that would make something of plain words: emphasis, code, a link, a tag, a cell. */
const SIGNS = /[\\`*_[\]<|]|&(?=#?\w+;)/g
const ESCAPED = /\\([!-/:-@[-`{-~])/g

/** A title, a name, a value: one line without any meaning but its letters. */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll(/[ \t\r\n\f\v]+/g, ' ')
    .trim()
    .replaceAll(SIGNS, '\\$&')
    // A number sign at the end of a heading would close it.
    .replace(/#$/, '\\#')
/** The letters of `plainMarkdown` again. */
export const plainOf = (markdown: string): string => markdown.replaceAll(ESCAPED, '$1')

/** A tag, and an image: in our texts `<b>` and `![` are letters. An address in angle brackets is a link in both. */
const TAG = /(?<!\\)<(?=[a-z/!?])(?![a-z][a-z\d+.-]{1,31}:[^\s<>]*>)(?![^\s<>@]+@[^\s<>]+>)/gi
const IMAGE = /(?<!\\)!(?=\[)/g
const inlines = (text: string): string => text.replaceAll(TAG, '\\<').replaceAll(IMAGE, '\\!')

/** Lines that would be a heading, an underline, a rule, a fence, a definition or a table. */
const BLOCK = /^( {0,3})(?=#{1,6}(?:[ \t]|$)|=+[ \t]*$|([*_-])(?:[ \t]*\2){2,}[ \t]*$|```|~~~|\[[^\]]+\]:|\||(?!-[ \t]*$)[-:][-:| \t]*$)/gm

/** A stored text as Markdown for anyone. */
export const textMarkdown = (text: string): string => inlines(text.replaceAll(/\r\n?/g, '\n').trim()).replaceAll(BLOCK, '$1\\')

const BREAK = '<br>'
/** A stored text as one cell of a table; its lines are parted by `<br>`. */
export const cellMarkdown = (text: string): string =>
  inlines(text.replaceAll(/\r\n?/g, '\n').trim()).replaceAll('|', '\\|').replaceAll('\n', BREAK)
/** The text of a cell again, with its lines. */
export const textOfCell = (cell: string): string =>
  cell
    .trim()
    .replaceAll('\\|', '|')
    .replaceAll(/<br ?\/?>/gi, '\n')

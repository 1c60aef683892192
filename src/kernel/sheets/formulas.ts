/** Cells that a spreadsheet could take for a formula, in files that cannot say that they are texts. */

/**
 * What a spreadsheet could take for a formula gets an apostrophe in a CSV file, and so does what already begins with one before such a sign:
 * taking one apostrophe off gives the cell back.
 */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r]/
const ESCAPED_FORMULA = /^'(?='*[=+\-@\t\r])/

export const escapeFormula = (text: string): string => (LIKE_A_FORMULA.test(text) ? `'${text}` : text)
export const unescapeFormula = (text: string): string => (text.startsWith("'") ? text.replace(ESCAPED_FORMULA, '') : text)

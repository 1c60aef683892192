/** Names as the house compares them. */

/** Without case, accents, kinds of apostrophes and doubled spaces: what `people_name_key` is in the database. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()

/** Cross-references: in a text, `#A1.2.1` names another item of the plan by its code, and follows it when it is renumbered. */

/** A code after `#`, at the beginning or after a space, a bracket or a quotation mark; a full stop at its end is the sentence's. */
const REFERENCE = /(^|[\s([«“"'’])#(\p{L}?[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*)/gu

/** The codes that a text names, once each. Those that no item bears are plain words. */
export const codesNamed = (text: string | null): string[] => [...new Set([...(text ?? '').matchAll(REFERENCE)].map((found) => found[2]!))]

/** The text with the codes that changed; all at once, so that two may change places. */
export const withNewCodes = (text: string | null, changed: ReadonlyMap<string, string>): string | null =>
  text === null
    ? null
    : text.replace(REFERENCE, (all, before: string, code: string) => (changed.has(code) ? `${before}#${changed.get(code)}` : all))

/** The text with each reference as a Markdown link to its item; `pathOf` answers null for a code that no item bears. */
export const linkedText = (text: string, pathOf: (code: string) => string | null): string =>
  text.replace(REFERENCE, (all, before: string, code: string) => {
    const path = pathOf(code)
    return path === null ? all : `${before}[${code}](${path})`
  })

interface Referring {
  text_fr: string | null
  text_en: string | null
}

/** The references of these texts to codes that nobody bears, each with the first item that makes it. */
export function danglingReferences<Item extends Referring>(
  items: readonly Item[],
  borne: ReadonlySet<string>,
): { code: string; item: Item }[] {
  const found = new Map<string, Item>()
  for (const item of items)
    for (const code of [...codesNamed(item.text_fr), ...codesNamed(item.text_en)])
      if (!borne.has(code) && !found.has(code)) found.set(code, item)
  return [...found].map(([code, item]) => ({ code, item }))
}

/** What changes in these texts when codes change, both languages. */
export const referringChanges = <Item extends Referring>(
  items: readonly Item[],
  changed: ReadonlyMap<string, string>,
): { item: Item; text_fr: string | null; text_en: string | null }[] =>
  items
    .map((item) => ({ item, text_fr: withNewCodes(item.text_fr, changed), text_en: withNewCodes(item.text_en, changed) }))
    .filter(({ item, text_fr, text_en }) => text_fr !== item.text_fr || text_en !== item.text_en)

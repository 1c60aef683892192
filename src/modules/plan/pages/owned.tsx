/** The actions that somebody carries, as a section of that page. */
import { ActionRows } from '#design/outline.tsx'
import { Heading } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { words } from '../messages.ts'
import type { Item } from '../queries/items.ts'
import { Action } from './outline.tsx'

export const OwnedActions = ({ viewing: { lang, today }, items }: { viewing: Viewing; items: Item[] }) => (
  <section>
    <Heading level={2} count={items.length}>
      {words(lang).planActions}
    </Heading>
    <ActionRows label={words(lang).planActions}>
      {items.map((item) => (
        <Action key={item.id} lang={lang} item={item} today={today} />
      ))}
    </ActionRows>
  </section>
)

/** The rows of a tree that is being built: each item with its handle and, where it is open, its tools or a form. */
import { BuildLink, StepButton, Twig, TwigList, TwigTools } from '#design/builder.tsx'
import { NewTwig } from '#design/builder-forms.tsx'
import type { PillarTone } from '#design/outline.tsx'
import { langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { buildWords } from '../messages/build.ts'
import { treePath } from '../paths/build.ts'
import { itemEditPath, itemMovePath, itemRemovalPath } from '../paths.ts'
import type { TreeItem } from '../queries/build.ts'
import { placeText, type Spot, spotOf, stepsOf, type TreePlace } from '../rules/build.ts'
import { CodeForm, NewForm } from './build-forms.tsx'
import { levelName, nameOf, type Rows } from './build-told.ts'

const PILLAR_TONES = 4

/** The rows with what each needs to know of the rows around it, read once for the whole tree. */
export interface Laid extends Rows {
  /** Where a form for something new stands. */
  spot: Spot | null
  heights: ReadonlyMap<number, number>
  tones: ReadonlyMap<number, PillarTone>
}

/** Heights from the bottom up and tones from the top down, in one walk each. */
export function laidOut(rows: Rows): Laid {
  const { tree, mode } = rows
  const heights = new Map<number, number>()
  for (const item of [...tree.all].sort((one, other) => other.level - one.level)) {
    const height = heights.get(item.id) ?? 1
    heights.set(item.id, height)
    if (item.parent_id !== null) heights.set(item.parent_id, Math.max(heights.get(item.parent_id) ?? 1, height + 1))
  }
  const tones = new Map<number, PillarTone>()
  for (const [index, item] of tree.below(null).entries()) tones.set(item.id, ((index % PILLAR_TONES) + 1) as PillarTone)
  for (const item of [...tree.all].sort((one, other) => one.level - other.level))
    if (item.parent_id !== null) tones.set(item.id, tones.get(item.parent_id) ?? 1)
  return { ...rows, heights, tones, spot: mode.kind === 'add' || mode.kind === 'several' ? spotOf(tree, mode.place) : null }
}

function Steps({ rows, item }: { rows: Laid; item: TreeItem }) {
  const say = buildWords(rows.lang)
  const steps = stepsOf(rows.tree, item.id, rows.plan.lastLevel)
  const action = itemMovePath(item.id)
  const sent = (place: TreePlace | null) => (place === null ? null : placeText(place))
  return (
    <>
      <StepButton id="step-up" action={action} place={sent(steps.up)} label={say.up} glyph="up" />
      <StepButton id="step-down" action={action} place={sent(steps.down)} label={say.down} glyph="down" />
      <StepButton id="step-out" action={action} place={sent(steps.out)} label={say.out} glyph="back" />
      <StepButton id="step-in" action={action} place={sent(steps.in)} label={say.in} glyph="arrow" />
    </>
  )
}

function Tools({ rows, item }: { rows: Laid; item: TreeItem }) {
  const { lang, plan } = rows
  const say = buildWords(lang)
  const { slug } = plan
  return (
    <TwigTools label={say.tools(nameOf(lang, item))} steps={<Steps rows={rows} item={item} />}>
      {item.level < plan.lastLevel ? (
        <BuildLink href={treePath(slug, { add: `in:${item.id}` })} glyph="plus">
          {say.addIn(levelName(lang, plan, item.level + 1))}
        </BuildLink>
      ) : null}
      <BuildLink href={treePath(slug, { add: `after:${item.id}` })} glyph="plus">
        {say.addAfter(levelName(lang, plan, item.level))}
      </BuildLink>
      <BuildLink href={itemEditPath(item.id)} glyph="edit" away>
        {say.edit}
      </BuildLink>
      <BuildLink href={treePath(slug, { code: item.id })}>{say.changeCode}</BuildLink>
      <BuildLink href={itemMovePath(item.id)} away>
        {say.move}
      </BuildLink>
      <BuildLink href={itemRemovalPath(item.id)} away>
        {say.remove}
      </BuildLink>
    </TwigTools>
  )
}

/** How many stand directly below; where they are not shown, a link opens them. */
function belowOf({ lang, plan, tree, open }: Laid, item: TreeItem) {
  const count = tree.below(item.id).length
  if (count === 0) return undefined
  const say = buildWords(lang)
  const shown = open === null || open.has(item.id)
  return {
    count: String(count),
    label: shown ? say.holds(count) : say.unfold(count),
    fold: say.fold(nameOf(lang, item)),
    ...(shown ? {} : { href: treePath(plan.slug, { at: item.id }) }),
  }
}

function ItemRow({ rows, item }: { rows: Laid; item: TreeItem }) {
  const { lang, plan, mode, open } = rows
  const say = buildWords(lang)
  const name = nameOf(lang, item)
  const here = (mode.kind === 'tools' || mode.kind === 'code') && mode.id === item.id
  const shown = open === null || open.has(item.id)
  const language = langOf(item.title, lang)
  return (
    <Twig
      id={item.id}
      code={item.code}
      title={said(lang, item.title)}
      lang={language === lang ? undefined : language}
      level={item.level}
      levelName={levelName(lang, plan, item.level)}
      height={rows.heights.get(item.id) ?? 1}
      tone={rows.tones.get(item.id) ?? 1}
      href={treePath(plan.slug, here ? {} : { at: item.id })}
      open={here}
      move={{ href: itemMovePath(item.id), label: say.handle(name), described: say.howShort }}
      add={{ href: treePath(plan.slug, { add: `after:${item.id}` }), label: say.addAfterItem(name) }}
      below={belowOf(rows, item)}
      tools={
        mode.kind === 'tools' && here ? (
          <Tools rows={rows} item={item} />
        ) : mode.kind === 'code' && here ? (
          <CodeForm rows={rows} mode={mode} />
        ) : null
      }
    >
      {shown ? <Below rows={rows} item={item} /> : null}
    </Twig>
  )
}

function Below({ rows, item }: { rows: Laid; item: TreeItem }) {
  if (rows.tree.below(item.id).length === 0 && rows.spot?.parentId !== item.id) return null
  return (
    <TwigList label={buildWords(rows.lang).fold(nameOf(rows.lang, item))}>
      <Siblings rows={rows} parentId={item.id} />
    </TwigList>
  )
}

/** Siblings in their order, with the form for something new where it will stand. */
export function Siblings({ rows, parentId }: { rows: Laid; parentId: number | null }) {
  const siblings = rows.tree.below(parentId).map((item) => <ItemRow key={item.id} rows={rows} item={item} />)
  if (rows.spot === null || rows.spot.parentId !== parentId) return siblings
  const form = (
    <NewTwig key="new">
      <NewForm rows={rows} />
    </NewTwig>
  )
  return [...siblings.slice(0, rows.spot.index), form, ...siblings.slice(rows.spot.index)]
}

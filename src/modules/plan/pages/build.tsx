/** The page on which a plan is built: its tree, what is done with it, what was taken out of it. */
import { BuildBar, BuildButton, Builder, BuildLink, MoveForm } from '#design/builder.tsx'
import { LooseRow } from '#design/builder-forms.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Rows as QuietRows } from '#design/entries.tsx'
import { ErrorSummary, type FormError } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Empty, Heading, Muted, Notice, Paragraph } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { buildWords } from '../messages/build.ts'
import { itemRestorationPath, treePath, treeUndoPath } from '../paths/build.ts'
import { bringInPath, itemEditPath, itemPath, planBuildPath, planEditPath, planNumberingPath } from '../paths.ts'
import type { UndoableBuild } from '../tables/build.ts'
import { NewForm } from './build-forms.tsx'
import { type Laid, laidOut, Siblings } from './build-rows.tsx'
import { levelName, nameOf, type Rows } from './build-told.ts'
import { title } from './told.tsx'
import { PlanHead } from './views.tsx'

export interface RemovedBranch {
  id: number
  code: string
  title: Localized
  /** How many came with it. */
  with: number
  removed: { on: Day; who: string | null } | null
}

export interface BuildView extends Rows {
  viewing: Viewing
  /** The last deed on the tree that this page shows. */
  seen: number
  /** How many codes are not what the plan's own scheme gives. */
  offScheme: number
  undo: { entryId: number; deed: UndoableBuild } | null
  dangling: { code: string; item: { id: number; code: string; title: Localized } }[]
  removed: RemovedBranch[]
  /** Of the page: a move that was refused. */
  refused: FormError[]
}

function Bar({ view }: { view: BuildView }) {
  const { lang, plan, tree } = view
  const say = buildWords(lang)
  return (
    <BuildBar>
      <BuildLink href={treePath(plan.slug, { add: 'in:0' })} glyph="plus" main={view.mode.kind !== 'add' && view.mode.kind !== 'several'}>
        {say.addFirst(levelName(lang, plan, 1))}
      </BuildLink>
      <BuildLink href={treePath(plan.slug, { several: 'in:0' })}>{say.severalShort}</BuildLink>
      {tree.all.length > 0 ? (
        <BuildLink href={planNumberingPath(plan.slug)} away>
          {say.renumber}
        </BuildLink>
      ) : null}
      <BuildLink href={planEditPath(plan.slug)} away>
        {say.planFacts}
      </BuildLink>
      {view.undo ? (
        <BuildButton action={treeUndoPath(plan.slug, view.undo.entryId)} glyph="undo">
          {say.undo(say.undoable[view.undo.deed])}
        </BuildButton>
      ) : null}
      {tree.all.length > 0 ? (
        <MoveForm action={planBuildPath(plan.slug)} seen={String(view.seen)} label={say.renumberMoved} checked={view.offScheme === 0} />
      ) : null}
    </BuildBar>
  )
}

/** A plan without items: what a plan is made of, and the field for its first. */
function Beginning({ rows }: { rows: Laid }) {
  const { lang, plan } = rows
  const say = buildWords(lang)
  const levels = plan.levelNames[lang].length > 0 ? plan.levelNames[lang] : plan.levelNames.fr
  return (
    <>
      <Empty title={say.emptyTitle(levels[0]!)}>
        <p>{say.emptyText(levels.map((level) => level.toLowerCase()).join(' → '))}</p>
        <p>
          {say.emptyFile} <a href={bringInPath()}>{say.bringIn}</a>
        </p>
      </Empty>
      <NewForm rows={rows} />
    </>
  )
}

function TreeOf({ rows }: { rows: Laid }) {
  const { lang, plan, tree } = rows
  const say = buildWords(lang)
  if (tree.all.length === 0) return <Beginning rows={rows} />
  const levels = Array.from({ length: plan.lastLevel }, (_, index) => levelName(lang, plan, index + 1))
  return (
    <Builder label={say.tree} how={say.how} howKeys={say.howKeys} levels={levels} lastLevel={plan.lastLevel} drag={say.drag}>
      <Siblings rows={rows} parentId={null} />
    </Builder>
  )
}

function Dangling({ view: { lang, dangling } }: { view: BuildView }) {
  if (dangling.length === 0) return null
  const say = buildWords(lang)
  return (
    <>
      <Heading level={2} count={dangling.length}>
        {say.danglingTitle}
      </Heading>
      <Paragraph>{say.danglingLead}</Paragraph>
      <QuietRows label={say.danglingTitle}>
        {dangling.map(({ code, item }) => (
          <LooseRow key={code}>
            #{code} {say.danglingIn} <a href={itemEditPath(item.id)}>{nameOf(lang, item)}</a>
          </LooseRow>
        ))}
      </QuietRows>
    </>
  )
}

function Removed({ view: { lang, removed } }: { view: BuildView }) {
  if (removed.length === 0) return null
  const say = buildWords(lang)
  const when = (day: Day, who: string | null) =>
    who ? say.removedBy(who, formatDay(lang, day, 'short')) : say.removedOn(formatDay(lang, day, 'short'))
  return (
    <Disclosure summary={`${say.removedTitle} (${removed.length})`} id="removed">
      <QuietRows label={say.removedTitle}>
        {removed.map((branch) => (
          <LooseRow
            key={branch.id}
            action={
              <BuildButton action={itemRestorationPath(branch.id)} glyph="undo">
                {say.restore}
              </BuildButton>
            }
          >
            <a href={itemPath(branch.id)}>
              {branch.code} {said(lang, branch.title)}
            </a>{' '}
            <Muted>
              {[branch.with > 0 ? say.removedWith(branch.with) : '', branch.removed ? when(branch.removed.on, branch.removed.who) : '']
                .filter(Boolean)
                .join(' · ')}
            </Muted>
          </LooseRow>
        ))}
      </QuietRows>
    </Disclosure>
  )
}

export function BuildPage({ view }: { view: BuildView }) {
  const { viewing, lang, plan, tree } = view
  const say = buildWords(lang)
  return (
    <Page viewing={viewing} title={`${say.heading} · ${title(lang, plan)}`} noindex>
      <PlanHead
        viewing={viewing}
        plan={plan}
        here={planBuildPath(plan.slug)}
        heading={say.heading}
        lead={tree.all.length === 0 ? say.lead : undefined}
      />
      <ErrorSummary lang={lang} errors={view.refused} />
      <Bar view={view} />
      {view.open === null ? null : <Paragraph>{say.folded(tree.all.length)}</Paragraph>}
      <TreeOf rows={laidOut(view)} />
      {view.offScheme > 0 ? (
        <Notice tone="info">
          <p>
            {say.offScheme(view.offScheme)} <a href={planNumberingPath(plan.slug)}>{say.seeNumbering}</a>
          </p>
        </Notice>
      ) : null}
      <Dangling view={view} />
      <Removed view={view} />
    </Page>
  )
}

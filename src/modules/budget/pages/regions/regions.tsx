/** What of a version goes to the regions and actors: against the voted target, as what, and how the regions share it. */
import { Buttons, Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { ButtonLink, Empty, Figures, Heading, Lead, Muted, Notice, Paragraph, type Tone } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import { holds } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { frameWords } from '../../messages/frame.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import { agreementsPath, linesPath, regionKeyPath, sheetPath, statementPath } from '../../paths.ts'
import type { Sharing } from '../../queries/regions/sharing.ts'
import type { Standing } from '../../queries/standing.ts'
import { missingToTarget } from '../../rules/regions/transfers.ts'
import { type RegionalShare, regionalShare } from '../../rules/totals.ts'
import { VersionPage } from '../frame.tsx'
import { Shares } from './shares.tsx'
import { keyTold, typedTerms } from './told.tsx'
import { Transfers, type TransfersView } from './transfers.tsx'

export interface RegionsView {
  transfers: TransfersView
  sharing: Sharing
  /** What this reader may do and know beyond the sums. */
  may: { edit: boolean; try: boolean; agreements: boolean; figures: boolean }
}

interface Shown {
  viewing: Viewing
  at: Standing
  view: RegionsView
}

function targetTold(lang: Lang, share: RegionalShare): { text: string; tone: Tone; word: string } | null {
  const say = regionsWords(lang)
  const missing = missingToTarget(share)
  if (missing === null) return null
  const [cents, target] = [formatEuros(lang, share.cents), formatEuros(lang, share.targetCents ?? 0)]
  if (missing > 0) return { text: say.missingText(cents, formatEuros(lang, missing), target), tone: 'decision', word: say.missing }
  return {
    text: missing === 0 ? say.reachedText(cents, target) : say.beyondText(cents, formatEuros(lang, -missing)),
    tone: 'deed',
    word: say.reached,
  }
}

/** Both totals, and what is missing to the target: at all times (R19). */
function Target({ lang, at, lines }: { lang: Lang; at: Standing; lines: boolean }) {
  const say = regionsWords(lang)
  const { totals, version, year } = at
  const share = regionalShare(totals, version.budget.targetShareBp)
  const told = targetTold(lang, share)
  const link = (recipient: 'regions' | 'actors') => (lines ? { href: linesPath(version.id, { recipient, year }) } : {})
  return (
    <>
      <Figures
        items={[
          { label: say.regions, value: formatEuros(lang, totals.regionsCents), ...link('regions') },
          { label: say.actors, value: formatEuros(lang, totals.actorsCents), ...link('actors') },
          { label: `${say.both}, ${say.bothOf(formatShare(lang, share.shareBp))}`, value: formatEuros(lang, share.cents) },
          ...(share.targetBp === null || share.targetCents === null
            ? []
            : [
                {
                  label: `${say.target}, ${say.targetOf(formatShare(lang, share.targetBp), formatEuros(lang, totals.chargesCents))}`,
                  value: formatEuros(lang, share.targetCents),
                },
              ]),
        ]}
      />
      {told ? (
        <Notice tone={told.tone} title={told.word}>
          <p>{told.text}</p>
          {version.budget.targetSource ? (
            <p>
              <Muted>{say.source(version.budget.targetSource)}</Muted>
            </p>
          ) : null}
        </Notice>
      ) : (
        <Paragraph>
          <Muted>{say.noTarget}</Muted>
        </Paragraph>
      )}
    </>
  )
}

/** The same key with the figures of today. */
const Recount = ({ lang, at, sharing }: { lang: Lang; at: Standing; sharing: Sharing }) => {
  const say = regionsWords(lang)
  const { key, stale, uncounted } = sharing
  if (!key || (stale.length === 0 && uncounted.length === 0)) return null
  return (
    <Notice tone="waiting" title={stale.length > 0 ? say.stale(stale.length) : say.uncounted(uncounted.map(({ name }) => name).join(', '))}>
      {stale.length > 0 && uncounted.length > 0 ? <p>{say.uncounted(uncounted.map(({ name }) => name).join(', '))}</p> : null}
      <p>{say.staleHow}</p>
      <Form action={regionKeyPath(at.version.id)} label={say.recount} inline>
        {Object.entries(typedTerms(lang, key.terms)).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <HiddenField name="figures" value={String(key.figuresYear)} />
        <HiddenField name="revision" value={String(key.revision)} />
        <SubmitButton tone="plain">{say.recount}</SubmitButton>
      </Form>
    </Notice>
  )
}

/** For whoever speaks for a region: its own part first. */
const Yours = ({ viewing: { lang, actor }, sharing }: { viewing: Viewing; sharing: Sharing }) =>
  sharing.rows
    .filter(({ region }) => holds(actor, region.id))
    .map(({ region, cents, shareBp }) => (
      <Notice
        key={region.id}
        tone="deed"
        title={regionsWords(lang).yourShare(region.name, formatEuros(lang, cents), formatShare(lang, shareBp))}
      >
        <p>
          <a href={statementPath(region.id)}>{regionsWords(lang).yourStatement}</a>
        </p>
      </Notice>
    ))

function Sharings({ viewing, at, view: { sharing, may } }: { viewing: Viewing; at: Standing; view: RegionsView }) {
  const { lang } = viewing
  const say = regionsWords(lang)
  const { key, formula } = sharing
  const open = at.version.state === 'draft' && !at.version.givenUp
  const told = keyTold(lang, formula.terms, key?.figuresYear ?? null)
  return (
    <>
      <Heading level={2} id="sharing">
        {say.sharing}
      </Heading>
      <Lead>
        {say.named(
          say.sharedAmount(formatEuros(lang, sharing.totalCents), formula.regionIds.length),
          key ? [told.formula, told.year].filter(Boolean).join(', ') : say.noKey,
        )}
      </Lead>
      <Yours viewing={viewing} sharing={sharing} />
      {may.try ? (
        <Buttons>
          <ButtonLink href={regionKeyPath(at.version.id, at.years.length > 1 ? at.year : null)} main={may.edit && open} glyph="share">
            {may.edit && open ? say.change : say.tryKey}
          </ButtonLink>
          {may.agreements ? <ButtonLink href={agreementsPath(at.version.budget.id)}>{say.agreements}</ButtonLink> : null}
        </Buttons>
      ) : null}
      {may.edit && open ? <Recount lang={lang} at={at} sharing={sharing} /> : null}
      <Shares lang={lang} sharing={sharing} figures={may.figures} now={{ label: say.after, figuresYear: key?.figuresYear ?? null }} />
    </>
  )
}

export function RegionsPage({ viewing, at, view }: Shown) {
  const { lang } = viewing
  const say = regionsWords(lang)
  const { totals, version, year } = at
  const nothing = totals.regionsCents + totals.actorsCents === 0
  return (
    <VersionPage viewing={viewing} at={at} tab="regions" title={say.title} lead={<Lead>{say.lead}</Lead>} wide>
      <Heading level={2}>{frameWords(lang).regions}</Heading>
      <Target lang={lang} at={at} lines={view.transfers.lines} />
      {nothing ? (
        <Empty title={say.nothing}>
          <p>{say.nothingHow}</p>
          {view.transfers.lines ? <ButtonLink href={sheetPath(version.id, year)}>{say.toSheet}</ButtonLink> : null}
        </Empty>
      ) : null}
      <Transfers lang={lang} view={view.transfers} />
      {totals.regionsCents > 0 || view.sharing.key ? <Sharings viewing={viewing} at={at} view={view} /> : null}
    </VersionPage>
  )
}

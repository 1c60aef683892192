/** The steps of a version's life that are looked at before they are taken: proposing, beginning the next one, giving up, recording a vote. */
import { Buttons, CancelLink, ErrorSummary, Form, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Heading, Lead, List, Notice, Paragraph } from '#design/text.tsx'
import { VersionFigures } from '#design/version-bars.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { frameWords } from '../../messages/frame.ts'
import { versionTitle } from '../../messages/names.ts'
import { gapTold } from '../../messages/versions/told.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { amendmentPath, decisionPath, givingUpPath, proposalPath, sheetPath, versionsPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { Standing } from '../../queries/standing.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { NOTHING } from '../../rules/totals.ts'
import { VersionPage } from '../frame.tsx'
import { shortName } from './versions.tsx'

export interface LifeView {
  viewing: Viewing
  at: Standing
}

/** What of each year is frozen. */
function FrozenYears({ viewing: { lang }, at }: LifeView) {
  const [say, frame] = [versionsWords(lang), frameWords(lang)]
  const euros = (cents: number) => formatEuros(lang, cents)
  return (
    <Table
      caption={say.proposal.frozen}
      stacked
      head={[
        { label: frame.years },
        { label: frame.charges, align: 'end', told: true },
        { label: frame.income, align: 'end', told: true },
        { label: frame.balance, told: true },
        { label: say.compare.regions, align: 'end', told: true },
      ]}
      rows={at.years.map((year) => {
        const totals = at.byYear.get(year) ?? NOTHING
        return [
          String(year),
          euros(totals.chargesCents),
          euros(totals.incomeCents),
          gapTold(lang, totals),
          euros(totals.regionsCents + totals.actorsCents),
        ]
      })}
    />
  )
}

/** `objections`: in sentences; nothing is proposed while there is one. */
export function ProposalPage({ objections, consequences, ...view }: LifeView & { objections: string[]; consequences: string[] }) {
  const { viewing, at } = view
  const { version } = at
  const say = versionsWords(viewing.lang).proposal
  const stopped = objections.length > 0
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} withoutBalance>
      <Lead>{say.lead}</Lead>
      {stopped ? (
        <Notice tone="decision" title={say.stops}>
          <List items={objections} />
        </Notice>
      ) : (
        <Notice tone="deed" title={say.ready}>
          <p>
            {say.afterwards} <a href="/meetings">{say.meetings}</a>
          </p>
        </Notice>
      )}
      <VersionFigures>
        <FrozenYears {...view} />
      </VersionFigures>
      <Heading level={2}>{say.consequence}</Heading>
      <List items={consequences} />
      <Buttons>
        {stopped ? (
          mayEditBudget(viewing.actor, version.budget.owner) ? (
            <ButtonLink href={sheetPath(version.id)} main>
              {say.toSheet}
            </ButtonLink>
          ) : null
        ) : (
          <Form action={proposalPath(version.id)} inline>
            <SubmitButton tone="decision">{say.do}</SubmitButton>
          </Form>
        )}
        <CancelLink href={versionsPath(version.budget.id)}>{say.back}</CancelLink>
      </Buttons>
    </VersionPage>
  )
}

/** `instead`: the open draft that is given up for the new one; `refusal`: why none may be begun. */
export function DraftingPage({ instead, errors, ...view }: LifeView & { instead: Version | null; errors: { text: string }[] }) {
  const { viewing, at } = view
  const { lang } = viewing
  const { version } = at
  const say = versionsWords(lang).drafting
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} withoutBalance>
      <ErrorSummary lang={lang} errors={errors} />
      <Lead>{say.from(shortName(lang, version))}</Lead>
      {instead ? (
        <Notice tone="waiting">
          <p>{say.instead(instead.number)}</p>
        </Notice>
      ) : null}
      <Form action={amendmentPath(version.id)}>
        {instead ? <HiddenField name="instead" value={String(instead.id)} /> : null}
        <Buttons>
          <SubmitButton>{say.do}</SubmitButton>
          <CancelLink href={versionsPath(version.budget.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </VersionPage>
  )
}

export function GivingUpPage({ viewing, at }: LifeView) {
  const { lang } = viewing
  const { version, totals } = at
  const say = versionsWords(lang).givingUp
  return (
    <VersionPage
      viewing={viewing}
      at={at}
      tab="versions"
      title={version.scenario && version.name ? say.ofScenario(version.name) : say.ofVersion(version.number)}
      withoutBalance
    >
      <Lead>{say.lead}</Lead>
      <Paragraph>{say.lines(totals.lines, formatEuros(lang, totals.chargesCents))}</Paragraph>
      <Buttons>
        <Form action={givingUpPath(version.id)} inline>
          <SubmitButton tone="decision">{say.do}</SubmitButton>
        </Form>
        <CancelLink href={versionsPath(version.budget.id)}>{say.keep}</CancelLink>
      </Buttons>
    </VersionPage>
  )
}

export interface DecisionForm {
  bodies: { value: string; label: string }[]
  typed: { body: string; body_text: string; decided_on: string; reference: string; source: string }
  errors: { field?: string; text: string }[]
  /** The version in force, whose place this one takes. */
  replaces: Version | null
}

const HINTS = {
  body_text: 'otherBodyHint',
  decided_on: 'onHint',
  reference: 'referenceHint',
  source: 'sourceHint',
} as const
const LABELS = { body_text: 'otherBody', decided_on: 'on', reference: 'reference', source: 'source' } as const

export function DecisionPage({ form, ...view }: LifeView & { form: DecisionForm }) {
  const { viewing, at } = view
  const { lang } = viewing
  const { version } = at
  const say = versionsWords(lang).decision
  const error = (name: string) => form.errors.find(({ field }) => field === name)?.text
  const names = ['body_text', 'decided_on', 'reference', 'source'] as const
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} withoutBalance>
      <Lead>{say.lead}</Lead>
      {form.replaces ? (
        <Notice tone="waiting" title={versionTitle(lang, version)}>
          <p>{say.replaces(form.replaces.number)}</p>
        </Notice>
      ) : null}
      <Form action={decisionPath(version.id)}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Select
          name="body"
          label={say.body}
          value={form.typed.body}
          error={error('body')}
          options={[{ value: '', label: say.unknownBody }, ...form.bodies]}
        />
        {names.map((name) => (
          <TextField
            key={name}
            name={name}
            label={say[LABELS[name]]}
            hint={say[HINTS[name]]}
            value={form.typed[name]}
            error={error(name)}
            {...(name === 'decided_on' ? { size: 22 } : {})}
          />
        ))}
        <Buttons>
          <SubmitButton tone="decision">{say.do}</SubmitButton>
          <CancelLink href={versionsPath(version.budget.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </VersionPage>
  )
}

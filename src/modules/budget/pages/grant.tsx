/** A grant: its way step by step, what is to be done in time, its payments and papers, where it is met in budgets and actions, its journal. */
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { fieldId } from '#design/fields.tsx'
import { Page } from '#design/page.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Crumbs, Figures, Heading, Prose, Title } from '#design/text.tsx'
import { type Knot, Thread } from '#design/thread.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { itemPath } from '#modules/plan/index.ts'
import { grantWords } from '../messages/grants-words.ts'
import { versionTitle } from '../messages/names.ts'
import { cerfaPath, funderPath, grantDocumentsPath, grantEditPath, linesPath } from '../paths.ts'
import type { Duty } from '../queries/expected-grants.ts'
import type { Grant } from '../queries/grants.ts'
import type { GrantUses } from '../queries/grants-use.ts'
import type { Paper } from '../queries/papers.ts'
import { stepOf } from '../rules/grants.ts'
import { type GrantStep, STEPS } from '../tables/grants.ts'
import { PaymentsPart } from './grant-payments.tsx'
import { crumbs, DutyRows, GrantTag, MadeUp, periodTold, Told } from './grants-told.tsx'
import { type PaperForm, PapersPart } from './papers.tsx'

export interface GrantView {
  viewing: Viewing
  grant: Grant
  duties: Duty[]
  papers: Paper[]
  uses: GrantUses
  /** The actions that it may pay for, by name, where not all. */
  eligible: { id: number; code: string; title: Localized }[]
  mayEdit: boolean
  entries: ToldEntry[]
  /** What was refused on this page, with what was typed. */
  refused?: { paper?: PaperForm; payment?: PaperForm }
}

/** A step that has happened, or that is still to come; what cannot come any more is left out. */
function knotOf(lang: Lang, grant: Grant, step: GrantStep, mayEdit: boolean): Knot | null {
  const say = grantWords(lang)
  const { on, cents } = stepOf(grant, step)
  const answered = grant.awarded_on !== null || grant.refused_on !== null
  if (on === null) {
    if (step === 'refused' || (step === 'proposed' && cents === null) || (step === 'asked' && answered)) return null
    if (step === 'awarded' && grant.refused_on !== null) return null
    if (step === 'justified' && grant.awarded_on === null) return null
    const amount = cents === null ? '' : `${formatEuros(lang, cents)}, `
    return {
      id: step,
      when: '',
      glyph: 'planned',
      tone: 'future',
      title: say.step[step],
      detail: `${amount}${say.stepWaits[step]}`,
      ...(mayEdit ? { href: `${grantEditPath(grant.id)}#${fieldId(`${step}_on`)}` } : {}),
    }
  }
  return {
    id: step,
    when: formatDay(lang, on, 'short'),
    datetime: on,
    glyph: step === 'refused' ? 'stopped' : step === 'awarded' ? 'decision' : 'done',
    tone: step === 'awarded' || step === 'refused' ? 'decision' : 'deed',
    title: say.step[step],
    detail: cents === null ? undefined : formatEuros(lang, cents),
  }
}

/** Asked, proposed, awarded or refused, paid, reported on. */
function knotsOf(lang: Lang, grant: Grant, mayEdit: boolean): Knot[] {
  const say = grantWords(lang)
  const whole = grant.awarded_cents
  const money: Knot[] =
    grant.awarded_on === null || whole === null
      ? []
      : [
          {
            id: 'received',
            when: grant.receivedOn ? formatDay(lang, grant.receivedOn, 'short') : '',
            ...(grant.receivedOn ? { datetime: grant.receivedOn } : {}),
            glyph: grant.receivedCents >= whole ? 'done' : grant.receivedCents > 0 ? 'in_progress' : 'planned',
            tone: grant.receivedCents >= whole ? 'deed' : grant.receivedCents > 0 ? 'waiting' : 'future',
            title: say.stepPayments,
            detail: say.receivedOf(formatEuros(lang, grant.receivedCents), formatEuros(lang, whole)),
            href: '#payments',
          },
        ]
  return STEPS.flatMap((step) => {
    const knot = knotOf(lang, grant, step, mayEdit)
    return [...(step === 'justified' ? money : []), ...(knot ? [knot] : [])]
  })
}

function Facts({ view: { viewing, grant, eligible, mayEdit } }: { view: GrantView }) {
  const { lang } = viewing
  const say = grantWords(lang)
  return (
    <FactCard
      label={say.facts}
      actions={
        mayEdit ? (
          <ButtonLink href={grantEditPath(grant.id)} glyph="edit" main>
            {say.edit}
          </ButtonLink>
        ) : undefined
      }
    >
      <Fact label={say.funder}>
        <a href={funderPath(grant.funder.id)}>{grant.funder.name}</a>
      </Fact>
      <Fact label={say.period}>{say.fromTo(formatDay(lang, grant.period_from, 'short'), formatDay(lang, grant.period_to, 'short'))}</Fact>
      {grant.reference ? <Fact label={say.reference}>{grant.reference}</Fact> : null}
      {grant.years.length > 0 ? (
        <Fact label={say.years}>
          {grant.years.map(({ year, amountCents }) => (
            <div key={year}>
              {year} : {formatEuros(lang, amountCents)}
            </div>
          ))}
        </Fact>
      ) : null}
      <Fact label={say.rateCap}>{grant.rate_cap_bp === null ? say.unsaid : formatShare(lang, grant.rate_cap_bp)}</Fact>
      <Fact label={say.eligible}>
        {grant.all_items
          ? say.eligibleAll
          : eligible.map(({ id, code, title }) => (
              <div key={id}>
                <a href={itemPath(id)}>
                  {code} {said(lang, title)}
                </a>
              </div>
            ))}
      </Fact>
      {grant.conditions ? (
        <Fact label={say.conditions}>
          <Prose text={grant.conditions} />
        </Fact>
      ) : null}
    </FactCard>
  )
}

/** Which lines of which budgets it brings, with the table that its funder asks for. */
function Uses({ view: { viewing, grant, uses } }: { view: GrantView }) {
  const { lang } = viewing
  const say = grantWords(lang)
  const end = 'end' as const
  const cents = (amount: number) => (amount === 0 ? '' : formatEuros(lang, amount))
  return (
    <>
      <Heading level={2} id="uses">
        {say.uses}
      </Heading>
      {uses.lines.length === 0 ? (
        <p>
          {say.usesNone} {say.usesHint}
        </p>
      ) : (
        <Table
          caption={say.uses}
          captionHidden
          stacked
          head={[
            { label: say.budget, names: true },
            { label: say.year, told: true },
            { label: say.brought, align: end, told: true },
            { label: say.handedOn, align: end, told: true },
            { label: say.cerfa, told: true },
          ]}
          rows={uses.lines.map(({ version, year, incomeCents, handedOnCents }) => [
            <a href={linesPath(version.id, { grant: grant.id, year })}>{versionTitle(lang, version)}</a>,
            String(year),
            cents(incomeCents),
            cents(handedOnCents),
            <>
              <a href={cerfaPath(grant.id, 'pdf', version.id, year)} download="">
                PDF
              </a>{' '}
              ·{' '}
              <a href={cerfaPath(grant.id, 'xlsx', version.id, year)} download="">
                XLSX
              </a>
            </>,
          ])}
        />
      )}
      {uses.actions.length > 0 ? (
        <Table
          caption={say.actions}
          stacked
          head={[{ label: say.action }, { label: say.budget, told: true }, { label: say.amount, align: end }]}
          rows={uses.actions.map(({ itemId, code, title, version, amountCents }) => [
            <a href={itemPath(itemId)}>
              {code} {said(lang, title)}
            </a>,
            versionTitle(lang, version),
            formatEuros(lang, amountCents),
          ])}
        />
      ) : null}
    </>
  )
}

function Main({ view }: { view: GrantView }) {
  const { viewing, grant, duties, papers, mayEdit, refused } = view
  const { lang } = viewing
  const say = grantWords(lang)
  return (
    <>
      <Heading level={2} id="timeline">
        {say.timeline}
      </Heading>
      <Thread lang={lang} label={say.timeline} knots={knotsOf(lang, grant, mayEdit)} />
      <Heading level={2} id="duties">
        {say.duties}
      </Heading>
      {duties.length > 0 ? <DutyRows viewing={viewing} duties={duties} mayEdit={mayEdit} /> : <p>{say.dutiesNone}</p>}
      <PaymentsPart viewing={viewing} grant={grant} mayEdit={mayEdit} form={refused?.payment} />
      <PapersPart lang={lang} papers={papers} mayEdit={mayEdit} action={grantDocumentsPath(grant.id)} place="grant" form={refused?.paper} />
    </>
  )
}

export function GrantPage({ view }: { view: GrantView }) {
  const { viewing, grant, mayEdit } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const figures = [
    { label: say.asked, cents: grant.asked_cents },
    { label: say.awarded, cents: grant.awarded_cents },
    { label: say.received, cents: grant.awarded_on === null ? null : grant.receivedCents },
    { label: say.left, cents: grant.awarded_on === null ? null : Math.max(0, (grant.awarded_cents ?? 0) - grant.receivedCents) },
  ].flatMap(({ label, cents }) => (cents === null ? [] : [{ label, value: formatEuros(lang, cents) }]))
  return (
    <Page viewing={viewing} title={`${grant.title}, ${grant.funder.name}`} noindex example={grant.example || undefined}>
      <Crumbs
        lang={lang}
        items={[...crumbs(lang, grant.organisationId), { href: funderPath(grant.funder.id), label: grant.funder.name }]}
      />
      <Title
        kicker={
          <>
            {grant.funder.name} · {periodTold(lang, grant)} <GrantTag lang={lang} grant={grant} />{' '}
            <MadeUp lang={lang} example={grant.example} />
          </>
        }
      >
        {grant.title}
      </Title>
      {figures.length > 0 ? <Figures items={figures} /> : null}
      {mayEdit && figures.length === 0 ? (
        <RowDeeds>
          <ButtonLink href={grantEditPath(grant.id)} main>
            {say.edit}
          </ButtonLink>
        </RowDeeds>
      ) : null}
      <Aside main={<Main view={view} />} aside={<Facts view={view} />} />
      <Uses view={view} />
      <Told viewing={viewing} entries={view.entries} />
    </Page>
  )
}

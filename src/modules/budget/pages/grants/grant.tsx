/** A grant: its way step by step, what is to be done in time, its payments and papers, where it is met in budgets and actions, its journal. */
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { ButtonLink, Crumbs, Figures, Heading, Prose, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { itemPath } from '#modules/plan/index.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { funderPath, grantDocumentsPath, grantEditPath } from '../../paths.ts'
import type { Duty } from '../../queries/grants/expected-grants.ts'
import type { Grant } from '../../queries/grants/grants.ts'
import type { Paper } from '../../queries/grants/papers.ts'
import type { GrantUses } from '../../queries/grants/use.ts'
import { PaymentsPart } from './grant-payments.tsx'
import { GrantTimeline } from './grant-timeline.tsx'
import { GrantUsesPart } from './grant-uses.tsx'
import { type PaperForm, PapersPart } from './papers.tsx'
import { crumbs, DutyRows, GrantTag, MadeUp, periodTold, Told } from './told.tsx'

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
  /** What was refused on this page, with what was typed; the form of a paper as it was asked for. */
  refused: { paper: PaperForm; payment?: PaperForm }
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

function Main({ view }: { view: GrantView }) {
  const { viewing, grant, duties, papers, mayEdit, refused } = view
  const { lang } = viewing
  const say = grantWords(lang)
  return (
    <>
      <Heading level={2} id="timeline">
        {say.timeline}
      </Heading>
      <GrantTimeline lang={lang} grant={grant} mayEdit={mayEdit} />
      <Heading level={2} id="duties">
        {say.duties}
      </Heading>
      {duties.length > 0 ? <DutyRows viewing={viewing} duties={duties} mayEdit={mayEdit} /> : <p>{say.dutiesNone}</p>}
      <PaymentsPart viewing={viewing} grant={grant} mayEdit={mayEdit} form={refused.payment} />
      <PapersPart lang={lang} papers={papers} mayEdit={mayEdit} action={grantDocumentsPath(grant.id)} place="grant" form={refused.paper} />
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
      <GrantUsesPart lang={lang} grant={grant} uses={view.uses} />
      <Told viewing={viewing} entries={view.entries} />
    </Page>
  )
}

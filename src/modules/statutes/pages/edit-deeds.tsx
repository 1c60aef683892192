/** What is done with a version as a whole: begun, proposed, withdrawn, brought into force by a decision of the past. */
import { Buttons, CancelLink, DayField, ErrorSummary, Form, type FormError, Radios, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, ExampleTag, List, Notice, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { editingWords } from '../messages/editing.ts'
import {
  newStatutesPath,
  statutesAdoptionPath,
  statutesEditPath,
  statutesPath,
  statutesProposalPath,
  statutesVersionPath,
  statutesWithdrawalPath,
} from '../paths.ts'
import type { Statutes } from '../queries.ts'
import type { PartShown } from './edit-parts.tsx'

interface Typed<Name extends string> {
  typed: Record<Name, string>
  errors: FormError[]
}

/** The label, value and error of a field of such a form. */
const field = <Name extends string>({ typed, errors }: Typed<Name>, name: Name, label: string, hint?: string) => ({
  name,
  label,
  hint,
  value: typed[name],
  error: errors.find((each) => each.field === name)?.text,
})

export const NEW_FIELDS = ['title', 'from'] as const
export type NewForm = Typed<(typeof NEW_FIELDS)[number]>

export function NewStatutesPage({ viewing, form, inForce }: { viewing: Viewing; form: NewForm; inForce: Statutes | null }) {
  const { lang } = viewing
  const say = editingWords(lang)
  const from = [
    ...(inForce ? [{ value: 'force', label: say.fromForce(inForce.number, inForce.title), hint: say.fromForceHint }] : []),
    { value: 'model', label: say.fromModel, hint: say.fromModelHint },
    { value: 'nothing', label: say.fromNothing, hint: say.fromNothingHint },
  ]
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs lang={lang} items={[{ href: statutesPath(), label: say.statutes }]} />
      <Title lead={say.newLead}>{say.newTitle}</Title>
      <Form action={newStatutesPath()} label={say.newTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Radios {...field(form, 'from', say.fromLabel)} options={from} />
        <TextField {...field(form, 'title', say.title, say.titleHint)} maxlength={200} required autocomplete="off" />
        <Buttons>
          <SubmitButton>{say.begin}</SubmitButton>
          <CancelLink href={statutesPath()}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

interface Deed {
  viewing: Viewing
  statutes: Statutes
}

const Head = ({ viewing: { lang }, statutes, title, lead }: Deed & { title: string; lead: string }) => {
  const say = editingWords(lang)
  return (
    <>
      <Crumbs
        lang={lang}
        items={[
          { href: statutesPath(), label: say.statutes },
          { href: statutesVersionPath(statutes.number), label: say.version(statutes.number) },
        ]}
      />
      <Title
        kicker={
          <>
            {statutes.title} {statutes.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={lead}
      >
        {title}
      </Title>
    </>
  )
}

/** What is missing, each in the part where it is mended; then what the statutes leave silent. */
function Whole({ viewing: { lang }, statutes, parts, nameOf }: Deed & { parts: PartShown[]; nameOf: (part: string) => string }) {
  const say = editingWords(lang)
  const link = (part: string, text: string) => <a href={statutesEditPath(statutes.number, part)}>{text}</a>
  const missing = parts.flatMap(({ part, missing }) =>
    missing.map((sentence) => (
      <>
        {link(part, nameOf(part))} · {sentence}
      </>
    )),
  )
  const silent = parts.filter((each) => each.silent).map(({ part }) => link(part, nameOf(part)))
  return (
    <>
      {missing.length > 0 ? (
        <Notice tone="waiting" title={say.proposalBlocked}>
          <List items={missing} />
        </Notice>
      ) : (
        <Notice tone="deed" title={say.proposalReady} children={null} />
      )}
      {silent.length > 0 ? (
        <Notice tone="info" title={say.proposalSilent}>
          <List items={silent} />
        </Notice>
      ) : null}
    </>
  )
}

export function ProposalPage(page: Deed & { parts: PartShown[]; nameOf: (part: string) => string; errors: FormError[] }) {
  const { viewing, statutes, parts, errors } = page
  const say = editingWords(viewing.lang)
  const title = say.proposalTitle(statutes.number)
  const whole = parts.every(({ missing }) => missing.length === 0)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Head viewing={viewing} statutes={statutes} title={title} lead={say.proposalLead} />
      <Whole {...page} />
      <Form action={statutesProposalPath(statutes.number)} label={title}>
        {whole ? <ErrorSummary lang={viewing.lang} errors={errors} /> : null}
        <Buttons>
          {whole ? <SubmitButton tone="decision">{say.propose}</SubmitButton> : null}
          <CancelLink href={statutesVersionPath(statutes.number)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function WithdrawalPage({ viewing, statutes }: Deed) {
  const say = editingWords(viewing.lang)
  const title = say.withdrawalTitle(statutes.number)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Head viewing={viewing} statutes={statutes} title={title} lead={say.withdrawalLead} />
      <Form action={statutesWithdrawalPath(statutes.number)} label={title}>
        <Buttons>
          <SubmitButton>{say.withdraw}</SubmitButton>
          <CancelLink href={statutesVersionPath(statutes.number)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export const ADOPTION_FIELDS = ['body', 'decided_on', 'reference', 'source', 'in_force_from'] as const
export type AdoptionForm = Typed<(typeof ADOPTION_FIELDS)[number]>

export function AdoptionPage({ viewing, statutes, form, bodies }: Deed & { form: AdoptionForm; bodies: string[] }) {
  const say = editingWords(viewing.lang)
  const title = say.adoptionTitle(statutes.number)
  return (
    <Page viewing={viewing} title={title} noindex>
      <Head viewing={viewing} statutes={statutes} title={title} lead={say.adoptionLead} />
      {statutes.state === 'proposed' ? (
        <Form action={statutesAdoptionPath(statutes.number)} label={title}>
          <ErrorSummary lang={viewing.lang} errors={form.errors} />
          <TextField {...field(form, 'body', say.decisionBody, say.decisionBodyHint)} maxlength={200} lang="fr" suggestions={bodies} />
          <TextField {...field(form, 'decided_on', say.decidedOn, say.decidedOnHint)} size={22} />
          <TextField {...field(form, 'reference', say.reference, say.referenceHint)} maxlength={200} />
          <TextField {...field(form, 'source', say.source, say.sourceHint)} maxlength={500} />
          <DayField {...field(form, 'in_force_from', say.inForceFrom, say.inForceFromHint)} />
          <Notice tone="waiting" title={say.adoptionNeverUndone} children={null} />
          <Buttons>
            <SubmitButton tone="decision">{say.adopt}</SubmitButton>
            <CancelLink href={statutesVersionPath(statutes.number)}>{say.cancel}</CancelLink>
          </Buttons>
        </Form>
      ) : (
        <Notice tone="waiting" title={say.notProposed}>
          <p>
            <a href={statutesProposalPath(statutes.number)}>{say.proposalTitle(statutes.number)}</a>
          </p>
        </Notice>
      )}
    </Page>
  )
}

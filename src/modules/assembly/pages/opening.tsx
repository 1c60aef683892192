/** The opening of a session: the quorum as it stands, and who leads it. */
import { Buttons, CancelLink, ErrorSummary, FieldRow, Fieldset, Form, type FormError, Select, SubmitButton } from '#design/form.tsx'
import type { Option } from '#design/options.ts'
import { Page } from '#design/page.tsx'
import { ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { sessionWords } from '../messages/session.ts'
import { meetingPath, openingPath } from '../paths.ts'
import type { Meeting, OfficerOffered } from '../queries.ts'
import { MeetingTabs } from './tabs.tsx'

/** How many selects there are for tellers, and for the desk. */
export const TELLERS = [1, 2, 3] as const
export const DESKS = [1, 2, 3] as const

export const OPENING_FIELDS = ['chair', 'secretary', ...TELLERS.map((n) => `teller-${n}`), ...DESKS.map((n) => `desk-${n}`)]

export interface OpeningView {
  viewing: Viewing
  meeting: Meeting
  /** The quorum now, as a sentence; null: the statutes say nothing of this body. */
  quorum: { text: string; met: boolean } | null
  offered: OfficerOffered[]
  typed: Record<string, string>
  errors: FormError[]
  /** Why the session cannot be opened, in words. */
  objection: string | null
}

/** Each person once: those with a mandate first, then whoever else is in the room. */
export function officerOptions(lang: Lang, offered: readonly OfficerOffered[]): Option[] {
  const say = sessionWords(lang)
  const byPerson = new Map<number, Option>()
  for (const { personId, name, role } of offered) {
    const group = role === null ? say.presentGroup : say.officersGroup
    if (!byPerson.has(personId)) byPerson.set(personId, { value: String(personId), label: name, group })
  }
  return [...byPerson.values()]
}

const Named = ({ view, kind, places }: { view: OpeningView; kind: 'teller' | 'desk'; places: readonly number[] }) => {
  const say = sessionWords(view.viewing.lang)
  const options = [{ value: '', label: say.nobody }, ...officerOptions(view.viewing.lang, view.offered)]
  return (
    <Fieldset legend={kind === 'desk' ? say.desks : say.tellers}>
      <Paragraph>{kind === 'desk' ? say.desksHint : say.tellersHint}</Paragraph>
      <FieldRow>
        {places.map((place) => (
          <Select key={place} name={`${kind}-${place}`} label={say[kind](place)} options={options} value={view.typed[`${kind}-${place}`]} />
        ))}
      </FieldRow>
    </Fieldset>
  )
}

const Leaders = ({ view }: { view: OpeningView }) => {
  const say = sessionWords(view.viewing.lang)
  const options = [{ value: '', label: say.choose }, ...officerOptions(view.viewing.lang, view.offered)]
  return (
    <>
      {(['chair', 'secretary'] as const).map((role) => (
        <Select
          key={role}
          name={role}
          label={say[role]}
          hint={role === 'chair' ? say.chairHint : say.secretaryHint}
          options={options}
          value={view.typed[role]}
          error={view.errors.find(({ field }) => field === role)?.text}
          required
        />
      ))}
    </>
  )
}

export function OpeningPage(view: OpeningView) {
  const { viewing, meeting, quorum, errors, objection } = view
  const { lang } = viewing
  const say = sessionWords(lang)
  const isOpen = meeting.state === 'open'
  const title = isOpen ? say.change : say.open
  return (
    <Page viewing={viewing} title={title} noindex example={meeting.example}>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={isOpen ? say.changeLead : say.openLead}
      >
        {title}
      </Title>
      <MeetingTabs viewing={viewing} meeting={meeting} here={openingPath(meeting.id)} />
      {objection ? (
        <Notice tone="waiting" title={say.notToday}>
          <Paragraph>{objection}</Paragraph>
        </Notice>
      ) : null}
      <Notice tone={quorum?.met ? 'deed' : 'waiting'} title={say.quorum}>
        <Paragraph>{quorum?.text ?? say.quorumSilent}</Paragraph>
        {quorum && !quorum.met && !isOpen ? <Paragraph>{say.quorumMissed}</Paragraph> : null}
      </Notice>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={2}>{say.officers}</Heading>
      <Form action={openingPath(meeting.id)} own>
        <Leaders view={view} />
        <Named view={view} kind="teller" places={TELLERS} />
        <Named view={view} kind="desk" places={DESKS} />
        <Buttons>
          <SubmitButton objection={objection ?? undefined}>{isOpen ? say.save : say.open}</SubmitButton>
          <CancelLink href={meetingPath(meeting.id)}>{say.back}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

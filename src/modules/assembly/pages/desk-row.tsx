/** One voter at the desk: who it is, its proxies, whether it is there, and the one deed that is next. */
import { LargeButton, type SignerChoice, Signers, VoterRow } from '#design/attendance.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { ButtonLink, ExampleTag } from '#design/text.tsx'
import { formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { newMandatePath } from '#modules/people/index.ts'
import { attendanceRefusals, deskWords, excludedReason } from '../messages.ts'
import { casterPath, departurePath, presencePath } from '../paths.ts'
import type { Arrivable } from '../queries.ts'

/** A voter with what the desk sees beside its name. */
export interface DeskVoter extends Arrivable {
  collegeName: string | null
  /** Whose proxies it carries. */
  carries: string[]
  /** To whom it gave its own; null: without a name; undefined: to nobody. */
  gave: string | null | undefined
  /** Person → for whom he or she is signed in at the same time. */
  also: Map<number, string[]>
}

export interface DeskRowProps {
  lang: Lang
  meeting: { id: number; timeZone: string }
  voter: DeskVoter
  /** What was typed in the search: a refusal shows the same answers again. */
  typed: string
  /** Why nobody can be signed in now. */
  objection: string | null
  /** Among the last arrivals, still to be undone. */
  undo?: boolean
}

/** No person has this id: it stands for whoever is not in the list, and is refused with the reason. */
const ANOTHER = '0'

const listed = (lang: Lang, names: string[]) => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)

function notesOf(lang: Lang, { carries, gave, presence }: DeskVoter): string[] {
  const say = deskWords(lang)
  const given = gave === undefined ? [] : [gave === null ? say.gaveBlank : say.gave(gave)]
  return [
    ...(carries.length > 0 ? [say.carries(listed(lang, carries))] : []),
    ...given.map((note) => (presence ? say.giverCame(note) : note)),
  ]
}

function stateOf({ lang, meeting, voter }: DeskRowProps): string {
  const say = deskWords(lang)
  const { presence, excluded, casterName, organisationId } = voter
  if (excluded) return say.excluded(excludedReason(lang, excluded))
  if (!presence) return say.notThere
  const since = say.since(formatTime(lang, presence.fromAt, meeting.timeZone))
  const parts = [presence.mode === 'remote' ? `${since}, ${say.afar}` : since]
  if (organisationId !== null) parts.push(casterName ? say.casts(casterName) : say.noCaster)
  return parts.join(' · ')
}

const detailOf = (lang: Lang, { collegeName, weight, town }: DeskVoter): string => {
  const say = deskWords(lang)
  return [collegeName && say.college(collegeName), say.votes(formatNumber(lang, weight), weight === 1), town]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}

const signers = (lang: Lang, { mandated, also }: DeskVoter): SignerChoice[] => [
  ...mandated.map(({ personId, name }) => {
    const others = also.get(personId) ?? []
    return { value: String(personId), label: name, ...(others.length > 0 ? { hint: deskWords(lang).alsoFor(listed(lang, others)) } : {}) }
  }),
  { value: ANOTHER, label: deskWords(lang).another },
]

function Arrival({ lang, meeting, voter, typed, objection }: DeskRowProps) {
  const say = deskWords(lang)
  const { mandated, organisationId, casterId } = voter
  if (mandated.length === 0)
    return (
      <>
        <Form action={presencePath(meeting.id, voter.id)} inline>
          <LargeButton
            glyph="decision"
            objection={attendanceRefusals[lang]['assembly.attendance_no_mandate']({ name: voter.name, mandated: [] })}
          >
            {say.arrived}
          </LargeButton>
        </Form>
        {organisationId === null ? null : (
          <ButtonLink href={newMandatePath({ organisation: organisationId })}>{say.giveMandate}</ButtonLink>
        )}
      </>
    )
  const first = mandated.find(({ personId }) => personId === casterId) ?? mandated[0]!
  return (
    <Form action={presencePath(meeting.id, voter.id)} inline label={voter.name}>
      <HiddenField name="q" value={typed} />
      {organisationId === null ? (
        <HiddenField name="person" value={String(first.personId)} />
      ) : (
        <Signers
          id={`signs-${voter.id}`}
          legend={say.whoSigns}
          name="person"
          options={signers(lang, voter)}
          value={String(first.personId)}
        />
      )}
      <LargeButton glyph="decision" label={say.arrivedOf(voter.name)} {...(objection ? { objection } : {})}>
        {say.arrived}
      </LargeButton>
    </Form>
  )
}

function Presence({ lang, meeting, voter, typed, undo }: DeskRowProps) {
  const say = deskWords(lang)
  const leave = (
    <Form action={departurePath(meeting.id, voter.id)} inline>
      <HiddenField name="q" value={typed} />
      {undo ? <HiddenField name="slip" value="1" /> : null}
      <LargeButton plain glyph={undo ? 'undo' : 'arrow'} label={undo ? say.undoOf(voter.name) : say.leftOf(voter.name)}>
        {undo ? say.undo : say.left}
      </LargeButton>
    </Form>
  )
  if (undo || voter.organisationId === null) return leave
  const chosen = voter.mandated.find(({ personId }) => personId !== voter.casterId)
  return (
    <>
      <Disclosure summary={say.changeCaster}>
        <Form action={casterPath(meeting.id, voter.id)} inline>
          <HiddenField name="q" value={typed} />
          <Signers
            id={`casts-${voter.id}`}
            legend={say.changeTo}
            name="person"
            options={signers(lang, { ...voter, also: new Map() })}
            value={String(chosen?.personId ?? voter.casterId ?? ANOTHER)}
          />
          <Buttons>
            <SubmitButton tone="plain">{say.change}</SubmitButton>
          </Buttons>
        </Form>
      </Disclosure>
      {leave}
    </>
  )
}

export function DeskRow(props: DeskRowProps) {
  const { lang, voter } = props
  const state = voter.excluded ? 'out' : voter.presence ? 'there' : 'absent'
  return (
    <VoterRow
      id={`voter-${voter.id}`}
      name={voter.name}
      tags={voter.example ? <ExampleTag lang={lang} /> : null}
      detail={detailOf(lang, voter)}
      notes={notesOf(lang, voter)}
      state={state}
      told={stateOf(props)}
    >
      {state === 'out' ? null : state === 'there' ? <Presence {...props} /> : <Arrival {...props} />}
    </VoterRow>
  )
}

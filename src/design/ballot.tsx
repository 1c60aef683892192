/** The ballot: choices as large as a thumb, those of proxies beside them, and the bar that sends all at once and says what became of it. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { fieldId } from './fields.tsx'
import { Glyph } from './icons.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'cast-ballot': HTMLAttributes<HTMLElement> & { 'data-key': string; 'data-action': string; 'data-words': string }
    }
  }
}

/** What the script says by itself; whether a ballot counts is said by the server. */
export interface BallotWords {
  kept: string
  sending: string
  held: string
  signedOut: string
  signIn: string
}

interface BallotProps {
  /** Of this vote and this person: what one kept on a shared telephone is not another's to send. */
  storageKey: string
  action: string
  words: BallotWords
  children: ComponentChildren
}

/** Around the form, and around what stands in its place once the vote is over: what is still kept here then learns its fate. */
export const Ballot = ({ storageKey, action, words, children }: BallotProps) => (
  <cast-ballot data-key={storageKey} data-action={action} data-words={JSON.stringify(words)}>
    <BallotSaid />
    {children}
  </cast-ballot>
)

/** Where the script speaks: above all, or beside the button while there is one. */
const BallotSaid = () => <p class="ballot-said" role="status" data-said="" hidden />

export const BallotForm = ({ action, label, children }: { action: string; label: string; children: ComponentChildren }) => (
  <form class="ballot" action={action} method="post" aria-label={label}>
    {children}
  </form>
)

/** For whom one votes: the sentence under the title. */
export const VotingFor = ({ label, name, children }: { label: string; name: string; children?: ComponentChildren }) => (
  <p class="voting-for">
    {label} <strong>{name}</strong> {children}
  </p>
)

export interface BallotChoices {
  name: string
  /** Said to whoever does not see whose choices these are. */
  legend: string
  /** `full`: what a short label stands for. */
  choices: readonly { value: string; label: string; full?: string }[]
  value: string | null
}

type Choice = BallotChoices['choices'][number]

/** The first one bears the field's id, so that the summary of errors leads to it. */
const radio = ({ name, value }: BallotChoices, choice: Choice, place: number) => ({
  id: place === 0 ? fieldId(name) : undefined,
  name,
  value: choice.value,
  checked: choice.value === value,
  'aria-label': choice.full,
})

/** One's own choice, in four large tiles. */
export const BallotTiles = (field: BallotChoices) => (
  <fieldset class="ballot-tiles">
    <legend class="sr">{field.legend}</legend>
    {field.choices.map((choice, place) => (
      <label key={choice.value}>
        <input type="radio" {...radio(field, choice, place)} />
        <span>{choice.label}</span>
        <Glyph name="done" />
      </label>
    ))}
  </fieldset>
)

export const BallotOthers = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="ballot-others">
    <h2>{title}</h2>
    {children}
  </section>
)

export interface BallotRowProps extends BallotChoices {
  title: ComponentChildren
  /** The instruction, what was received. */
  notes: readonly string[]
}

/** The choice for one voter that is carried, in one line of four. */
export const BallotRow = ({ title, notes, ...field }: BallotRowProps) => (
  <fieldset class="ballot-row">
    <legend class="sr">{field.legend}</legend>
    <p aria-hidden="true">
      <strong>{title}</strong>
    </p>
    <p class="hint">{notes.join(' · ')}</p>
    <div class="ballot-segments">
      {field.choices.map((choice, place) => (
        <label key={choice.value}>
          <input type="radio" {...radio(field, choice, place)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** A small line of explanation. */
export const BallotHint = ({ children }: { children: ComponentChildren }) => <p class="hint">{children}</p>

/** What was received, in the colour of deeds and with its sign. */
export const Received = ({ children }: { children: ComponentChildren }) => (
  <p class="received">
    <Glyph name="done" />
    <span>{children}</span>
  </p>
)

/** Stays in sight at the foot of a telephone. */
export const BallotBar = ({ children }: { children: ComponentChildren }) => (
  <div class="ballot-bar">
    <BallotSaid />
    {children}
  </div>
)

/** The voters of one person with what was counted for each. */
export const BallotList = ({
  items,
}: {
  items: readonly { name: ComponentChildren; choice: string | null; notes: readonly string[]; counted: boolean }[]
}) => (
  <ul class="ballot-list">
    {items.map(({ name, choice, notes, counted }, place) => (
      <li key={place}>
        <Glyph name={counted ? 'done' : 'planned'} />
        <div>
          <p>
            <strong>{name}</strong>
            {choice === null ? null : <span> : {choice}</span>}
          </p>
          {notes.map((note) => (
            <p class="hint" key={note}>
              {note}
            </p>
          ))}
        </div>
      </li>
    ))}
  </ul>
)

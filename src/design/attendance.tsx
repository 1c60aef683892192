/** Those who vote, as a desk works with them: large rows, a state with its sign, one large button; and the same for oneself on a telephone. */
import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from './icons.tsx'

type Children = { children: ComponentChildren }

export const VoterRows = ({ label, children }: Children & { label: string }) => (
  <ul class="rows voter-rows" aria-label={label}>
    {children}
  </ul>
)

export type VoterState = 'there' | 'absent' | 'out'
const SIGN: Record<VoterState, { glyph: GlyphName; tone: string }> = {
  there: { glyph: 'done', tone: 'tone-deed' },
  absent: { glyph: 'planned', tone: '' },
  out: { glyph: 'stopped', tone: 'tone-waiting' },
}

export interface VoterRowProps {
  /** Of the row: a live refresh finds it again wherever it stands now. */
  id: string
  name: string
  tags?: ComponentChildren
  /** College, votes, town. */
  detail: string
  /** Proxies beside the name. */
  notes?: readonly string[]
  state: VoterState
  told: ComponentChildren
  children?: ComponentChildren
}

export const VoterRow = ({ id, name, tags, detail, notes = [], state, told, children }: VoterRowProps) => (
  <li id={id} class={`voter-row ${SIGN[state].tone}`}>
    <div class="voter-who">
      <p class="voter-name">
        <strong>{name}</strong> {tags}
      </p>
      <p class="voter-detail">{detail}</p>
      {notes.map((note) => (
        <p key={note} class="voter-note">
          <Glyph name="mandate" />
          {note}
        </p>
      ))}
      <p class="voter-state">
        <Glyph name={SIGN[state].glyph} />
        {told}
      </p>
    </div>
    {children ? <div class="voter-deeds">{children}</div> : null}
  </li>
)

/** A button for a thumb, with nothing to read twice: the deed of this row. `label` says whose it is, for who does not see the row. */
export const LargeButton = ({
  children,
  glyph,
  plain,
  label,
  name,
  value,
  objection,
}: Children & { glyph?: GlyphName; plain?: boolean; label?: string; name?: string; value?: string; objection?: string }) => (
  <>
    <button
      class={plain ? 'button large' : 'button main large'}
      type="submit"
      name={name}
      value={value}
      aria-label={label}
      disabled={objection !== undefined}
    >
      {glyph ? <Glyph name={glyph} /> : null}
      {children}
    </button>
    {objection === undefined ? null : <span class="objection">{objection}</span>}
  </>
)

export interface SignerChoice {
  value: string
  label: string
  hint?: string
}

/** Who signs: few names, side by side. */
export const Signers = ({
  id,
  legend,
  name,
  options,
  value,
}: {
  id: string
  legend: string
  name: string
  options: SignerChoice[]
  value: string
}) => (
  <fieldset class="signers" id={id}>
    <legend>{legend}</legend>
    {options.map((option) => (
      <label key={option.value} class="choice">
        <input type="radio" name={name} value={option.value} checked={option.value === value} />
        <span>
          {option.label}
          {option.hint ? <span class="hint">{option.hint}</span> : null}
        </span>
      </label>
    ))}
  </fieldset>
)

/** One for whom one signs in oneself. */
export const OwnVoices = ({ children }: Children) => <ul class="own-voices">{children}</ul>
export const OwnVoice = ({
  name,
  tags,
  votes,
  state,
  told,
}: {
  name: string
  tags?: ComponentChildren
  votes: string
  state: VoterState
  told: string
}) => (
  <li class={SIGN[state].tone || undefined}>
    <p>
      <strong>{name}</strong> {tags}
    </p>
    <p class="own-votes">{votes}</p>
    <p class="voter-state">
      <Glyph name={SIGN[state].glyph} />
      {told}
    </p>
  </li>
)

/** The two buttons of passkeys: one adds a key, one enters with it. A script of its own makes them work; without it they are not there. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { assetPath } from '#kernel/assets.ts'
import { Glyph } from './icons.tsx'

type PasskeyElement = HTMLAttributes<HTMLElement> & {
  'data-origin': string
  'data-options': string
  'data-action': string
  'data-words': string
  'data-back'?: string
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'passkey-adding': PasskeyElement
      'passkey-entering': PasskeyElement
    }
  }
}

/** What the script says by itself; what is wrong with an answer is said by the server. */
export interface PasskeyWords {
  waiting: string
  cancelled: string
  failed: string
  already?: string
  unable?: string
}

export interface PasskeyProps {
  /** The one address at which browsers know the keys of this house. */
  origin: string
  /** Where the script asks what to sign, and where it sends the answer as a form. */
  options: string
  action: string
  words: PasskeyWords
  label: string
}

const linked = ({ origin, options, action, words }: PasskeyProps) => ({
  'data-origin': origin,
  'data-options': options,
  'data-action': action,
  'data-words': JSON.stringify(words),
})

const Pressed = ({ label }: { label: string }) => (
  <>
    <button class="button" type="button" hidden>
      <Glyph name="key" />
      {label}
    </button>
    <p class="hint" role="status" hidden />
  </>
)

const Script = () => <script type="module" src={assetPath('passkey.js')} />

/** `children`: what stands there while the browser cannot, or without scripts. */
export const PasskeyAdding = ({ children, ...props }: PasskeyProps & { children: ComponentChildren }) => (
  <passkey-adding {...linked(props)}>
    <div data-without="">{children}</div>
    <Pressed label={props.label} />
    <Script />
  </passkey-adding>
)

/** Stands among the buttons of the sign-in. The field with `autocomplete="username webauthn"` offers the device's keys by itself. */
export const PasskeyEntering = ({ back, ...props }: PasskeyProps & { back: string | null }) => (
  <passkey-entering {...linked(props)} data-back={back ?? undefined}>
    <Pressed label={props.label} />
    <Script />
  </passkey-entering>
)

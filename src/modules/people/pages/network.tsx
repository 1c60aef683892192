/** The network's identity: one form for its name, addresses, logo, colour, time zone and languages. */
import { BothTexts } from '#design/compare.tsx'
import {
  Buttons,
  Checkbox,
  ErrorSummary,
  FieldRow,
  Fieldset,
  Form,
  type FormError,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { PicturePreview, Swatches } from '#design/swatches.tsx'
import { Notice, Paragraph, Title } from '#design/text.tsx'
import { parseColour } from '#kernel/values/colour.ts'
import { LANGS, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { settingsWords } from '../messages/settings.ts'
import { networkPath } from '../paths.ts'
import { objectionToAccent, SWATCHES, type Swatch, tintsOf } from '../rules/accent.ts'
import type { Zone } from '../rules/network.ts'
import type { NetworkSettings } from '../tables/settings.ts'
import { NetworkTabs } from './tabs.tsx'

/** The fields as typed. */
export interface IdentityTyped {
  name: string
  town: string
  site: string
  contact_email: string
  time_zone: string
  accent: string
  accent_code: string
  english: string
  lang: string
  revision: string
}

export interface IdentityView {
  typed: IdentityTyped
  logo: NetworkSettings['logo']
  zones: Zone[]
  errors: FormError[]
  /** What somebody else saved meanwhile, where it differs. */
  differing: { label: string; theirs: string; mine: string }[]
  theirName: string | undefined
}

/** The choice beside the swatches. */
export const OTHER = 'other'
const swatches = Object.keys(SWATCHES) as Swatch[]
const tintsShown = (colour: string) => {
  const { light, dark } = tintsOf(colour)
  return { light: light.accent, dark: dark.accent }
}

const errorFor = (errors: FormError[], field: string) => errors.find((error) => error.field === field)?.text

type Part = { lang: Lang; view: IdentityView }

const Who = ({ lang, view: { typed, errors } }: Part) => {
  const say = settingsWords(lang)
  return (
    <Fieldset legend={say.who}>
      <TextField name="name" label={say.name} value={typed.name} error={errorFor(errors, 'name')} required maxlength={200} />
      <FieldRow>
        <TextField name="town" label={say.town} value={typed.town} error={errorFor(errors, 'town')} maxlength={120} />
        <TextField name="site" label={say.site} hint={say.siteHint} value={typed.site} error={errorFor(errors, 'site')} inputmode="url" />
      </FieldRow>
      <TextField
        name="contact_email"
        label={say.contactEmail}
        hint={say.contactHint}
        value={typed.contact_email}
        error={errorFor(errors, 'contact_email')}
        inputmode="email"
      />
    </Fieldset>
  )
}

const Look = ({ lang, view: { typed, errors, logo } }: Part) => {
  const say = settingsWords(lang)
  const own = parseColour(typed.accent_code)
  const options = [
    ...swatches.map((name) => ({ value: name, label: say.swatches[name], tints: tintsShown(SWATCHES[name]) })),
    { value: OTHER, label: say.accentOther, tints: own && objectionToAccent(own) === null ? tintsShown(own) : null },
  ]
  const wrong = errorFor(errors, 'accent')
  return (
    <Fieldset legend={say.look}>
      {logo ? (
        <>
          <PicturePreview
            label={say.logoNow}
            src={logo.path}
            size={logo.width && logo.height ? { width: logo.width, height: logo.height } : null}
          />
          <Checkbox name="logo_removed" label={say.logoRemove} />
        </>
      ) : (
        <Paragraph>{say.logoNone}</Paragraph>
      )}
      <TextField
        name="logo"
        label={say.logo}
        hint={say.logoHint}
        type="file"
        accept="image/png,image/jpeg"
        error={errorFor(errors, 'logo')}
      />
      <Swatches name="accent" label={say.accent} hint={say.accentHint} options={options} value={typed.accent} error={wrong} />
      <TextField name="accent_code" label={say.accentCode} hint={say.accentCodeHint} value={typed.accent_code} size={10} maxlength={20} />
    </Fieldset>
  )
}

/** « UTC+01:00 ». */
const offsetText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

const Time = ({ lang, view: { typed, errors, zones } }: Part) => {
  const say = settingsWords(lang)
  const known = zones.some(({ id }) => id === typed.time_zone)
  return (
    <Fieldset legend={say.time}>
      <Select
        name="time_zone"
        label={say.timeZone}
        hint={say.timeZoneHint}
        error={errorFor(errors, 'time_zone')}
        value={typed.time_zone}
        options={[
          // What was sent and is no zone stays as it was, to be corrected.
          ...(known ? [] : [{ value: typed.time_zone, label: typed.time_zone || say.none }]),
          ...zones.map(({ id, region, place, offsetMinutes }) => ({
            value: id,
            label: say.zone(place, offsetText(offsetMinutes)),
            group: say.zoneRegions[region ?? 'usual'] ?? region ?? '',
          })),
        ]}
      />
      <Checkbox name="english" label={say.english} hint={say.englishHint} checked={typed.english !== ''} />
      <Radios
        name="lang"
        label={say.lang}
        hint={say.langHint}
        value={typed.lang}
        error={errorFor(errors, 'lang')}
        options={LANGS.map((value) => ({ value, label: <span lang={value}>{say.langs[value]}</span> }))}
      />
    </Fieldset>
  )
}

/** What two people saved at once, side by side. */
export const Moved = ({ lang, fields, theirName }: { lang: Lang; fields: IdentityView['differing']; theirName: string | undefined }) => {
  const say = settingsWords(lang)
  return fields.length === 0 ? null : (
    <>
      <Notice tone="waiting" title={say.movedTitle}>
        <Paragraph>{say.movedHow}</Paragraph>
      </Notice>
      <BothTexts lang={lang} fields={fields} theirName={theirName} />
    </>
  )
}

export function NetworkIdentityPage({ viewing, view }: { viewing: Viewing; view: IdentityView }) {
  const { lang } = viewing
  const say = settingsWords(lang)
  return (
    <Page viewing={viewing} title={say.identityTitle} noindex>
      <Title kicker={say.network} lead={say.identityLead}>
        {say.identityTitle}
      </Title>
      <NetworkTabs lang={lang} here={networkPath()} />
      <ErrorSummary lang={lang} errors={view.errors} />
      <Moved lang={lang} fields={view.differing} theirName={view.theirName} />
      <Form action={networkPath()} label={say.identityTitle} files>
        <HiddenField name="revision" value={view.typed.revision} />
        <Who lang={lang} view={view} />
        <Look lang={lang} view={view} />
        <Time lang={lang} view={view} />
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
        </Buttons>
      </Form>
    </Page>
  )
}

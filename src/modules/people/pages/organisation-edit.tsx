/** The form of an organisation: added, edited, and what becomes of its mandates when it leaves. */
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Fieldset,
  Form,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, ExampleTag, Notice, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'
import { kindName, officeName, regionName } from '../messages/names.ts'
import { newOrganisationPath, organisationEditPath, organisationPath, organisationsPath } from '../paths.ts'
import { KINDS, type Kind, type MandateFacts, REGIONS } from '../tables.ts'
import { BothEdits, common, errorOf, type KeptForm } from './keeping-parts.tsx'

export const ORGANISATION_FIELDS = [
  'kind',
  'name',
  'region',
  'parent',
  'town',
  'site',
  'siret',
  'joined_on',
  'left_on',
  'note_fr',
  'note_en',
] as const
export type OrganisationField = (typeof ORGANISATION_FIELDS)[number]

export interface OrganisationForm extends KeptForm<OrganisationField | 'mandates'> {
  /** What it may stand below. */
  network: { id: number; name: string }
  regional: { id: number; name: string }[]
  /** Mandates that would go on after it has left. */
  goingOn: MandateFacts[]
}

interface Fields {
  viewing: Viewing
  form: OrganisationForm
}

/** The network is one, and is set up, never added. */
const ADDABLE = KINDS.filter((kind): kind is Exclude<Kind, 'network'> => kind !== 'network')
/** What is added most often comes first. */
const ORDER = ['member', 'regional', 'partner'] as const satisfies typeof ADDABLE

const What = ({ viewing: { lang }, form }: Fields) => {
  const say = organisationFormWords(lang)
  return (
    <>
      <Radios
        {...common(form, 'kind', say.kind)}
        options={ORDER.map((kind) => ({ value: kind, label: kindName(lang, kind), hint: say.kindHints[kind] }))}
      />
      <TextField {...common(form, 'name', say.name, say.nameHint)} maxlength={200} required autocomplete="off" />
    </>
  )
}

const Where = ({ viewing: { lang }, form }: Fields) => {
  const say = organisationFormWords(lang)
  return (
    <>
      <FieldRow>
        <TextField {...common(form, 'town', say.town)} maxlength={120} autocomplete="off" />
        <Select
          {...common(form, 'region', say.region)}
          options={[{ value: '', label: say.noRegion }, ...REGIONS.map((code) => ({ value: code, label: regionName(lang, code) }))]}
        />
      </FieldRow>
      <Select
        {...common(form, 'parent', say.parent, say.parentHint)}
        options={[
          { value: 'region', label: say.byRegion },
          { value: String(form.network.id), label: say.toNetwork(form.network.name) },
          ...form.regional.map(({ id, name }) => ({ value: String(id), label: typographic('fr', name), group: say.associations })),
        ]}
      />
    </>
  )
}

const More = ({ viewing: { lang }, form }: Fields) => {
  const say = organisationFormWords(lang)
  return (
    <>
      <FieldRow>
        <DayField {...common(form, 'joined_on', say.joined, say.joinedHint)} />
        <DayField {...common(form, 'left_on', say.left, say.leftHint)} />
      </FieldRow>
      <TextField {...common(form, 'siret', say.siret, say.siretHint)} inputmode="numeric" size={20} maxlength={40} autocomplete="off" />
      <TextField {...common(form, 'site', say.site, say.siteHint)} inputmode="url" maxlength={300} autocomplete="off" />
      <TextArea {...common(form, 'note_fr', say.note, say.noteHint)} rows={3} lang="fr" />
      <Disclosure summary={say.english} open={Boolean(form.typed.note_en || errorOf(form, 'note_en'))}>
        <TextArea {...common(form, 'note_en', say.noteEn)} rows={3} lang="en" />
      </Disclosure>
    </>
  )
}

/** It leaves: which mandates would go on, and what becomes of them. */
const Leaving = ({ viewing: { lang }, form }: Fields) => {
  const say = organisationFormWords(lang)
  if (form.goingOn.length === 0) return null
  return (
    <Fieldset legend={say.goingOn}>
      <Notice tone="waiting">
        <p>{say.goingOnHow}</p>
        <Rows label={say.goingOn}>
          {form.goingOn.map((mandate) => (
            <Row
              key={mandate.id}
              glyph="person"
              title={mandate.personName ?? officeName(lang, mandate)}
              detail={[officeName(lang, mandate), mandate.endsOn ? say.until(formatDay(lang, mandate.endsOn)) : say.openEnd].join(' · ')}
            />
          ))}
        </Rows>
      </Notice>
      <Radios
        {...common(form, 'mandates', say.whatOfThem)}
        value={form.typed.mandates || 'end'}
        options={[
          { value: 'end', label: say.endThem(form.goingOn.length), hint: say.endThemHint },
          { value: 'keep', label: say.keepThem, hint: say.keepThemHint },
        ]}
      />
    </Fieldset>
  )
}

export function NewOrganisationPage({ viewing, form }: Fields) {
  const { lang } = viewing
  const say = organisationFormWords(lang)
  const fields = { viewing, form }
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs lang={lang} items={[{ href: organisationsPath(), label: say.directory }]} />
      <Title lead={say.newLead}>{say.newTitle}</Title>
      <Form action={newOrganisationPath()} label={say.newTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <What {...fields} />
        <Where {...fields} />
        <More {...fields} />
        <Leaving {...fields} />
        <Buttons>
          <SubmitButton>{say.add}</SubmitButton>
          <CancelLink href={organisationsPath()}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function EditOrganisationPage({ viewing, form, known }: Fields & { known: { id: number; name: string; example: boolean } }) {
  const { lang } = viewing
  const say = organisationFormWords(lang)
  const fields = { viewing, form }
  return (
    <Page viewing={viewing} title={`${say.editTitle} · ${known.name}`} example={known.example} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: organisationsPath(), label: say.directory },
          { href: organisationPath(known.id), label: known.name },
        ]}
      />
      <Title kicker={say.editTitle}>
        {known.name} {known.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Form action={organisationEditPath(known.id)} label={say.editTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <BothEdits lang={lang} conflict={form.conflict} />
        <HiddenField name="shown" value={form.shown ?? ''} />
        <Leaving {...fields} />
        <What {...fields} />
        <Where {...fields} />
        <More {...fields} />
        <Buttons>
          <SubmitButton>{form.conflict ? say.saveMine : say.save}</SubmitButton>
          <CancelLink href={organisationPath(known.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

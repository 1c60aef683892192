/** A colour among a few that read well, each shown as it looks by day and by night, or one of one's own; and a picture as it stands on a page. */
import { type FieldProps, fieldId } from './fields.tsx'
import { Glyph } from './icons.tsx'

export interface Swatch {
  value: string
  label: string
  /** By day and by night; null: not known yet. */
  tints: { light: string; dark: string } | null
}

/** Drawn, since our policy forbids styles within a page. */
const Chip = ({ tints }: { tints: Swatch['tints'] }) => (
  <svg class="swatch" viewBox="0 0 44 28" aria-hidden="true">
    <rect class="swatch-paper" width="22" height="28" />
    <rect class="swatch-night" x="22" width="22" height="28" />
    {tints ? (
      <>
        <circle cx="11" cy="14" r="8" fill={tints.light} />
        <circle cx="33" cy="14" r="8" fill={tints.dark} />
      </>
    ) : null}
  </svg>
)

export const Swatches = (field: FieldProps & { options: readonly Swatch[]; value: string }) => (
  <fieldset
    class={field.error ? 'field choices swatches wrong' : 'field choices swatches'}
    aria-describedby={
      [field.hint && `${fieldId(field.name)}-hint`, field.error && `${fieldId(field.name)}-error`].filter(Boolean).join(' ') || undefined
    }
  >
    <legend>{field.label}</legend>
    {field.hint ? (
      <p class="hint" id={`${fieldId(field.name)}-hint`}>
        {field.hint}
      </p>
    ) : null}
    {field.error ? (
      <p class="error" id={`${fieldId(field.name)}-error`}>
        <Glyph name="stopped" />
        {field.error}
      </p>
    ) : null}
    {field.options.map((option, place) => (
      <label key={option.value} class="choice">
        <input
          type="radio"
          id={place === 0 ? fieldId(field.name) : undefined}
          name={field.name}
          value={option.value}
          checked={option.value === field.value}
        />
        <Chip tints={option.tints} />
        <span>{option.label}</span>
      </label>
    ))}
  </fieldset>
)

/** A logo on paper, in its own shape. */
export const PicturePreview = ({ label, src, size }: { label: string; src: string; size: { width: number; height: number } | null }) => (
  <figure class="picture-preview">
    <img src={src} alt={label} {...size} />
  </figure>
)

/** A longer text: a plain textarea with the house's Markdown, and over it, where scripts run, an editor that shows the text as it will be read. */
import type { HTMLAttributes } from 'preact'
import { assetPath } from '#kernel/assets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { TextArea, type TextAreaProps } from './fields.tsx'
import { words } from './messages.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'rich-text': HTMLAttributes<HTMLElement> & { 'data-source': string; 'data-words': string; 'data-own': '' }
    }
  }
}

/** `language`: of the page, for the names of the tools; `lang`: of the text. */
export const RichText = ({ language, ...field }: TextAreaProps & { language: Lang }) => (
  <rich-text data-source={assetPath('editor.js')} data-words={JSON.stringify(words(language).editor)} data-own="">
    <TextArea {...field} />
  </rich-text>
)

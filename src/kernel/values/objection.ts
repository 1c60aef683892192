/** What a rule answers when the domain says no: a code and its facts; the sentence stands in the module's messages. */

/** Every objection of the house with the facts its sentence needs. Each module's `rules.ts` adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge into it.
export interface Objections {}

export type ObjectionCode = keyof Objections & string

export interface Objection<Code extends ObjectionCode = ObjectionCode> {
  code: Code
  facts: Objections[Code]
  /** The form field that it speaks of, if one. */
  field?: string
}

/** An objection to be returned by a rule: `objection('plan.ends_before_start', { start, end }, 'ends_on')`. */
export const objection = <Code extends ObjectionCode>(code: Code, facts: Objections[Code], field?: string): Objection =>
  ({ code, facts, field }) as Objection

/** The sentences of one module's objections: one per code that begins with its name. A missing one does not compile. */
export type ObjectionSentences<Module extends string> = {
  [Code in ObjectionCode as Code extends `${Module}.${string}` ? Code : never]: (facts: Objections[Code]) => string
}

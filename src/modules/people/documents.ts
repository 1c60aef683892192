/** The documents of people: letters of invitation. */
export { LETTERS_TEMPLATE, type LetterFacts, lettersData } from './documents/letters.ts'

/** The documents of people: letters of invitation. */
export { LETTERS_TEMPLATE, lettersData } from './documents/letters.ts'

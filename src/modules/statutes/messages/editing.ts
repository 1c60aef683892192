/** What the forms of statutes say. */
import { messages } from '#kernel/values/typography.ts'
import { bodyEn } from './editing-body-en.ts'
import { bodyFr } from './editing-body-fr.ts'
import { en } from './editing-en.ts'
import { fr } from './editing-fr.ts'

export const editingWords = messages(fr, en)
export const bodyRulesWords = messages(bodyFr, bodyEn)

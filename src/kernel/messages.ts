/** The sentences of the kernel's own refusals. */
import { formatBytes } from './values/bytes.ts'
import type { Lang } from './values/lang.ts'
import type { ObjectionSentences } from './values/objection.ts'
import { messages, quoted } from './values/typography.ts'
import './refusal.ts'

type Sentences = ObjectionSentences<'kernel'>

const fr: Sentences = {
  'kernel.not_found': () => "Cette page n'existe pas, ou elle n'est pas ouverte à tout le monde.",
  'kernel.not_yours': () => "Vos mandats ne permettent pas de faire cela aujourd'hui.",
  'kernel.form_invalid': () => "Le formulaire n'a pas été enregistré : corrigez ce qui est signalé.",
  'kernel.foreign_origin': () => "Ce formulaire vient d'un autre site : rien n'a été enregistré. Ouvrez la page ici et recommencez.",
  'kernel.too_large': ({ limit }) => `C'est trop long : au plus ${limit}.`,
  'kernel.file_too_large': ({ mostBytes }) => `C'est trop lourd : au plus ${formatBytes('fr', mostBytes)} à la fois.`,
  'kernel.file_empty': ({ name }) => `Le fichier ${quoted('fr', name)} est vide : choisissez-en un autre.`,
  'kernel.upload_broken': () => "L'envoi n'est pas arrivé en entier : choisissez le fichier et recommencez.",
  'kernel.required': () => 'À remplir.',
  'kernel.too_long': ({ max }) => `Trop long : au plus ${max} caractères.`,
  'kernel.not_a_day': ({ text }) => `${quoted('fr', text)} n'est pas une date du calendrier. Exemple : 17/09/2015.`,
  'kernel.not_a_number': ({ text }) => `${quoted('fr', text)} n'est pas un nombre entier.`,
  'kernel.not_an_amount': ({ text }) => `${quoted('fr', text)} n'est pas un montant. Exemple : 1 234,56.`,
  'kernel.negative_amount': ({ text }) => `${quoted('fr', text)} est négatif : un montant va de 0 à 9 999 999 999,99 €.`,
  'kernel.amount_too_large': ({ text }) => `${quoted('fr', text)} est trop grand : un montant va jusqu'à 9 999 999 999,99 €.`,
  'kernel.not_a_share': ({ text }) =>
    `${quoted('fr', text)} n'est pas un pourcentage de 0 à 100, avec deux décimales au plus. Exemple : 12,5.`,
  'kernel.not_a_choice': ({ text }) => `${quoted('fr', text)} ne fait pas partie des choix.`,
  'kernel.out_of_range': ({ min, max }) => `Entre ${min} et ${max}.`,
  'kernel.not_an_email': ({ text }) => `${quoted('fr', text)} n'est pas une adresse électronique. Exemple : prenom.nom@exemple.fr.`,
}

const en: Sentences = {
  'kernel.not_found': () => 'This page does not exist, or it is not open to everyone.',
  'kernel.not_yours': () => 'Your mandates do not allow this today.',
  'kernel.form_invalid': () => 'The form was not saved: mend what is marked.',
  'kernel.foreign_origin': () => 'This form comes from another site: nothing was saved. Open the page here and try again.',
  'kernel.too_large': ({ limit }) => `Too long: ${limit} at most.`,
  'kernel.file_too_large': ({ mostBytes }) => `Too heavy: ${formatBytes('en', mostBytes)} at most at a time.`,
  'kernel.file_empty': ({ name }) => `The file ${quoted('en', name)} is empty: choose another one.`,
  'kernel.upload_broken': () => 'The file did not arrive in full: choose it and send it again.',
  'kernel.required': () => 'Please fill this in.',
  'kernel.too_long': ({ max }) => `Too long: ${max} characters at most.`,
  'kernel.not_a_day': ({ text }) => `${quoted('en', text)} is no day of the calendar. Example: 17/09/2015.`,
  'kernel.not_a_number': ({ text }) => `${quoted('en', text)} is not a whole number.`,
  'kernel.not_an_amount': ({ text }) => `${quoted('en', text)} is not an amount. Example: 1,234.56.`,
  'kernel.negative_amount': ({ text }) => `${quoted('en', text)} is negative: an amount goes from 0 to €9,999,999,999.99.`,
  'kernel.amount_too_large': ({ text }) => `${quoted('en', text)} is too large: an amount goes up to €9,999,999,999.99.`,
  'kernel.not_a_share': ({ text }) => `${quoted('en', text)} is not a percentage from 0 to 100, with at most two decimals. Example: 12.5.`,
  'kernel.not_a_choice': ({ text }) => `${quoted('en', text)} is not one of the choices.`,
  'kernel.out_of_range': ({ min, max }) => `Between ${min} and ${max}.`,
  'kernel.not_an_email': ({ text }) => `${quoted('en', text)} is not an e-mail address. Example: first.last@example.org.`,
}

const set = messages(fr, en)
export const kernelSentences: Record<Lang, Sentences> = { fr: set('fr'), en: set('en') }

/** Who acts when nobody is signed in: deeds done from the shell. */
export const shellName: Record<Lang, string> = { fr: 'Ligne de commande', en: 'Command line' }
/** Who acts when this reader may know neither the name nor an office. */
export const someoneName: Record<Lang, string> = { fr: 'Une personne du réseau', en: 'A person of the network' }

/** What is found in a file of members, in sentences: what is wrong, and what would be right. */
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, plural, quoted } from '#kernel/values/typography.ts'
import type { FindingCode, FindingFacts, MemberFinding } from '../rules/members.ts'
import { kindName, roleName } from './names.ts'

type Sentences = { readonly [Code in FindingCode]: (facts: FindingFacts[Code]) => string }
type Words = Sentences & { readonly [key: string]: unknown }

const q = (text: string) => quoted('fr', text)
const e = (text: string) => quoted('en', text)

/** Why nothing of a file is read. */
const WHY: Record<Lang, Record<string, string>> = {
  fr: {
    fileEmpty: "Ce fichier est vide : il n'y a aucun adhérent à apporter.",
    fileTooLarge: 'Ce fichier dépasse 20 Mo : gardez-en la feuille des adhérents seule.',
    fileTooSlow: 'Ce fichier demande trop de temps à lire : gardez-en la feuille des adhérents seule.',
    fileTooHeavy: 'Ce fichier demande trop de mémoire à lire : gardez-en la feuille des adhérents seule, sans lignes vides.',
    fileUnreadable: 'Ce fichier ne peut pas être lu : vérifiez son nom et son dossier.',
    kindNotRead: 'Ce genre de fichier ne se lit pas ici : enregistrez la liste des adhérents au format .xlsx, .ods ou .csv.',
    pdf: 'Un PDF ne se relit pas : apportez le tableau dont il vient, au format .xlsx.',
    picture: "C'est une image : apportez la liste dans un tableau, au format .xlsx.",
    locked: 'Ce fichier est protégé par un mot de passe : enregistrez-le sans mot de passe.',
    sheetSaveXlsx: 'Ce format de tableur ne se lit pas : ouvrez ce fichier et enregistrez-le au format .xlsx.',
    textSaveDocx: "C'est un texte : mettez la liste dans un tableau, au format .xlsx.",
    slides: "C'est une présentation : mettez la liste dans un tableau, au format .xlsx.",
    archive: "C'est une archive : sortez-en la liste et apportez-la seule.",
    webPage: "C'est une page web : copiez la liste dans un tableau et enregistrez-le au format .xlsx.",
    zipBroken: 'Ce fichier est abîmé : ouvrez-le, enregistrez-le de nouveau, puis apportez-le.',
    zipTooBig: 'Une fois déplié, ce fichier dépasse 64 Mo : gardez-en la feuille des adhérents seule, sans lignes vides.',
    sheetTooVast: 'Une feuille a trop de cases : supprimez ses lignes et ses colonnes vides.',
  },
  en: {
    fileEmpty: 'This file is empty: there is no member to bring in.',
    fileTooLarge: 'This file is larger than 20 MB: keep only the sheet of the members.',
    fileTooSlow: 'This file takes too long to read: keep only the sheet of the members.',
    fileTooHeavy: 'This file takes too much memory to read: keep only the sheet of the members, without blank rows.',
    fileUnreadable: 'This file cannot be read: check its name and its folder.',
    kindNotRead: 'This kind of file is not read here: save the list of the members as .xlsx, .ods or .csv.',
    pdf: 'A PDF cannot be read back: bring the sheet that it was made from, as .xlsx.',
    picture: 'This is a picture: bring the list in a sheet, as .xlsx.',
    locked: 'This file is locked with a password: save it without one.',
    sheetSaveXlsx: 'This spreadsheet format is not read: open the file and save it as .xlsx.',
    textSaveDocx: 'This is a text: put the list into a sheet, as .xlsx.',
    slides: 'This is a slide show: put the list into a sheet, as .xlsx.',
    archive: 'This is an archive: take the list out and bring it alone.',
    webPage: 'This is a web page: copy the list into a sheet and save it as .xlsx.',
    zipBroken: 'This file is damaged: open it, save it again, then bring it.',
    zipTooBig: 'Unpacked, this file is larger than 64 MB: keep only the sheet of the members, without blank rows.',
    sheetTooVast: 'A sheet has too many cells: delete its blank rows and columns.',
  },
}

const sentences = messages<Words>(
  {
    unread: ({ why }) => WHY.fr[why] ?? WHY.fr.kindNotRead!,
    tooManyRows: ({ most }) => `Ce fichier a plus de ${formatNumber('fr', most)} lignes : partagez-le en plusieurs fichiers.`,
    noName: () => "Aucune colonne ne dit le nom : donnez à l'une d'elles l'en-tête Nom ou Structure.",
    noRow: () => "Il n'y a aucune ligne sous les en-têtes.",
    quoteLeftOpen: () => "Un guillemet s'ouvre ici et ne se referme pas.",
    nameMissing: () => "Cette ligne n'a pas de nom.",
    tooLong: ({ most }) => `Cette case dépasse ${formatNumber('fr', most)} caractères.`,
    kindUnknown: ({ text }) => `${q(text)} n'est pas une nature connue : association régionale, adhérent ou partenaire.`,
    kindNetwork: () => "Le réseau lui-même ne s'apporte pas par un fichier : retirez cette ligne.",
    regionUnknown: ({ text }) => `${q(text)} n'est pas une région connue : Bretagne, ou son code BRE.`,
    siteInvalid: ({ text }) => `${q(text)} n'est pas l'adresse d'un site : https://www.exemple.fr.`,
    siretInvalid: ({ text }) => `${q(text)} n'est pas un SIRET : quatorze chiffres, dont une clé qui ne correspond pas ici.`,
    dayUnknown: ({ text }) => `${q(text)} n'est pas une date : 17/09/2015, septembre 2015 ou 2015.`,
    yearOutOfRange: ({ text }) => `${text} n'est pas une année possible.`,
    leftBeforeJoined: ({ joined, left }) => `Le départ (${formatDay('fr', left)}) précède l'adhésion (${formatDay('fr', joined)}).`,
    numberWrong: ({ text }) => `${q(text)} n'est pas un nombre entier, de zéro ou plus.`,
    roleUnknown: ({ text }) => `${q(text)} n'est pas une fonction connue : représentation, présidence, trésorerie, secrétariat…`,
    emailInvalid: ({ text }) => `${q(text)} n'est pas une adresse électronique.`,
    twice: ({ line }) => `Cette ligne et la ligne ${line} parlent de la même organisation : gardez-en une.`,
    ambiguous: ({ name }) => `Plusieurs organisations s'appellent ${q(name)} ici : donnez la région ou le SIRET.`,
    siretTaken: ({ siret, name }) => `Le SIRET ${siret} est déjà celui de ${name}.`,
    kindDiffers: ({ name, kind }) => `${name} est ici de nature ${q(kindName('fr', kind))} : un fichier ne la change pas.`,
    parentUnknown: ({ text }) => `${q(text)} n'est ni le réseau, ni une association régionale connue.`,
    parentSeveral: ({ text }) => `Plusieurs associations s'appellent ${q(text)} : rattachez cette organisation à la main.`,
    parentWrong: ({ name }) => `Cette organisation ne peut pas être rattachée à ${name}.`,
    emailTaken: ({ email }) => `L'adresse ${email} est déjà celle d'une autre personne.`,
    emailTwice: ({ email, line }) => `L'adresse ${email} est celle d'une autre personne à la ligne ${line}.`,
    contactAmbiguous: ({ name }) => `Plusieurs personnes s'appellent ${q(name)} dans cette organisation : donnez son adresse électronique.`,
    seatTaken: ({ role, start, end }) =>
      `${roleName('fr', role)} : la place est prise ${end ? `du ${formatDay('fr', start)} au ${formatDay('fr', end)}` : `depuis le ${formatDay('fr', start)}`}.`,
    sheetTaken: ({ taken, others }) => `La feuille ${q(taken)} est lue ; d'autres se liraient aussi et restent de côté : ${others}.`,
    rowsHidden: ({ count }) =>
      count === 1 ? 'Une ligne masquée est lue aussi : celle-ci.' : `${count} lignes masquées sont lues aussi : la première est celle-ci.`,
    columnUnknown: ({ heading }) => `La colonne ${q(heading)} est inconnue : elle n'est pas lue.`,
    columnTwice: ({ heading }) => `La colonne ${q(heading)} répète une colonne déjà lue : elle n'est pas lue.`,
    columnUnnamed: () => "Une colonne sans en-tête n'est pas lue.",
    cellFailed: ({ text }) => `Cette formule ne donne rien (${text}) : la case est prise pour vide.`,
    namesake: ({ name }) => `Une autre organisation s'appelle ${q(name)} ici, avec un autre SIRET : celle-ci est ajoutée à côté.`,
    contactWithoutName: () => "Cette adresse n'est connue de personne ici, et le contact n'a pas de nom : elle n'est pas reprise.",
    contactOfFormer: () => "L'organisation a quitté le réseau : son contact n'est pas repris.",
    contactNotYours: () =>
      "Votre mandat ne permet pas de désigner cette personne : le contact n'est pas repris. La direction ou l'organisation elle-même le peut.",
    phoneTwice: ({ line }) => `La ligne ${line} donne un autre téléphone à cette personne : celui-là est gardé.`,
  },
  {
    unread: ({ why }) => WHY.en[why] ?? WHY.en.kindNotRead!,
    tooManyRows: ({ most }) => `This file has more than ${formatNumber('en', most)} rows: split it into several files.`,
    noName: () => 'No column tells the name: give one of them the heading Name or Organisation.',
    noRow: () => 'There is no row below the headings.',
    quoteLeftOpen: () => 'A quotation mark opens here and never closes.',
    nameMissing: () => 'This row has no name.',
    tooLong: ({ most }) => `This cell is longer than ${formatNumber('en', most)} characters.`,
    kindUnknown: ({ text }) => `${e(text)} is not a known kind: regional association, member or partner.`,
    kindNetwork: () => 'The network itself is not brought in by a file: remove this row.',
    regionUnknown: ({ text }) => `${e(text)} is not a known region: Brittany, or its code BRE.`,
    siteInvalid: ({ text }) => `${e(text)} is not the address of a website: https://www.example.org.`,
    siretInvalid: ({ text }) => `${e(text)} is not a SIRET: fourteen digits, of which the check digit does not fit here.`,
    dayUnknown: ({ text }) => `${e(text)} is not a date: 2015-09-17, September 2015 or 2015.`,
    yearOutOfRange: ({ text }) => `${text} is not a possible year.`,
    leftBeforeJoined: ({ joined, left }) => `The departure (${formatDay('en', left)}) is before the joining (${formatDay('en', joined)}).`,
    numberWrong: ({ text }) => `${e(text)} is not a whole number of zero or more.`,
    roleUnknown: ({ text }) => `${e(text)} is not a known role: representative, president, treasurer, secretary…`,
    emailInvalid: ({ text }) => `${e(text)} is not an e-mail address.`,
    twice: ({ line }) => `This row and row ${line} speak of the same organisation: keep one of them.`,
    ambiguous: ({ name }) => `Several organisations are called ${e(name)} here: give the region or the SIRET.`,
    siretTaken: ({ siret, name }) => `The SIRET ${siret} is already that of ${name}.`,
    kindDiffers: ({ name, kind }) => `${name} is of the kind ${e(kindName('en', kind))} here: a file does not change it.`,
    parentUnknown: ({ text }) => `${e(text)} is neither the network nor a known regional association.`,
    parentSeveral: ({ text }) => `Several associations are called ${e(text)}: set what this organisation belongs to by hand.`,
    parentWrong: ({ name }) => `This organisation cannot stand below ${name}.`,
    emailTaken: ({ email }) => `The address ${email} is already another person's.`,
    emailTwice: ({ email, line }) => `The address ${email} is another person's in row ${line}.`,
    contactAmbiguous: ({ name }) => `Several persons are called ${e(name)} in this organisation: give the e-mail address.`,
    seatTaken: ({ role, start, end }) =>
      `${roleName('en', role)}: the seat is taken ${end ? `from ${formatDay('en', start)} to ${formatDay('en', end)}` : `since ${formatDay('en', start)}`}.`,
    sheetTaken: ({ taken, others }) => `The sheet ${e(taken)} is read; others would read too and are left aside: ${others}.`,
    rowsHidden: ({ count }) =>
      count === 1 ? 'A hidden row is read too: this one.' : `${count} hidden rows are read too: this is the first.`,
    columnUnknown: ({ heading }) => `The column ${e(heading)} is unknown: it is not read.`,
    columnTwice: ({ heading }) => `The column ${e(heading)} repeats one that is read: it is not read.`,
    columnUnnamed: () => 'A column without a heading is not read.',
    cellFailed: ({ text }) => `This formula gives nothing (${text}): the cell is taken as empty.`,
    namesake: ({ name }) => `Another organisation is called ${e(name)} here, with another SIRET: this one is added beside it.`,
    contactWithoutName: () => 'Nobody here has this address, and the contact has no name: it is not taken over.',
    contactOfFormer: () => 'The organisation has left the network: its contact is not taken over.',
    contactNotYours: () =>
      'Your mandate does not let you name this person: the contact is not taken over. A director or the organisation itself can.',
    phoneTwice: ({ line }) => `Row ${line} gives this person another phone number: that one is kept.`,
  },
)

/** The sentence of a finding. */
export const findingText = (lang: Lang, { code, facts }: MemberFinding): string =>
  (sentences(lang)[code] as (facts: FindingFacts[FindingCode]) => string)(facts)

/** « 3 lignes refusées ». */
export const countedRows = (lang: Lang, count: number): string =>
  `${formatNumber(lang, count)} ${lang === 'fr' ? plural('fr', count, 'ligne', 'lignes') : plural('en', count, 'row', 'rows')}`

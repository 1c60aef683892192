/** Why a file of lines, or a row of it, is not taken; and what is only worth a look. */
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages } from '#kernel/values/typography.ts'

type Codes = Extract<keyof ObjectionSentences<'budget'>, `budget.file_${string}` | 'budget.no_file'>
type Sentences = { [Code in Codes]: ObjectionSentences<'budget'>[Code] }

const WHY: Record<Lang, Record<string, string>> = {
  fr: {
    fileEmpty: 'Ce fichier est vide : il ne contient aucune ligne.',
    fileTooLarge: 'Ce fichier dépasse 8 Mo : gardez-en la feuille du budget seule.',
    fileTooSlow: 'Ce fichier demande trop de temps à lire : gardez-en la feuille du budget seule.',
    fileTooHeavy: 'Ce fichier demande trop de mémoire à lire : gardez-en la feuille du budget seule, sans lignes vides.',
    kindNotRead: 'Ce genre de fichier ne se lit pas ici : enregistrez le budget au format .xlsx, .ods ou .csv.',
    pdf: 'Un PDF ne se relit pas : apportez le tableau dont il est tiré, au format .xlsx.',
    picture: "C'est une image : apportez le budget dans un tableau, au format .xlsx.",
    locked: 'Ce fichier est protégé par un mot de passe : enregistrez-le sans mot de passe.',
    sheetSaveXlsx: 'Ce format de tableur ne se lit pas : ouvrez le fichier et enregistrez-le au format .xlsx.',
    textSaveDocx: "C'est un texte : mettez le budget dans un tableau, au format .xlsx.",
    slides: "C'est un diaporama : mettez le budget dans un tableau, au format .xlsx.",
    archive: "C'est une archive : sortez-en le budget et apportez-le seul.",
    webPage: "C'est une page web : copiez le budget dans un tableau et enregistrez-le au format .xlsx.",
    zipBroken: 'Ce fichier est abîmé : ouvrez-le, enregistrez-le de nouveau, puis apportez-le.',
    zipTooBig: 'Une fois déplié, ce fichier dépasse 64 Mo : gardez-en la feuille du budget seule, sans lignes vides.',
    sheetTooVast: 'Une feuille a trop de cases : supprimez ses lignes et ses colonnes vides.',
  },
  en: {
    fileEmpty: 'This file is empty: it holds no line.',
    fileTooLarge: 'This file is larger than 8 MB: keep only the sheet of the budget.',
    fileTooSlow: 'This file takes too long to read: keep only the sheet of the budget.',
    fileTooHeavy: 'This file takes too much memory to read: keep only the sheet of the budget, without blank rows.',
    kindNotRead: 'This kind of file is not read here: save the budget as .xlsx, .ods or .csv.',
    pdf: 'A PDF cannot be read back: bring the sheet that it was made from, as .xlsx.',
    picture: 'This is a picture: bring the budget in a sheet, as .xlsx.',
    locked: 'This file is locked with a password: save it without one.',
    sheetSaveXlsx: 'This spreadsheet format is not read: open the file and save it as .xlsx.',
    textSaveDocx: 'This is a text: put the budget into a sheet, as .xlsx.',
    slides: 'This is a slide show: put the budget into a sheet, as .xlsx.',
    archive: 'This is an archive: take the budget out and bring it alone.',
    webPage: 'This is a web page: copy the budget into a sheet and save it as .xlsx.',
    zipBroken: 'This file is damaged: open it, save it again, then bring it.',
    zipTooBig: 'Unpacked, this file is larger than 64 MB: keep only the sheet of the budget, without blank rows.',
    sheetTooVast: 'A sheet has too many cells: delete its blank rows and columns.',
  },
}

const fr: Sentences = {
  'budget.no_file': () => 'Choisissez un fichier.',
  'budget.file_unread': ({ why }) => WHY.fr[why] ?? WHY.fr.kindNotRead!,
  'budget.file_without_headings': () => 'Il manque les en-têtes : une colonne « Compte » et une colonne « Montant », au-dessus des lignes.',
  'budget.file_without_line': () => "Aucune ligne avec un montant n'a été trouvée.",
  'budget.file_too_long': ({ most }) => `Ce fichier a plus de ${formatNumber('fr', most)} lignes : partagez-le en plusieurs fichiers.`,
  'budget.file_quote_open': () => "Un guillemet s'ouvre et ne se referme pas : le reste du fichier ne se lit pas.",
  'budget.file_json_invalid': ({ path }) =>
    path === '' ? "Ce n'est pas un fichier JSON de budget." : `Ce fichier JSON ne se lit pas : « ${path} » n'a pas la forme attendue.`,
  'budget.file_moved': () => "Le budget a changé depuis que vous avez regardé ce fichier. Voici ce qu'il changerait maintenant.",
  'budget.file_refused': ({ count }) =>
    count > 1 ? `${formatNumber('fr', count)} lignes ne peuvent pas être reprises.` : 'Une ligne ne peut pas être reprise.',
  'budget.file_changes_nothing': () => 'Le budget dit déjà tout cela.',
  'budget.file_account_missing': () => "Cette ligne a un montant et n'a pas de compte : donnez-lui un compte de 60 à 79, 86 ou 87.",
  'budget.file_other_side': ({ account, side }) =>
    `Le compte ${account} n'est pas un compte de ${side === 'charge' ? 'charges' : 'produits'} : changez le compte ou la nature.`,
  'budget.file_not_a_year': ({ text }) => `« ${text} » n'est pas une année : 2018.`,
  'budget.file_not_a_month': ({ text }) => `« ${text} » n'est pas un mois : de 1 à 12, ou son nom.`,
  'budget.file_three_decimals': ({ text }) => `« ${text} » a trois décimales : un montant en a deux au plus.`,
  'budget.file_wrong_product': ({ product, amount }) =>
    `Quantité et prix unitaire font ${product.fr} ; la ligne dit ${amount.fr}. Corrigez l'un des trois.`,
  'budget.file_no_such_recipient': ({ text }) => `« ${text} » n'est pas un destinataire connu : régions, ou acteurs.`,
  'budget.file_no_such_transfer': ({ text }) =>
    `« ${text} » ne dit pas à quel titre : subvention reversée avec autorisation, part de partenaire, prestation facturée, part des cotisations ou fonds propres.`,
  'budget.file_no_such_grant': ({ text }) => `« ${text} » n'est pas une subvention de la liste des financeurs.`,
  'budget.file_several_grants': ({ text }) =>
    `« ${text} » peut désigner plusieurs subventions : donnez aussi l'intitulé et la référence, [entre crochets].`,
  'budget.file_spread_unread': ({ text }) => `« ${text} » ne se lit pas : A1.2: 40 % ; A1.3: 60 %, ou A1.2: 1200, ou clé: Temps passé.`,
  'budget.file_share_of_nothing': ({ code }) => `L'action ${code} reçoit une part de 0 % : donnez-lui une part ou retirez-la.`,
  'budget.file_action_twice': ({ code }) => `L'action ${code} est nommée deux fois.`,
  'budget.file_no_such_action': ({ code }) => `« ${code} » n'est pas le code d'une action du plan.`,
  'budget.file_no_such_key': ({ name }) =>
    `La clé « ${name} » n'existe pas dans ce budget : créez-la, ou apportez le classeur qui la contient.`,
  'budget.file_key_invalid': ({ name }) => `La clé « ${name} » est incomplète : nom, critère, actions et poids.`,
  'budget.file_note_skipped': ({ count }) =>
    `${formatNumber('fr', count)} ${count > 1 ? 'lignes de titres, de totaux ou sans montant ne sont pas reprises' : "ligne de titre, de total ou sans montant n'est pas reprise"}.`,
  'budget.file_note_column': ({ heading }) => `La colonne « ${heading} » n'est pas reprise.`,
  'budget.file_note_sheet': ({ taken, others }) => `La feuille « ${taken} » est lue ; les autres ne le sont pas : ${others}.`,
  'budget.file_note_rounded': ({ text }) => `${text} est arrondi au centime.`,
  'budget.file_note_failed': ({ text }) => `Une formule y échoue (${text}) : la case est lue comme vide.`,
  'budget.file_note_subtotal': ({ account, said, sum }) =>
    `Le chapitre ${account} annonce ${said.fr} ; ses lignes font ${sum.fr}. Les lignes sont reprises.`,
  'budget.file_note_total': ({ side, said, sum }) =>
    `Le total des ${side === 'charge' ? 'charges' : 'produits'} annonce ${said.fr} ; les lignes reprises font ${sum.fr}.`,
  'budget.file_note_key_stays': ({ name }) => `La clé « ${name} » existe déjà autrement : elle reste comme elle est.`,
  'budget.file_note_hidden': ({ count }) =>
    `${formatNumber('fr', count)} ${count > 1 ? 'lignes masquées sont lues aussi' : 'ligne masquée est lue aussi'}.`,
}

const en: Sentences = {
  'budget.no_file': () => 'Choose a file.',
  'budget.file_unread': ({ why }) => WHY.en[why] ?? WHY.en.kindNotRead!,
  'budget.file_without_headings': () => 'The headings are missing: a column “Account” and a column “Amount”, above the lines.',
  'budget.file_without_line': () => 'No line with an amount was found.',
  'budget.file_too_long': ({ most }) => `This file has more than ${formatNumber('en', most)} lines: split it into several files.`,
  'budget.file_quote_open': () => 'A quotation mark opens and never closes: the rest of the file cannot be read.',
  'budget.file_json_invalid': ({ path }) =>
    path === '' ? 'This is no JSON file of a budget.' : `This JSON file cannot be read: “${path}” is not as expected.`,
  'budget.file_moved': () => 'The budget has changed since you looked at this file. Here is what it would change now.',
  'budget.file_refused': ({ count }) =>
    count > 1 ? `${formatNumber('en', count)} lines cannot be taken over.` : 'One line cannot be taken over.',
  'budget.file_changes_nothing': () => 'The budget says all this already.',
  'budget.file_account_missing': () => 'This line has an amount and no account: give it an account from 60 to 79, 86 or 87.',
  'budget.file_other_side': ({ account, side }) =>
    `Account ${account} is not one of ${side === 'charge' ? 'charges' : 'income'}: change the account or the side.`,
  'budget.file_not_a_year': ({ text }) => `“${text}” is not a year: 2018.`,
  'budget.file_not_a_month': ({ text }) => `“${text}” is not a month: from 1 to 12, or its name.`,
  'budget.file_three_decimals': ({ text }) => `“${text}” has three decimals: an amount has two at most.`,
  'budget.file_wrong_product': ({ product, amount }) =>
    `Quantity and unit price make ${product.en}; the line says ${amount.en}. Mend one of the three.`,
  'budget.file_no_such_recipient': ({ text }) => `“${text}” is not a known recipient: regions, or members.`,
  'budget.file_no_such_transfer': ({ text }) =>
    `“${text}” does not say as what: grant handed on with authorisation, partner's share, paid service, share of fees or own funds.`,
  'budget.file_no_such_grant': ({ text }) => `“${text}” is not a grant of the list of funders.`,
  'budget.file_several_grants': ({ text }) => `“${text}” may mean several grants: give the title and the reference too, [in brackets].`,
  'budget.file_spread_unread': ({ text }) => `“${text}” cannot be read: A1.2: 40 % ; A1.3: 60 %, or A1.2: 1200, or key: Time spent.`,
  'budget.file_share_of_nothing': ({ code }) => `Action ${code} gets a share of 0%: give it a share or leave it out.`,
  'budget.file_action_twice': ({ code }) => `Action ${code} is named twice.`,
  'budget.file_no_such_action': ({ code }) => `“${code}” is not the code of an action of the plan.`,
  'budget.file_no_such_key': ({ name }) => `The key “${name}” is not in this budget: make it, or bring the workbook that holds it.`,
  'budget.file_key_invalid': ({ name }) => `The key “${name}” is not whole: name, criterion, actions and weights.`,
  'budget.file_note_skipped': ({ count }) =>
    `${formatNumber('en', count)} ${count > 1 ? 'rows of titles, totals or without an amount are' : 'row with a title, a total or no amount is'} left out.`,
  'budget.file_note_column': ({ heading }) => `The column “${heading}” is left out.`,
  'budget.file_note_sheet': ({ taken, others }) => `The sheet “${taken}” is read; the others are not: ${others}.`,
  'budget.file_note_rounded': ({ text }) => `${text} is rounded to the cent.`,
  'budget.file_note_failed': ({ text }) => `A formula fails there (${text}): the cell is read as empty.`,
  'budget.file_note_subtotal': ({ account, said, sum }) =>
    `Chapter ${account} announces ${said.en}; its lines make ${sum.en}. The lines are taken.`,
  'budget.file_note_total': ({ side, said, sum }) =>
    `The total of ${side === 'charge' ? 'charges' : 'income'} announces ${said.en}; the lines that are taken make ${sum.en}.`,
  'budget.file_note_key_stays': ({ name }) => `The key “${name}” is there already, and different: it stays as it is.`,
  'budget.file_note_hidden': ({ count }) => `${formatNumber('en', count)} hidden ${count > 1 ? 'rows are' : 'row is'} read too.`,
}

const sentences = messages(fr, en)
export const filesRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }

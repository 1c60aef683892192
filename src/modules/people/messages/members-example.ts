/** The list to begin with: a few members that nobody is, in the columns that every list may have. */
import type { Lang } from '#kernel/values/lang.ts'
import { MEMBER_COLUMNS } from './members-columns.ts'

const FACTS = ['name', 'kind', 'region', 'town', 'siret', 'joinedOn', 'feePaid', 'employees', 'contact', 'email', 'role'] as const

const ROWS: Record<Lang, string[][]> = {
  fr: [
    [
      'Chantier du Ruisseau',
      'adhérent',
      'Bretagne',
      'Quimper',
      '',
      '2012-03-01',
      '2016',
      '24',
      'Camille Exemple',
      'camille@ruisseau.example',
      'représentation',
    ],
    [
      'Atelier des Trois Ponts',
      'adhérent',
      'Normandie',
      'Caen',
      '',
      '2009-11-15',
      '2016',
      '18',
      'Dominique Exemple',
      'dominique@troisponts.example',
      'présidence',
    ],
    ['Fondation du Littoral', 'partenaire', '', 'Nantes', '', '', '', '', '', '', ''],
  ],
  en: [
    [
      'Chantier du Ruisseau',
      'member',
      'Brittany',
      'Quimper',
      '',
      '2012-03-01',
      '2016',
      '24',
      'Camille Exemple',
      'camille@ruisseau.example',
      'representative',
    ],
    [
      'Atelier des Trois Ponts',
      'member',
      'Normandy',
      'Caen',
      '',
      '2009-11-15',
      '2016',
      '18',
      'Dominique Exemple',
      'dominique@troisponts.example',
      'president',
    ],
    ['Fondation du Littoral', 'partner', '', 'Nantes', '', '', '', '', '', '', ''],
  ],
}

const example = (lang: Lang) => ({ head: FACTS.map((fact) => MEMBER_COLUMNS[fact][lang]), rows: ROWS[lang] })
export const memberExample = { fr: example('fr'), en: example('en') }

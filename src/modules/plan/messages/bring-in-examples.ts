/** The two habits of keeping a plan in a sheet, as they are shown and given away: the same rows as in docs/guide/import.md. */
import type { Lang } from '#kernel/values/lang.ts'

export interface ExampleSheet {
  /** The name under which a browser saves it. */
  file: string
  /** What stands between the cells: what spreadsheets of this language expect. */
  separator: ';' | ','
  head: string[]
  rows: string[][]
}

const wide: Record<Lang, ExampleSheet> = {
  fr: {
    file: 'exemple-tableau-large.csv',
    separator: ';',
    head: ['Pilier', 'Stratégie', 'Action', 'Responsable', 'Fin', 'Statut'],
    rows: [
      ['Faire réseau', 'Se rencontrer', 'Tenir une rencontre par an', 'Commission Communication', '30/11/2027', 'à venir'],
      ['', '', 'Ouvrir un annuaire des adhérents', '', '09/2027', 'souhaitée non financée'],
      ['', 'Se faire connaître', 'Publier une lettre', 'Marie Exemple', '2027', 'en cours'],
      ['Former', 'Les encadrants', 'Écrire un catalogue', '', '', 'à venir'],
    ],
  },
  en: {
    file: 'example-wide-sheet.csv',
    separator: ',',
    head: ['Pillar', 'Strategy', 'Action', 'Owner', 'End', 'Status'],
    rows: [
      ['Be a network', 'Meet', 'Hold a meeting each year', 'Communication committee', '2027-11-30', 'planned'],
      ['', '', 'Open a directory of members', '', '2027-09', 'wanted not funded'],
      ['', 'Be known', 'Publish a newsletter', 'Marie Exemple', '2027', 'in progress'],
      ['Train', 'Supervisors', 'Write a catalogue', '', '', 'planned'],
    ],
  },
}

const long: Record<Lang, ExampleSheet> = {
  fr: {
    file: 'exemple-tableau-long.csv',
    separator: ';',
    head: ['Code', 'Titre', 'Responsable', 'Fin', 'Statut'],
    rows: [
      ['1', 'Faire réseau', '', '', ''],
      ['1.1', 'Se rencontrer', '', '', ''],
      ['1.1.1', 'Tenir une rencontre par an', 'Commission Communication', '30/11/2027', 'à venir'],
      ['1.1.2', 'Ouvrir un annuaire des adhérents', '', '09/2027', 'souhaitée non financée'],
      ['2', 'Former', '', '', ''],
      ['2.1', 'Les encadrants', '', '', ''],
      ['2.1.1', 'Écrire un catalogue', '', '', 'à venir'],
    ],
  },
  en: {
    file: 'example-long-sheet.csv',
    separator: ',',
    head: ['Code', 'Title', 'Owner', 'End', 'Status'],
    rows: [
      ['1', 'Be a network', '', '', ''],
      ['1.1', 'Meet', '', '', ''],
      ['1.1.1', 'Hold a meeting each year', 'Communication committee', '2027-11-30', 'planned'],
      ['1.1.2', 'Open a directory of members', '', '2027-09', 'wanted not funded'],
      ['2', 'Train', '', '', ''],
      ['2.1', 'Supervisors', '', '', ''],
      ['2.1.1', 'Write a catalogue', '', '', 'planned'],
    ],
  },
}

export const exampleSheets = { wide, long }

/** As a CSV file: with a mark of its encoding, by which Excel reads accents. No cell holds a separator or a quotation mark. */
export const exampleCsv = ({ separator, head, rows }: ExampleSheet): string =>
  `\ufeff${[head, ...rows].map((cells) => cells.join(separator)).join('\r\n')}\r\n`

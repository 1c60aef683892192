/** The headings of a file of members, out and in: what `exports` writes, `imports` reads. French and English, in the order of a sheet. */
import type { Lang } from '#kernel/values/lang.ts'
import type { MemberFact } from '../rules/members.ts'

type Words = Readonly<Record<Lang, string>>

export const MEMBER_COLUMNS: Readonly<Record<MemberFact, Words>> = {
  name: { fr: 'Nom', en: 'Name' },
  kind: { fr: 'Nature', en: 'Kind' },
  region: { fr: 'Région', en: 'Region' },
  town: { fr: 'Ville', en: 'Town' },
  site: { fr: 'Site web', en: 'Website' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  parent: { fr: 'Rattachement', en: 'Belongs to' },
  joinedOn: { fr: 'Adhésion', en: 'Joined' },
  leftOn: { fr: 'Départ', en: 'Left' },
  feePaid: { fr: 'Cotisation payée pour l’année', en: 'Fee paid for year' },
  employees: { fr: 'Salariés', en: 'Employees' },
  contact: { fr: 'Contact', en: 'Contact' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  role: { fr: 'Fonction', en: 'Role' },
  example: { fr: 'Exemple', en: 'Example' },
}

/** A figure's heading names its year: « Salariés 2016 ». */
export const employeesHeading = (lang: Lang, year: number): string => `${MEMBER_COLUMNS.employees[lang]} ${year}`

export const MEMBER_SHEET: Words = { fr: 'Adhérents', en: 'Members' }
export const YES: Words = { fr: 'oui', en: 'yes' }

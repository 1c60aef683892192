/** The addresses of lists: only what differs from the usual list is said. */
import { mandatesPath, memberFilePath, organisationsPath, personsPath } from '../paths.ts'
import type { MandatesAsked, OrganisationsAsked, PersonsAsked } from '../rules/directory.ts'

const query = (parts: [string, string | number | null][]): string => {
  const said = parts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]]))
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}
const pageOf = (page: number) => (page > 1 ? page : null)

/** What the list shows where nothing is asked; `year`: this year. */
export const usualOrganisations = (year: number): OrganisationsAsked => ({
  words: '',
  region: null,
  kind: null,
  state: 'now',
  fee: null,
  year,
  below: null,
  sort: 'name',
  page: 1,
})

/** `year`: this year, which need not be said. */
export const organisationsAddress = (asked: Partial<OrganisationsAsked>, year: number): string =>
  organisationsPath(
    query([
      ['words', asked.words ?? ''],
      ['region', asked.region ?? null],
      ['kind', asked.kind ?? null],
      ['state', asked.state === undefined || asked.state === 'now' ? null : asked.state],
      ['fee', asked.fee ?? null],
      ['year', asked.year === undefined || asked.year === year ? null : asked.year],
      ['below', asked.below ?? null],
      ['sort', asked.sort === undefined || asked.sort === 'name' ? null : asked.sort],
      ['page', pageOf(asked.page ?? 1)],
    ]),
  )

/** The same organisations as a file, as far as files know the filters. */
export const memberFileAddress = (kind: Parameters<typeof memberFilePath>[0], asked: OrganisationsAsked): string =>
  memberFilePath(kind) +
  query([
    ['region', asked.region],
    ['kind', asked.kind],
    ['state', asked.state],
    ['fee', asked.fee],
    ['year', asked.fee === null ? null : asked.year],
  ])

export const personsAddress = (asked: Partial<PersonsAsked>): string =>
  personsPath(
    query([
      ['words', asked.words ?? ''],
      ['role', asked.role ?? null],
      ['region', asked.region ?? null],
      ['page', pageOf(asked.page ?? 1)],
    ]),
  )

export const mandatesAddress = (asked: Partial<MandatesAsked>): string =>
  mandatesPath() +
  query([
    ['state', asked.state === undefined || asked.state === 'now' ? null : asked.state],
    ['role', asked.role ?? null],
    ['region', asked.region ?? null],
    ['organisation', asked.organisation ?? null],
    ['within', asked.within ?? null],
    ['page', pageOf(asked.page ?? 1)],
  ])

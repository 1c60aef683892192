/** A seeded generator of example members: made-up names, towns and people, the same ones each time. */
import { addDays, type Day } from '#kernel/dates.ts'
import type { Role } from '#kernel/values/actor.ts'
import { type GeneratedMember, REGIONS } from '#modules/people/index.ts'

/** Towns and surnames that France does not have: syllables, put together. */
const TOWN_BEGINS = 'Port,Mont,Val,Roche,Pont,Clair,Belle,Haute,Saint-Aubrin,Fontaine,Croix,Grand,Petit,Vieux,Chaume,Garenne'.split(',')
const TOWN_ENDS = 'Levant,Vermeil,Aubrac-le-Vent,Tramond,Céleyre,Orvaine,Mirelle,Sauvane,Lorne,Doucelle,Varène,Cimel,Osterne,Alvière'.split(
  ',',
)
const FIRST_NAMES =
  'Adèle,Basile,Céleste,Damien,Élise,Fabien,Gaëlle,Hugo,Irène,Jules,Karim,Lison,Mathilde,Noé,Odile,Pacôme,Quitterie,Rémi,Salomé,Timéo,Ulysse,Victoire,Wassim,Yaëlle,Zoé,Aminata,Brahim,Coralie,Dounia,Esteban'.split(
    ',',
  )
const NAME_BEGINS = 'Var,Dor,Quel,Tal,Mor,Fer,Lor,Bres,Cas,Sol,Gris,Pon,Val,Tre,Orm,Jal,Rive,Mal,Ber,Can'.split(',')
const NAME_MIDDLES = 'en,an,is,ou,el,or,ai,un,ev,ach'.split(',')
const NAME_ENDS = 'quier,sin,bourdin,vène,tarec,mier,riquel,valle,dorne,monthe,tricourt,zelle,gossin,fauque'.split(',')
const STRUCTURES =
  'Les Ateliers,Les Jardins,Le Chantier,La Recyclerie,Les Compagnons,La Fabrique,Les Potagers,La Ressourcerie,Le Relais,Les Mains,La Conserverie,Les Artisans'.split(
    ',',
  )
const THEMES =
  'du Lac,de la Colline,du Vieux Moulin,des Quatre Vents,de l’Estran,du Bocage,de la Passerelle,du Canal,des Terres hautes,de la Rive,du Verger,des Deux Ponts,de la Halle,du Phare,de l’Écluse,des Grands Prés,de la Source,du Belvédère'.split(
    ',',
  )

/** Mulberry32: small, and the same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SEED = 20_150_917
const FIRST_YEAR = 1995
const YEARS = 3
const ROLES: readonly Role[] = ['representative', 'president', 'treasurer', 'staff', 'secretary']

interface Dice {
  below(most: number): number
  among<Value>(values: readonly Value[]): Value
}
function dice(seed: number): Dice {
  const next = numbers(seed)
  const below = (most: number) => Math.floor(next() * most)
  return { below, among: (values) => values[below(values.length)]! }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Offices last three years and are spread over them, so that some end soon and a few have just ended; the others stay. */
function person({ below, among }: Dice, number: number, place: number, today: Day): GeneratedMember['persons'][number] {
  const first = among(FIRST_NAMES)
  const last = among(NAME_BEGINS) + among(NAME_MIDDLES) + among(NAME_ENDS)
  const role = ROLES[place % ROLES.length]!
  const startsOn = addDays(today, -below(1_150))
  const term = role === 'representative' || role === 'staff' ? null : addDays(startsOn, 3 * 365)
  return {
    name: `${first} ${last}`,
    email: `${plain(first)}.${plain(last)}.${number}-${place + 1}@exemple.invalid`,
    role,
    startsOn,
    endsOn: term,
  }
}

function years({ below, among }: Dice, joined: number, today: Day): Pick<GeneratedMember, 'fees' | 'figures'> {
  const last = Number(today.slice(0, 4))
  const size = 4 + below(60)
  const until = (year: number) => Array.from({ length: YEARS }, (_, place) => year - YEARS + 1 + place).filter((each) => each >= joined)
  const fees = until(last).flatMap((year) => {
    const state =
      year < last ? among(['paid', 'paid', 'paid', 'paid', 'exempt'] as const) : among(['paid', 'paid', 'called', 'none'] as const)
    return state === 'none' ? [] : [{ year, state }]
  })
  // Figures of a year are told when it is over.
  const figures = until(last - 1).flatMap((year) => [
    { year, kind: 'employees' as const, value: Math.max(1, size + below(9) - 3) },
    { year, kind: 'staff' as const, value: 1 + Math.floor(size / 6) + below(2) },
  ])
  return { fees, figures }
}

/** Each number its own name: multiplied by a number that shares no divisor with how many names there are, none comes twice. */
const NAMES = STRUCTURES.length * THEMES.length * TOWN_BEGINS.length * TOWN_ENDS.length
const SCATTER = 15_485_863

function named(number: number): { name: string; town: string } {
  let left = (number * SCATTER) % NAMES
  const take = (words: readonly string[]): string => {
    const word = words[left % words.length]!
    left = Math.floor(left / words.length)
    return word
  }
  const [structure, begin, theme, end] = [take(STRUCTURES), take(TOWN_BEGINS), take(THEMES), take(TOWN_ENDS)]
  const town = `${begin}-${end}`
  return { name: `${structure} ${theme}, ${town}`, town }
}

/** One number, one member: whatever is made before or after it, it is the same. */
function member(number: number, today: Day): GeneratedMember {
  const rolled = dice(SEED + number * 7_919)
  const { below, among } = rolled
  const thisYear = Number(today.slice(0, 4))
  const joined = FIRST_YEAR + below(thisYear - FIRST_YEAR - 1)
  const joinedOn = number % 67 === 0 ? addDays(today, 30 + below(200)) : `${joined}-0${1 + below(9)}-${10 + below(18)}`
  const persons = Array.from({ length: 3 + below(3) }, (_, place) => person(rolled, number, place, today))
  return {
    ...named(number),
    region: among(REGIONS),
    joinedOn,
    leftOn: number % 23 === 0 && joinedOn < today ? addDays(today, -1 - below(300)) : null,
    persons,
    ...years(rolled, Number(joinedOn.slice(0, 4)), today),
  }
}

/** The first `count` example members as they are on the day. */
export const generatedMembers = (count: number, today: Day): GeneratedMember[] =>
  Array.from({ length: count }, (_, place) => member(place + 1, today))

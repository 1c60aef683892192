/** From the words of a file to what they mean. */
import { headingKey } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { COLUMNS, PLAN_FACTS, type PlanFactName, PROVENANCE_WORDS, YES } from '../messages/columns.ts'
import { nameKey } from '../rules/imports.ts'
import type { PlanKind, Provenance, Scope, Status } from '../tables.ts'

export type Fact =
  | 'code'
  | 'title'
  | 'level'
  | 'parent'
  | 'text'
  | 'titleFr'
  | 'titleEn'
  | 'textFr'
  | 'textEn'
  | 'owner'
  | 'startsOn'
  | 'endsOn'
  | 'status'
  | 'stoppedReason'
  | 'progress'
  | 'expectedResult'
  | 'partners'
  | 'scope'
  | 'regions'
  | 'carriedTo'
  | 'carriedOverTo'
  | 'provenance'
  | 'crossCutting'

type Words = Readonly<Record<Lang, readonly string[]>>
const words = (fr: string, en: string): Words => ({ fr: fr.split(' | '), en: en.split(' | ') })
/** The name that our own exports give to a column, then what others call it. */
const column = (own: Readonly<Record<Lang, string>>, fr: string, en: string): Words => words(`${own.fr} | ${fr}`, `${own.en} | ${en}`)

const COLUMN_WORDS: Readonly<Record<Fact, Words>> = {
  code: column(COLUMNS.code, 'n° | numéro | num | réf | référence | identifiant | id', 'number | no | ref | reference | id'),
  title: column(COLUMNS.title, 'intitulé | titre | libellé | nom', 'title | name'),
  level: column(COLUMNS.level, 'niveau | type', 'level | type'),
  parent: words('parent | code parent | code du parent | rattaché à | élément parent', 'parent | parent code | belongs to'),
  text: column(COLUMNS.text, 'texte | description | descriptif | détail | détails', 'text | description | detail | details'),
  titleFr: words(
    'intitulé (français) | intitulé en français | titre (français) | titre en français | titre (fr) | intitulé (fr)',
    `${COLUMNS.otherTitle.en} | French title | title (French) | title (fr) | title in French`,
  ),
  titleEn: words(
    `${COLUMNS.otherTitle.fr} | intitulé (anglais) | intitulé en anglais | titre (anglais) | titre en anglais | titre (en) | intitulé (en)`,
    'English title | title (English) | title (en) | title in English',
  ),
  textFr: words(
    'texte (français) | texte en français | texte (fr) | description (français)',
    `${COLUMNS.otherText.en} | French text | text (French) | text (fr) | description (French)`,
  ),
  textEn: words(
    `${COLUMNS.otherText.fr} | texte (anglais) | texte en anglais | texte (en) | description (anglais)`,
    'English text | text (English) | text (en) | description (English)',
  ),
  owner: column(
    COLUMNS.owner,
    'responsable | responsables | pilote | pilotes | pilotage | porteur | porteurs | référent | référents | responsable de l’action',
    'owner | responsible | person responsible | lead | in charge',
  ),
  startsOn: column(
    COLUMNS.startsOn,
    'début | date de début | date début | commence le | démarrage',
    'start | starts | start date | starts on | beginning',
  ),
  endsOn: column(
    COLUMNS.endsOn,
    'échéance | fin | date de fin | date fin | date d’échéance | échéances | finit le',
    'due | due date | end | ends | end date | ends on | deadline',
  ),
  status: column(COLUMNS.status, 'statut | état | statut de l’action | état d’avancement', 'status | state'),
  stoppedReason: column(
    COLUMNS.stoppedReason,
    'raison d’arrêt | raison de l’arrêt | raison d’abandon | raison de l’abandon | motif d’arrêt | motif d’abandon | raison | motif',
    'reason | reason for stopping | stopped because',
  ),
  progress: column(
    COLUMNS.progress,
    'avancement | progression | taux d’avancement | % d’avancement | pourcentage | %',
    'progress | completion | percentage | % complete | %',
  ),
  expectedResult: column(
    COLUMNS.expectedResult,
    'résultat attendu | résultats attendus',
    'expected result | expected results | expected outcome',
  ),
  partners: column(COLUMNS.partners, 'partenaires | partenaire', 'partners | partner'),
  scope: column(COLUMNS.scope, 'échelon | national/régions | niveau national/régions', 'scope'),
  regions: column(COLUMNS.regions, 'régions | région | régions concernées', 'regions | region'),
  carriedTo: column(COLUMNS.carriedTo, 'porté par | portée par | transmis à | transmise à', 'carried to | carried by'),
  carriedOverTo: column(COLUMNS.carriedOverTo, 'reporté vers | reportée vers | reporté à | reportée à', 'carried over to'),
  provenance: column(COLUMNS.provenance, 'provenance', 'provenance'),
  crossCutting: column(COLUMNS.crossCutting, 'transversal | transversale | action transversale', 'cross-cutting | crosscutting'),
}

export interface FactWord {
  fact: Fact
  langs: Set<Lang>
}
const FACT_OF = new Map<string, FactWord>()
for (const [fact, words] of Object.entries(COLUMN_WORDS) as [Fact, Words][]) {
  for (const lang of ['fr', 'en'] as const) {
    for (const word of words[lang]) {
      const known = FACT_OF.get(nameKey(word)) ?? { fact, langs: new Set<Lang>() }
      known.langs.add(lang)
      FACT_OF.set(nameKey(word), known)
    }
  }
}
/** The fact that a heading names, and the languages that call it so. */
export const factWord = (heading: string): FactWord | undefined => FACT_OF.get(headingKey(heading))
export const isFact = (name: string): name is Fact => name in COLUMN_WORDS

/** Each level in both languages, so that a sheet in one names its levels in the other. */
const LEVELS: readonly (readonly [string, string])[] = [
  ['Pilier', 'Pillar'],
  ['Axe', 'Axis'],
  ['Domaine', 'Domain'],
  ['Stratégie', 'Strategy'],
  ['Thématique', 'Theme'],
  ['Thème', 'Theme'],
  ['Objectif', 'Objective'],
  ['Orientation', 'Orientation'],
  ['Volet', 'Strand'],
  ['Mesure', 'Measure'],
  ['Action', 'Action'],
  ['Sous-action', 'Sub-action'],
]
const PLURAL = /s$/
const NUMBERED_LEVEL = /^(niveau|level) ?([1-4])$/

export interface LevelWord {
  names: Record<Lang, string>
  langs: Set<Lang>
}
const LEVEL_OF = new Map<string, LevelWord>()
for (const [fr, en] of LEVELS) {
  for (const [word, lang] of [
    [fr, 'fr'],
    [en, 'en'],
  ] as const) {
    const known = LEVEL_OF.get(nameKey(word)) ?? { names: { fr, en }, langs: new Set<Lang>() }
    known.langs.add(lang)
    LEVEL_OF.set(nameKey(word), known)
  }
}

/** The level word that a heading or a cell is, in both languages and with the languages that it belongs to. */
export function levelWord(text: string): LevelWord | null {
  if (text.trim() === '') return null
  const key = headingKey(text)
  const numbered = NUMBERED_LEVEL.exec(key)
  if (numbered)
    return { names: { fr: `Niveau ${numbered[2]}`, en: `Level ${numbered[2]}` }, langs: new Set([numbered[1] === 'niveau' ? 'fr' : 'en']) }
  const [stem] = key.split(' ')
  for (const form of [key, key.replace(PLURAL, ''), stem!, stem!.replace(PLURAL, '')]) {
    const known = LEVEL_OF.get(form)
    if (known) return known
  }
  return null
}

/** A cell without punctuation, case and accents. */
export const bareWord = (text: string): string =>
  nameKey(text)
    .replace(/[,;_–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
/** From each word, and from the meaning's own name, to the meaning. */
const meanings = <Meaning extends string>(words: Readonly<Record<Meaning, Words>>): ReadonlyMap<string, Meaning> =>
  new Map(
    (Object.entries(words) as [Meaning, Words][]).flatMap(([meaning, { fr, en }]) =>
      [meaning, ...fr, ...en].map((word) => [bareWord(word), meaning] as const),
    ),
  )

export const STATUS_OF = meanings<Status>({
  planned: words('à venir | à faire | prévu | planifié | non démarré', 'to do | todo | upcoming | not started'),
  in_progress: words('en cours | démarré | engagé | commencé', 'ongoing | started | under way'),
  done: words('terminé | réalisé | achevé | fini | fait', 'completed | complete | finished'),
  stopped: words('abandonné | arrêté | annulé', 'abandoned | cancelled | canceled | dropped'),
  wanted_not_funded: words(
    'souhaité non financé | souhaité mais non financé | non financé',
    'wanted but not funded | not funded | unfunded',
  ),
})
export const SCOPE_OF = meanings<Scope>({
  national: words('nationale | nation | France | fédéral | fédération', 'federal | federation'),
  regions: words('région | régions | régional | régionale | régionaux | régionales', 'region | regional'),
})
export const PROVENANCE_OF = meanings<Provenance>({
  source: column(PROVENANCE_WORDS.source, 'nommé par la source publique', 'named by the public source'),
  grouping: column(PROVENANCE_WORDS.grouping, 'regroupement', 'grouping'),
  open: column(PROVENANCE_WORDS.open, 'ouvert | ouverte | laissé ouvert par la source', 'open | left open by the source'),
})
export const ANSWER_OF = meanings({ yes: column(YES, 'oui | vrai | x | 1', 'yes | true'), no: words('non | faux | 0', 'no | false') })
export const KIND_OF = meanings<PlanKind>({
  strategic: words('plan stratégique | stratégique', 'strategic plan'),
  annual: words('plan annuel | annuel', 'annual plan'),
})

/** The plan's own facts by their keys, in either language. */
export type PlanFact = PlanFactName
export const PLAN_FACT_OF: ReadonlyMap<string, PlanFact> = new Map(
  (Object.entries(PLAN_FACTS) as [PlanFact, Record<Lang, string>][]).flatMap(([fact, names]) =>
    Object.values(names).map((name) => [bareWord(name), fact] as const),
  ),
)

/** What says where an item stands and what it is called, not what it is. */
export const isPlaceFact = (fact: Fact): boolean => ['code', 'title', 'titleFr', 'titleEn', 'level', 'parent'].includes(fact)

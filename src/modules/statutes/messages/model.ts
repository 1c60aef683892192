/** A ready model of statutes, plausible and to be adapted: a general meeting by colleges and a board of seats. Its articles say that they are a model. */
import type { Localized } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import type { DecisionRule, StatutesText } from '../tables.ts'

const both = (fr: string, en: string): Localized => ({ fr: typographic('fr', fr), en: typographic('en', en) })
const article = (number: string, title: Localized, text: Localized) => ({
  number,
  title,
  text: { fr: `${typographic('fr', 'Modèle à adapter.')} ${text.fr}`, en: `Model to adapt. ${text.en}` },
})

const decision = (code: string, name: Localized, more: Partial<DecisionRule>): DecisionRule => ({
  code,
  name,
  threshold: 'simple',
  base: 'votes_cast',
  blanksCount: false,
  abstentionsCount: false,
  eachCollege: false,
  quorum: null,
  noticeDays: null,
  article: '4',
  ...more,
})

export const modelText: StatutesText = {
  articles: [
    article(
      '1',
      both('Membres et voix', 'Members and votes'),
      both(
        'Les adhérents à jour de cotisation forment un collège, les associations régionales un autre. Chaque adhérent a une voix, deux à partir de 20 salariés, trois à partir de 50 ; chaque association régionale en a cinq.',
        'Members whose fee is up to date form one college, regional associations another. Each member has one vote, two from 20 employees on, three from 50 on; each regional association has five.',
      ),
    ),
    article(
      '2',
      both('Assemblée générale', 'General meeting'),
      both(
        "L'assemblée est convoquée quinze jours au moins avant sa date. Elle délibère quand le quart des votants est présent ou représenté ; à défaut, une seconde assemblée délibère quinze jours plus tard, quel que soit le nombre des présents.",
        'The meeting is convened at least fifteen days before its date. It deliberates when a quarter of the voters are present or represented; failing that, a second meeting deliberates fifteen days later, however many are present.',
      ),
    ),
    article(
      '3',
      both('Pouvoirs', 'Proxies'),
      both(
        'Un membre peut donner pouvoir à un autre. Nul ne porte plus de trois pouvoirs.',
        'A member may give a proxy to another. Nobody carries more than three.',
      ),
    ),
    article(
      '4',
      both('Majorités', 'Majorities'),
      both(
        'Les décisions sont prises à la majorité des suffrages exprimés ; les statuts se modifient et la dissolution se décide aux deux tiers.',
        'Decisions are taken by a majority of the votes cast; statutes are changed and dissolution is decided by two thirds.',
      ),
    ),
    article(
      '5',
      both("Conseil d'administration", 'Board'),
      both(
        'Le conseil délibère quand la moitié de ses membres est présente. En cas de partage, la voix du président est prépondérante. Il est élu pour trois ans et renouvelé par tiers chaque année.',
        'The board deliberates when half of its members are present. When tied, the chair has the casting vote. It is elected for three years and renewed by thirds every year.',
      ),
    ),
  ],
  roll: { feePaid: true, recordDays: 30, article: '1' },
  colleges: [
    {
      code: 'adherents',
      name: both('Adhérents', 'Members'),
      kinds: ['member'],
      weight: {
        by: 'figure',
        figure: 'employees',
        brackets: [
          { from: 0, votes: 1 },
          { from: 20, votes: 2 },
          { from: 50, votes: 3 },
        ],
      },
      article: '1',
    },
    {
      code: 'regions',
      name: both('Associations régionales', 'Regional associations'),
      kinds: ['regional'],
      weight: { by: 'fixed', votes: 5 },
      article: '1',
    },
  ],
  bodies: [
    {
      body: 'ag',
      voters: 'colleges',
      notice: { days: 15, article: '2' },
      second: { days: 15, article: '2' },
      quorum: {
        base: 'present_or_represented',
        of: 'voters',
        fraction: '1/4',
        strict: false,
        article: '2',
        second: { fraction: '0' },
      },
      proxies: {
        allowed: true,
        perHolderMax: 3,
        perHolderMaxVotes: null,
        sameCollege: false,
        sameRegion: false,
        blank: 'refused',
        article: '3',
      },
      casting: null,
      remote: null,
      decisions: [
        decision('ordinary', both('Décision ordinaire', 'Ordinary decision'), {}),
        decision('extraordinary', both('Modification des statuts', 'Change of the statutes'), { threshold: '2/3' }),
        decision('dissolution', both('Dissolution', 'Dissolution'), { threshold: '2/3', base: 'present_or_represented' }),
      ],
    },
    {
      body: 'ca',
      voters: 'seats',
      notice: { days: 8, article: '5' },
      second: null,
      quorum: { base: 'present', of: 'voters', fraction: '1/2', strict: false, article: '5', second: null },
      proxies: null,
      casting: { article: '5' },
      remote: null,
      decisions: [decision('ordinary', both('Décision du conseil', 'Decision of the board'), { article: '5' })],
    },
  ],
  renewal: { body: 'ca', termYears: 3, parts: 3, article: '5' },
}

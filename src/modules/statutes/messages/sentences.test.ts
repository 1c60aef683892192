/** Each rule of the statutes is told in a sentence; what they do not say is told as such. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lang } from '#kernel/values/lang.ts'
import type { BodyRules, DecisionRule, StatutesText, StoredProxies, StoredQuorum, Weight } from '../tables.ts'
import { toldStatutes, weightPhrase } from './sentences.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")

const DECISION: DecisionRule = {
  code: 'ordinary',
  name: { fr: 'Décision ordinaire', en: 'Ordinary decision' },
  threshold: 'simple',
  base: 'votes_cast',
  blanksCount: false,
  abstentionsCount: false,
  eachCollege: false,
  quorum: null,
  noticeDays: null,
  article: '12',
}
const SILENT_BODY: BodyRules = {
  body: 'ag',
  voters: 'colleges',
  notice: null,
  second: null,
  quorum: null,
  proxies: null,
  casting: null,
  remote: null,
  decisions: [DECISION],
}
const QUORUM: StoredQuorum = { base: 'present_or_represented', of: 'voters', fraction: '1/4', strict: false, article: '9', second: null }
const PROXIES: StoredProxies = {
  allowed: true,
  perHolderMax: null,
  perHolderMaxVotes: null,
  sameCollege: false,
  sameRegion: false,
  blank: 'refused',
  article: '10',
}
const text = (body: Partial<BodyRules> = {}, rest: Partial<StatutesText> = {}): StatutesText => ({
  articles: [],
  roll: null,
  colleges: [],
  bodies: [{ ...SILENT_BODY, ...body }],
  renewal: null,
  ...rest,
})
function rule(of: StatutesText, key: string, lang: Lang = 'fr') {
  const found = toldStatutes(lang, of, new Map())
    .flatMap(({ rules }) => rules)
    .find((each) => each.key === key)
  assert.ok(found, key)
  return { ...found, text: plain(found.text) }
}

const decision = (given: Partial<DecisionRule>) => text({ decisions: [{ ...DECISION, ...given }] })
const CASES: [key: string, of: StatutesText, fr: string, en: string][] = [
  [
    'ag.quorum',
    text({ quorum: QUORUM }),
    "L'assemblée délibère valablement si un quart des votants sont présents ou représentés.",
    'The meeting decides validly if a quarter of the voters are present or represented.',
  ],
  [
    'ag.quorum',
    text({ quorum: { ...QUORUM, base: 'present', of: 'votes', strict: true } }),
    "L'assemblée délibère valablement si les votants présents portent plus d'un quart de toutes les voix ; un pouvoir n'y compte pas.",
    'The meeting decides validly if the voters who are present carry more than a quarter of all votes; a proxy does not count for it.',
  ],
  [
    'ag.quorum.second',
    text({ quorum: { ...QUORUM, second: { fraction: '0/1' } } }),
    "À la seconde convocation, aucun quorum n'est exigé.",
    'At the second notice, no quorum is asked for.',
  ],
  [
    'ag.notice',
    text({ notice: { days: 15, article: '8' } }),
    'La convocation part au moins 15 jours avant la réunion.',
    'The notice goes out at least 15 days before the meeting.',
  ],
  [
    'ag.proxies',
    text({ proxies: { ...PROXIES, perHolderMax: 3, perHolderMaxVotes: '1/10', sameCollege: true } }),
    "Un votant absent peut donner pouvoir à un votant présent. Nul ne porte plus de 3 pouvoirs. Nul n'exprime plus d'un dixième de toutes les voix, les siennes comprises. Le pouvoir reste dans le même collège. Un pouvoir en blanc n'est pas utilisé.",
    'A voter who is absent may give a proxy to a voter who is present. Nobody carries more than 3 proxies. Nobody casts more than a tenth of all votes, own votes included. A proxy stays within the college. A blank proxy is not used.',
  ],
  [
    'ag.proxies',
    text({ proxies: { ...PROXIES, allowed: false } }),
    'Les pouvoirs ne sont pas admis : chacun vote lui-même.',
    'Proxies are not allowed: everyone votes in person.',
  ],
  [
    'ag.decision.ordinary',
    decision({ threshold: '2/3' }),
    'Deux tiers des suffrages exprimés ; les blancs et les abstentions ne comptent pas.',
    'Two thirds of the votes cast; blank papers and abstentions do not count.',
  ],
  [
    'ag.decision.ordinary',
    decision({ threshold: 'absolute', base: 'roll', eachCollege: true, noticeDays: 30 }),
    'Plus de la moitié de toutes les voix inscrites ; qui ne vote pas pour pèse contre. La même majorité est demandée dans chaque collège. Pour cette décision, la convocation part au moins 30 jours avant la réunion.',
    'More than half of all the votes on the roll; whoever does not vote for weighs against. The same majority is asked for in each college. For this decision, the notice goes out at least 30 days before the meeting.',
  ],
  [
    'ag.decision.ordinary',
    decision({ blanksCount: true, threshold: '5/7' }),
    '5/7 des suffrages exprimés ; les blancs comptent, les abstentions non.',
    '5/7 of the votes cast; blank papers count, abstentions do not.',
  ],
  [
    'roll',
    text({}, { roll: { feePaid: true, recordDays: 8, article: '6' } }),
    'Votent les organisations à jour de leur cotisation 8 jours avant le jour de la réunion.',
    'Organisations whose fee is paid vote, as of 8 days before the meeting.',
  ],
  [
    'renewal',
    text({}, { renewal: { body: 'ca', termYears: 3, parts: 3, article: '14' } }),
    "Conseil d'administration : renouvellement par tiers. Chaque mandat dure 3 ans.",
    'Board of directors: renewed by thirds. Each term lasts 3 years.',
  ],
]
for (const [key, of, fr, en] of CASES)
  test(fr, () => {
    assert.equal(rule(of, key).text, fr)
    assert.equal(rule(of, key, 'en').text, en)
    assert.equal(rule(of, key).silent, false)
  })

test('what the statutes do not say is told as such, with what the law then says (R07, R12, R13)', () => {
  const silent: [key: string, law: RegExp][] = [
    ['roll', /à jour de sa cotisation ou non/],
    ['ag.notice', /délai raisonnable/],
    ['ag.quorum', /quel que soit le nombre/],
    ['ag.proxies', /sans limite : une seule personne/],
    ['ag.casting', /n'est pas adoptée/],
    ['ag.remote', /Sans clause, personne ne participe/],
    ['renewal', /s'achèvent ensemble/],
  ]
  for (const [key, law] of silent) {
    assert.equal(rule(text(), key).silent, true, key)
    assert.match(rule(text(), key).text, law)
  }
  assert.equal(rule(text({ quorum: QUORUM }), 'ag.second').silent, true)
})

const WEIGHTS: [weight: Weight, fr: string][] = [
  [{ by: 'head' }, 'une voix'],
  [{ by: 'fixed', votes: 12 }, '12 voix'],
  [{ by: 'fixed', votes: 0 }, 'une voix consultative, qui ne compte pas'],
  [
    {
      by: 'figure',
      figure: 'employees',
      brackets: [
        { from: 50, votes: 3 },
        { from: 0, votes: 1 },
        { from: 20, votes: 2 },
      ],
    },
    "une voix jusqu'à 19 salariés, deux voix à partir de 20, trois voix à partir de 50",
  ],
  [
    { by: 'figure', figure: 'employees', brackets: [{ from: 5, votes: 1 }] },
    'aucune voix en dessous de 5 salariés, une voix à partir de 5',
  ],
  [{ by: 'figure', figure: 'volunteers', brackets: [{ from: 0, votes: 1 }] }, 'une voix, quel que soit le nombre de bénévoles'],
]
for (const [weight, fr] of WEIGHTS) test(fr, () => assert.equal(plain(weightPhrase('fr', { weight })), fr))

test('a draft that is half written is shown as it was typed', () => {
  assert.match(rule(text({ quorum: { ...QUORUM, fraction: 'un quart' } }), 'ag.quorum').text, /si un quart des votants/)
  assert.match(rule(decision({ threshold: 'beaucoup' }), 'ag.decision.ordinary').text, /^beaucoup ;/)
})

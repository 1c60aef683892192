/** Who was there and who was represented, told as tables. */
import { inLang } from '#kernel/values/lang.ts'
import type { MinutesContent, Size } from '../tables.ts'
import { recordWords } from './record.ts'
import type { Block, Teller } from './told.ts'

/** Beyond so many rows a table is folded on a screen. */
const MANY = 30

const sum = (sizes: readonly Size[]): Size => ({
  voters: sizes.reduce((all, { voters }) => all + voters, 0),
  votes: sizes.reduce((all, { votes }) => all + votes, 0),
})

function colleges({ lang, content: { attendance } }: Teller): Block {
  const say = recordWords(lang)
  const row = (name: string, ...sizes: Size[]): string[] => [name, ...sizes.map(({ voters, votes }) => say.size(voters, votes))]
  const told = attendance.colleges.map(({ college, roll, present, represented }) =>
    row(college ? inLang(college, lang) : say.oneCollege, roll, present, represented),
  )
  const total = (['roll', 'present', 'represented'] as const).map((name) => sum(attendance.colleges.map((each) => each[name])))
  return {
    kind: 'table',
    caption: say.colleges,
    head: [
      { label: say.college },
      { label: say.roll, end: true },
      { label: say.present, end: true },
      { label: say.represented, end: true },
    ],
    rows: told.length > 1 ? [...told, row(say.total, ...total)] : told,
    total: told.length > 1,
  }
}

/** « 14 h 02 à 16 h 40, à distance ». A stay as long as the session says nothing more than its beginning. */
function stay(
  { lang, content: { when }, time }: Teller,
  { from, to, mode }: MinutesContent['attendance']['present'][number]['stays'][number],
): string {
  const say = recordWords(lang)
  const whole = to === null || (when.closedAt !== null && to >= when.closedAt)
  const times = whole ? say.since(time(from)) : `${time(from)} – ${time(to)}`
  return mode === 'remote' ? `${times}, ${say.remote}` : times
}

function present(teller: Teller): Block[] {
  const { lang, content } = teller
  const say = recordWords(lang)
  const { present: there } = content.attendance
  if (there.length === 0) return [{ kind: 'muted', text: say.nobody }]
  return [
    {
      kind: 'table',
      caption: say.presentOnes(there.length),
      head: [
        { label: say.organisation },
        { label: say.caster },
        { label: say.college },
        { label: say.votes, end: true },
        { label: say.times, end: true },
      ],
      rows: there.map((each) => [
        each.name,
        each.caster ?? '',
        each.college ? inLang(each.college, lang) : '',
        String(each.votes),
        each.stays.map((one) => stay(teller, one)).join(' ; '),
      ]),
      many: there.length > MANY,
    },
  ]
}

function represented({ lang, content: { attendance } }: Teller): Block[] {
  const say = recordWords(lang)
  const all = attendance.represented
  if (all.length === 0) return []
  return [
    {
      kind: 'table',
      caption: say.representedOnes(all.length),
      head: [{ label: say.giver }, { label: say.holder }, { label: say.votes, end: true }, { label: say.usedFor }],
      rows: all.map(({ name, holder, caster, votes, resolutions }) => [
        name,
        caster ? say.byCaster(holder, caster) : holder,
        String(votes),
        resolutions === null ? say.always : say.forOnly(resolutions),
      ]),
      many: all.length > MANY,
    },
  ]
}

function refused({ lang, content: { attendance } }: Teller): Block[] {
  const say = recordWords(lang)
  const all = attendance.refused
  if (all.length === 0) return []
  return [
    {
      kind: 'table',
      caption: say.refusedOnes(all.length),
      head: [{ label: say.giver }, { label: say.holder }, { label: say.reason }],
      rows: all.map(({ giver, holder, reason, resolutions }) => [
        giver,
        holder ?? say.blankProxy,
        resolutions === null ? inLang(reason, lang) : `${inLang(reason, lang)} (${say.forOnly(resolutions)})`,
      ]),
      many: all.length > MANY,
    },
  ]
}

export function toldAttendance(teller: Teller): Block[] {
  const { article, represented: used, refused: unused } = teller.content.attendance
  const quoted = article !== null && used.length + unused.length > 0
  return [
    colleges(teller),
    ...present(teller),
    ...represented(teller),
    ...refused(teller),
    ...(quoted ? [{ kind: 'muted' as const, text: recordWords(teller.lang).proxyArticle(article) }] : []),
  ]
}

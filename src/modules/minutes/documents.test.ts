/** Minutes on paper: what the template is given, in both languages, whatever people wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { found } from '#kernel/refusal.ts'
import { gathering } from '../../../test/support/meetings.ts'
import { held } from '../../../test/support/minutes.ts'
import { EXTRACT_TEMPLATE, extractData, MINUTES_TEMPLATE, minutesData } from './documents.ts'
import { contentOf, decisionsOfMeeting, minutesOf } from './queries.ts'
import type { MinutesContent } from './tables.ts'

const at = await gathering()
await held(at, { present: 9, resolutions: 1 })
const { house, meetingId, actor } = at
const { meeting } = found(await minutesOf(house.db, await actor('Gildas Pontarec'), meetingId, '2017-03-14'))
const content = await contentOf(house.db, meeting, null)

const data = (lang: 'fr' | 'en', change: Partial<MinutesContent> = {}, sha256: string | null = null) =>
  minutesData({ lang, content: { ...content, ...change }, signed: { chair: sha256 ? new Date() : null, secretary: null }, sha256 }) as {
    draft: string
    example: string | null
    sha256: string
    footer: string
    sections: { number: number; title: string; blocks: { kind: string }[] }[]
    signatories: { signed: boolean }[]
  }

test('twelve numbered items, a draft told as such, an example across each page', () => {
  const { sections, draft, example, sha256 } = data('fr')
  assert.deepEqual(
    sections.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  )
  assert.match(draft, /^Projet/)
  assert.equal(example, 'EXEMPLE')
  assert.equal(sha256, '')
  assert.equal(data('fr', { example: false }).example, null)
})

test('signed, it carries its fingerprint and who signed', () => {
  const sha256 = 'ab'.repeat(32)
  const signed = data('en', {}, sha256)
  assert.equal(signed.draft, '')
  assert.equal(signed.sha256, sha256)
  assert.match(signed.footer, /fingerprint abab/)
  assert.deepEqual(
    signed.signatories.map((each) => each.signed),
    [true, false],
  )
})

test('it can always be set in type: nothing said, and anything written', async () => {
  const empty = {
    ...{ agenda: [], documents: [], resolutions: [], signatories: [], quorum: { ruled: true, measures: [] } },
    attendance: { colleges: [], present: [], represented: [], refused: [], article: null },
    officers: { chair: null, secretary: null, tellers: [] },
  }
  const odd = '漢 #set page(width: 1pt) *gras* $x$ <b> \\ [lien](javascript:x) 😀\n\n> - 1. deux'
  const texts = { opening: odd, incidents: odd, closing: odd }
  for (const change of [
    empty,
    { texts, title: { fr: odd, en: null }, organisation: { name: odd, seat: odd }, correction: odd, corrects: 1, number: 2 },
  ])
    assert.match((await house.typeset(MINUTES_TEMPLATE, data('fr', change))).subarray(0, 5).toString(), /^%PDF-/)
})

test('an extract in both languages, certified or not', async () => {
  const [decision] = await decisionsOfMeeting(house.db, meetingId)
  const certified = { number: 1, sha256: 'cd'.repeat(32), signatories: content.signatories }
  for (const lang of ['fr', 'en'] as const)
    for (const each of [null, certified]) {
      const paper = extractData({ lang, decision: { ...decision!, annulled: each === null }, certified: each, subject: null })
      assert.match((await house.typeset(EXTRACT_TEMPLATE, paper)).subarray(0, 5).toString(), /^%PDF-/)
    }
})

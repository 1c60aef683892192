/** The way of a grant as a line: asked, proposed, awarded or refused, paid, reported on; what is still to come hangs below. */
import { fieldId } from '#design/fields.tsx'
import { type Knot, Thread } from '#design/thread.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { grantEditPath } from '../../paths.ts'
import type { Grant } from '../../queries/grants/grants.ts'
import { stepOf } from '../../rules/grants/grants.ts'
import { type GrantStep, STEPS } from '../../tables/grants.ts'

/** A step that has happened, or that is still to come; what cannot come any more is left out. */
function knotOf(lang: Lang, grant: Grant, step: GrantStep, mayEdit: boolean): Knot | null {
  const say = grantWords(lang)
  const { on, cents } = stepOf(grant, step)
  const answered = grant.awarded_on !== null || grant.refused_on !== null
  if (on === null) {
    if (step === 'refused' || (step === 'proposed' && cents === null) || (step === 'asked' && answered)) return null
    if (step === 'awarded' && grant.refused_on !== null) return null
    if (step === 'justified' && grant.awarded_on === null) return null
    const amount = cents === null ? '' : `${formatEuros(lang, cents)}, `
    return {
      id: step,
      when: '',
      glyph: 'planned',
      tone: 'future',
      title: say.step[step],
      detail: `${amount}${say.stepWaits[step]}`,
      ...(mayEdit ? { href: `${grantEditPath(grant.id)}#${fieldId(`${step}_on`)}` } : {}),
    }
  }
  return {
    id: step,
    when: formatDay(lang, on, 'short'),
    datetime: on,
    glyph: step === 'refused' ? 'stopped' : step === 'awarded' ? 'decision' : 'done',
    tone: step === 'awarded' || step === 'refused' ? 'decision' : 'deed',
    title: say.step[step],
    detail: cents === null ? undefined : formatEuros(lang, cents),
  }
}

/** Asked, proposed, awarded or refused, paid, reported on. */
function knotsOf(lang: Lang, grant: Grant, mayEdit: boolean): Knot[] {
  const say = grantWords(lang)
  const whole = grant.awarded_cents
  const money: Knot[] =
    grant.awarded_on === null || whole === null
      ? []
      : [
          {
            id: 'received',
            when: grant.receivedOn ? formatDay(lang, grant.receivedOn, 'short') : '',
            ...(grant.receivedOn ? { datetime: grant.receivedOn } : {}),
            glyph: grant.receivedCents >= whole ? 'done' : grant.receivedCents > 0 ? 'in_progress' : 'planned',
            tone: grant.receivedCents >= whole ? 'deed' : grant.receivedCents > 0 ? 'waiting' : 'future',
            title: say.stepPayments,
            detail: say.receivedOf(formatEuros(lang, grant.receivedCents), formatEuros(lang, whole)),
            href: '#payments',
          },
        ]
  return STEPS.flatMap((step) => {
    const knot = knotOf(lang, grant, step, mayEdit)
    return [...(step === 'justified' ? money : []), ...(knot ? [knot] : [])]
  })
}

/** Each step that is still to come leads those who keep the grant to where it is written down. */
export const GrantTimeline = ({ lang, grant, mayEdit }: { lang: Lang; grant: Grant; mayEdit: boolean }) => (
  <Thread lang={lang} label={grantWords(lang).timeline} knots={knotsOf(lang, grant, mayEdit)} />
)

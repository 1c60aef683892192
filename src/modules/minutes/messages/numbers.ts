/** Numbers of items and resolutions in running text: « 1, 3 et 5 à 40 ». */
import type { Lang } from '#kernel/values/lang.ts'

const LISTED = { fr: new Intl.ListFormat('fr'), en: new Intl.ListFormat('en-GB') }
const TO = { fr: 'à', en: 'to' }

/** Runs of three and more are told by their ends. `numbers` rise. */
export function numbersTold(lang: Lang, numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run && run.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return LISTED[lang].format(runs.flatMap((run) => (run.length < 3 ? run.map(String) : `${run[0]} ${TO[lang]} ${run.at(-1)}`)))
}

/** `bin/gouvernail fill --members N`: a network as large as one wishes, to try it. */
import { parseArgs } from 'node:util'
import type { Verb } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { fillNetwork, networkOrganisation } from '#modules/people/index.ts'
import { generatedMembers } from './members.ts'

/** A network of all the associations of the field would have fewer. */
const MOST = 20_000

/** How many are asked for, or null. */
function asked(args: string[]): number | null {
  try {
    const { values } = parseArgs({ args, options: { members: { type: 'string' } }, strict: true })
    const count = /^[1-9]\d{0,5}$/.test(values.members ?? '') ? Number(values.members) : 0
    return count >= 1 && count <= MOST ? count : null
  } catch {
    return null
  }
}

export const fillVerb: Verb = {
  name: 'fill',
  usage: 'fill --members N',
  help: {
    fr: "Ajoute des adhérents d'exemple avec leurs personnes, cotisations et chiffres : les N premiers, toujours les mêmes.",
    en: 'Adds example members with their people, fees and figures: the first N, the same ones each time.',
  },
  async run(house, args, out) {
    const count = asked(args)
    if (count === null) {
      out.progress(`Donnez un nombre de 1 à ${MOST} : fill --members 500 / Give a number from 1 to ${MOST}: fill --members 500`)
      return 2
    }
    if (!(await networkOrganisation(house.reader))) {
      out.progress(
        "Il n'y a pas encore de réseau : ouvrez d'abord le lien d'installation. / There is no network yet: open the set-up link first.",
      )
      return 1
    }
    const since = performance.now()
    const { organisations, persons } = await change(house, (tx) => fillNetwork(tx, SHELL, generatedMembers(count, house.clock.today())))
    const seconds = ((performance.now() - since) / 1_000).toFixed(1)
    out.line(
      `${organisations} adhérents d'exemple et ${persons} personnes ajoutés en ${seconds} s. / ${organisations} example members and ${persons} persons added in ${seconds} s.`,
    )
    return 0
  },
}

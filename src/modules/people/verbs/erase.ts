/** Erasing a person from the command line: first what would go, and with `--yes` for ever. */
import type { Verb } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { erasePerson } from '../commands/erasure.ts'
import { personalWords } from '../messages/personal.ts'
import { personByEmail } from '../queries/people.ts'

const fr = personalWords('fr')
const en = personalWords('en')
/** The shell has no language of its own: it says both. */
const both = (french: string, english: string): string => `${french} / ${english}`
const MOST_MENTIONS = 100

export const erase: Verb = {
  name: 'erase',
  usage: 'erase EMAIL [--yes]',
  help: { fr: fr.eraseHelp, en: en.eraseHelp },
  async run(house, args, out) {
    const [email = '', yes, ...more] = args
    if (!email.includes('@') || more.length > 0 || (yes !== undefined && yes !== '--yes')) {
      out.progress(both(fr.eraseUsage, en.eraseUsage))
      return 2
    }
    const person = await personByEmail(house.reader, email)
    if (!person) {
      out.progress(both(fr.eraseUnknown(email), en.eraseUnknown(email)))
      return 1
    }
    const found = await Promise.all(house.capabilities.map((each) => each.mentions?.(house.reader, person.name, MOST_MENTIONS) ?? []))
    const texts = found.flat()
    if (texts.length > 0) out.line(both(fr.eraseMentions(texts.length), en.eraseMentions(texts.length)))
    for (const text of texts) out.line(new URL(text.path, house.baseUrl).href)
    if (!yes) {
      out.line(both(fr.eraseWould(person.name), en.eraseWould(person.name)))
      return 0
    }
    try {
      await change(house, (tx) => erasePerson(tx, SHELL, person.id, person.name))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      for (const each of error.objections) out.progress(both(sayObjection(house, 'fr', each), sayObjection(house, 'en', each)))
      return 1
    }
    out.line(both(fr.eraseDone, en.eraseDone))
    return 0
  },
}

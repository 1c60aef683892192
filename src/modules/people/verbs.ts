/** The verbs of the command line: one-time links and the outbox. */
import type { Verb } from '#kernel/capability.ts'
import type { House } from '#kernel/house.ts'
import { outbox } from '#kernel/mail.ts'
import { mailWords } from './messages/mail.ts'
import { words } from './messages.ts'
import { invitationPath, setUpPath } from './paths.ts'
import { personByEmail } from './queries/people.ts'
import { networkOrganisation } from './queries.ts'
import { erase } from './verbs/erase.ts'
import { importMembersVerb } from './verbs/members.ts'

const fr = words('fr')
const en = words('en')
/** The shell has no language of its own: it says both. */
const both = (french: string, english: string): string => `${french} / ${english}`

const addressOf = (house: House, path: string): string => new URL(path, house.baseUrl).href

/** A new set-up link in two lines, for the first start; nothing once there is a network. */
export async function setUpLink(house: House): Promise<string[]> {
  if (await networkOrganisation(house.reader)) return []
  return [both(fr.setUpLine, en.setUpLine), addressOf(house, setUpPath(await house.sessions.links.make('set_up', null)))]
}

const invite: Verb = {
  name: 'invite',
  usage: 'invite EMAIL',
  help: { fr: fr.inviteHelp, en: en.inviteHelp },
  async run(house, args, out) {
    const [email = '', ...more] = args
    const lines = await setUpLink(house)
    if (lines.length === 0 && (!email.includes('@') || more.length > 0)) {
      out.progress(both(fr.inviteUsage, en.inviteUsage))
      return 2
    }
    const person = lines.length === 0 ? await personByEmail(house.reader, email) : undefined
    if (person) {
      lines.push(both(fr.inviteLine(person.name), en.inviteLine(person.name)))
      lines.push(addressOf(house, invitationPath(await house.sessions.links.make('sign_in', person.id))))
    }
    if (lines.length === 0) {
      out.progress(both(fr.inviteUnknown(email), en.inviteUnknown(email)))
      return 1
    }
    for (const line of lines) out.line(line)
    return 0
  },
}

const readOutbox: Verb = {
  name: 'outbox',
  usage: 'outbox',
  help: { fr: fr.outboxHelp, en: en.outboxHelp },
  async run(house, _args, out) {
    const mails = await outbox(house.reader)
    if (mails.length === 0) out.progress(both(mailWords('fr').outbox.empty, mailWords('en').outbox.empty))
    for (const mail of mails.reverse()) {
      const state = both(mailWords('fr').outbox.stateTag[mail.state], mailWords('en').outbox.stateTag[mail.state])
      out.line(`— ${mail.recipient} · ${state}\n${mail.subject}\n\n${mail.text}`)
    }
    return 0
  },
}

export const verbs: Verb[] = [invite, readOutbox, importMembersVerb, erase]
export { backupVerbs as bareVerbs } from './verbs/backup.ts'

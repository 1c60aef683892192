/** A proxy on paper: what the Typst template `documents/proxy-form.typ` reads. */
import { formatMoment } from '#kernel/dates.ts'
import { writable } from '#kernel/typst.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { giverProxyPath, proxiesPath } from '../paths.ts'
import type { Meeting, Resolution } from '../queries.ts'
import { INSTRUCTIONS } from '../rules.ts'

export const PROXY_FORM_TEMPLATE = 'src/modules/assembly/documents/proxy-form.typ'

/** One side of the proxy, as far as it is known. */
export interface ProxyParty {
  voterId: number | null
  seat: string
  by: string
}

export interface ProxyForm {
  lang: Lang
  meeting: Meeting
  network: { name: string; example: boolean }
  baseUrl: string
  giver: ProxyParty
  holder: ProxyParty
  resolutions: Resolution[]
  /** Resolution id → choice. */
  instructions: Record<string, string>
}

/** An address as people type it. */
const typedAddress = (url: URL): string => url.href.replace(/^https?:\/\//, '')

/** Every text as the fonts can write it. */
export function proxyFormData(form: ProxyForm): object {
  const { lang, meeting, giver, holder, resolutions, instructions } = form
  const say = proxiesWords(lang)
  const title = said(lang, meeting.title)
  const path = giver.voterId === null ? proxiesPath(meeting.id) : giverProxyPath(meeting.id, giver.voterId)
  const party = ({ seat, by }: ProxyParty, heading: string) => ({ heading, seat: writable(seat), by: writable(by) })
  return {
    lang,
    title: writable(`${say.formTitle} · ${title}`),
    example: meeting.example || form.network.example ? say.example : null,
    footer: writable(say.formFooter(form.network.name)),
    heading: say.formTitle,
    lead: writable(say.formLead(title)),
    facts: [
      { label: say.formMeeting, value: writable(`${said(lang, meeting.bodyName)}, ${meeting.organisationName}`) },
      { label: say.formWhen, value: formatMoment(lang, meeting.startsAt, meeting.timeZone) },
      ...(meeting.place === null ? [] : [{ label: say.formPlace, value: writable(meeting.place) }]),
    ],
    seat: say.formSeat,
    by: say.formBy,
    giver: party(giver, say.formGiver),
    holder: party(holder, say.formHolder),
    text: say.formText(resolutions.length > 0 ? say.formInstructed : ''),
    instructions: say.formInstructions,
    instructionsHint: say.formInstructionsHint,
    resolution: say.formResolution,
    choices: INSTRUCTIONS.map((choice) => say.choiceNames[choice]),
    resolutions: resolutions.map(({ id, number, title: name }) => ({
      title: writable(`${number}. ${inLang(name, lang)}`),
      ticks: INSTRUCTIONS.map((choice) => instructions[String(id)] === choice),
    })),
    done: say.formDone,
    on: say.formOn,
    signature: say.formSignature,
    signatureHint: say.formSignatureHint,
    rules: say.formRules,
    back: writable(say.formReturn(typedAddress(new URL(path, form.baseUrl)))),
  }
}

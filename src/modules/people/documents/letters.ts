/** Letters of invitation on paper: what the Typst template `documents/letters.typ` reads. */
import { printedQr } from '#design/qr-print.ts'
import { type Day, formatDay } from '#kernel/dates.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { letterWords } from '../messages/invitation-letter.ts'
import { roleName } from '../messages/names.ts'
import { invitationCodePath } from '../paths.ts'
import { writtenCode } from '../rules/invitations.ts'
import type { Letter } from '../tables/invitations.ts'

export const LETTERS_TEMPLATE = 'src/modules/people/documents/letters.typ'

export interface LettersDocument {
  lang: Lang
  letters: Letter[]
  network: { name: string; example: boolean }
  baseUrl: string
  today: Day
  /** The last day of the codes. */
  until: Day
}

/** An address as people type it: without what browsers add by themselves. */
const typedAddress = (url: URL): string => url.href.replace(/^https?:\/\//, '').replace(/\/$/, '')

const listed = (lang: Lang, names: string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)

function letterData(letter: Letter, { network, baseUrl, today, until }: LettersDocument): object {
  const { lang, code } = letter
  const say = letterWords(lang)
  const page = new URL(invitationCodePath(), baseUrl)
  const scanned = new URL(page)
  scanned.searchParams.set('code', writtenCode(code))
  const names = [...new Set(letter.organisations.map(({ name }) => name))]
  const town = letter.organisations.find((each) => each.town)?.town ?? null
  const who = letter.inviter ? say.by(letter.inviter, letter.organisation) : letter.organisation
  return {
    lang,
    example: letter.example || network.example ? say.example : null,
    sender: writable(network.name),
    platform: writable(typedAddress(new URL(baseUrl))),
    address: [letter.name, ...names.slice(0, 1), town].filter((line) => line !== null).map(writable),
    day: say.day(formatDay(lang, today)),
    title: writable(say.title(network.name)),
    before: [
      say.hello(letter.name),
      names.length > 0
        ? say.why(who, network.name, listed(lang, names), roleName(lang, letter.organisations[0]!.role))
        : say.whyAlone(who, network.name),
      say.how,
    ].map(writable),
    codeLabel: say.code,
    code: writtenCode(code),
    addressLabel: say.address,
    web: writable(typedAddress(page)),
    qr: printedQr(scanned.href),
    qrAlt: writable(say.qrAlt(typedAddress(page))),
    after: [say.once(formatDay(lang, until)), say.afterwards, say.lost].map(writable),
    footer: writable(say.footer(network.name)),
  }
}

/** What the template reads: every letter in the language of whoever gets it. */
export const lettersData = (document: LettersDocument): object => ({
  lang: document.lang,
  title: writable(letterWords(document.lang).title(document.network.name)),
  letters: document.letters.map((letter) => letterData(letter, document)),
})

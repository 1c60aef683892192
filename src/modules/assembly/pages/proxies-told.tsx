/** What the pages of proxies share: the rules with their article, the state of a proxy in words, its instructions. */
import { StatusMark } from '#design/status.tsx'
import { List, Muted } from '#design/text.tsx'
import { ToldRule, ToldRules } from '#design/told-rules.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { inLang, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Statutes } from '#modules/statutes/index.ts'
import { proxiesWords, proxyReason } from '../messages/proxies.ts'
import type { Meeting, ProxyTerms, Resolution, StatedProxy } from '../queries.ts'
import { INSTRUCTIONS } from '../rules.ts'

/** The statutes on proxies, each rule in its sentence. */
function ruleSentences(lang: Lang, { limits, silent }: ProxyTerms): string[] {
  const say = proxiesWords(lang)
  if (silent) return [say.silent]
  if (!limits.allowed) return [say.notAllowed]
  return [
    say.allowed,
    limits.perHolderMax === null ? null : say.most(limits.perHolderMax),
    limits.mostVotes === null ? null : say.mostVotes(limits.mostVotes),
    limits.sameCollege ? say.sameCollege : null,
    limits.sameRegion ? say.sameRegion : null,
    limits.blank === 'chair' ? say.blankToChair : say.blankRefused,
  ].filter((sentence) => sentence !== null)
}

/** What the statutes say, with the article in full; what they do not say, with what the law then says (R07). */
export function ProxyRulesTold({ lang, terms, statutes }: { lang: Lang; terms: ProxyTerms | null; statutes: Statutes | null }) {
  const say = proxiesWords(lang)
  const article = terms?.limits.article ?? null
  const quoted = article === null ? undefined : statutes?.text.articles.find(({ number }) => number === article)
  const source = quoted && {
    label: say.article(article!),
    title: `· ${said(lang, quoted.title)}`,
    text: said(lang, quoted.text),
    lang: langOf(quoted.text, lang) === lang ? undefined : langOf(quoted.text, lang),
  }
  return (
    <ToldRules label={say.rulesTitle}>
      <ToldRule topic={say.title} silent={terms === null || terms.silent ? say.silentTag : undefined} source={source}>
        {terms === null ? say.unknownBody : ruleSentences(lang, terms).join(' ')}
      </ToldRule>
    </ToldRules>
  )
}

/** What is still waited for is no fault: before the opening nobody is there. */
export const isWaiting = ({ reason }: Pick<StatedProxy, 'reason'>): boolean => reason === 'holder_absent'

/** « Compté », or why not right now. `short`: beside the holder's name. */
export function ProxyState({
  lang,
  meeting,
  proxy,
  short,
}: {
  lang: Lang
  meeting: Pick<Meeting, 'state'>
  proxy: StatedProxy
  short?: boolean
}) {
  const say = proxiesWords(lang)
  if (proxy.isUsed) return <StatusMark status="done" label={say.used} />
  if (isWaiting(proxy) && meeting.state !== 'closed')
    return (
      <StatusMark
        status="planned"
        label={short ? say.waitsShort : proxy.holderName === null ? say.waitsChair : say.waits(proxy.holderName)}
      />
    )
  return proxy.reason === null ? (
    <StatusMark status="stopped" label={say.unknownBody} />
  ) : (
    <StatusMark status="stopped" label={proxyReason(lang, proxy.reason)} />
  )
}

/** The instructions in the order of the resolutions: for the giver and the holder alone. */
export function instructionsTold(lang: Lang, instructions: Record<string, string>, resolutions: readonly Resolution[]): string[] {
  const say = proxiesWords(lang)
  return resolutions.flatMap(({ id, number, title }) => {
    const choice = instructions[String(id)]
    return choice === undefined ? [] : [say.instruction(number, inLang(title, lang), say.choicesOf[choice] ?? choice)]
  })
}

export function Instructions({ lang, proxy, resolutions }: { lang: Lang; proxy: StatedProxy; resolutions: readonly Resolution[] }) {
  const told = instructionsTold(lang, proxy.instructions, resolutions)
  return told.length === 0 ? <Muted>{proxiesWords(lang).noInstructions}</Muted> : <List items={told} />
}

export const instructionOptions = (lang: Lang) => {
  const say = proxiesWords(lang)
  return [{ value: '', label: say.free }, ...INSTRUCTIONS.map((value) => ({ value, label: say.choiceNames[value]! }))]
}

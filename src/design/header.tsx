/** What surrounds every page: header with menu, demonstration ribbon, message about what was just done, footer. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { Glyph, Wheel } from './icons.tsx'
import { words } from './messages.ts'

type Looks = { viewing: Viewing }

const pathOnly = (path: string) => path.split(/[?#]/)[0] ?? '/'
const otherOf = (lang: Lang): Lang => (lang === 'fr' ? 'en' : 'fr')

/** The same page in the other language, its other questions kept. */
export const otherLanguagePath = (viewing: Viewing): string => {
  const [path = '/', query = ''] = viewing.path.split('?')
  const asked = new URLSearchParams(query)
  asked.set('lang', otherOf(viewing.lang))
  return `${path}?${asked}`
}

/** Turbo would keep the old `<html lang>`: changing language loads the page afresh. */
const LanguageLink = ({ viewing }: Looks) => {
  if (!viewing.network.english) return null
  const other = otherOf(viewing.lang)
  return (
    <a href={otherLanguagePath(viewing)} hreflang={other} lang={other} rel="alternate nofollow" data-turbo="false">
      {words(viewing.lang).otherLanguage}
    </a>
  )
}

const MenuLinks = ({ viewing }: Looks) => (
  <ul>
    {viewing.menu.map((entry) => (
      <li key={entry.path}>
        <a href={entry.path} aria-current={entry.matches(pathOnly(viewing.path)) ? 'page' : undefined}>
          {entry.label[viewing.lang]}
        </a>
      </li>
    ))}
  </ul>
)

const Person = ({ viewing }: Looks) => {
  const say = words(viewing.lang)
  const { actor } = viewing
  if (!actor) return <a href={`/sign-in?back=${encodeURIComponent(viewing.path)}`}>{say.signIn}</a>
  const current = pathOnly(viewing.path) === '/me' ? ('page' as const) : undefined
  const acting = actor.acting ? <small>{say.actingFor(actor.acting.organisationName)}</small> : null
  if (actor.mandates.length < 2) {
    return (
      <a class="person" href="/me" aria-current={current}>
        <span>{actor.name}</span>
        {acting}
      </a>
    )
  }
  // Who may act for several is one click away from the choice.
  return (
    <span class="person several">
      <a href="/me" aria-current={current}>
        <span>{actor.name}</span>
      </a>
      <a href="/me#field-mandate" title={say.changeActing}>
        {acting}
      </a>
    </span>
  )
}

/** A logo that is much broader than high says the name itself: on a phone it stands alone. */
const isWordmark = ({ network: { logoSize } }: Viewing): boolean => logoSize !== null && logoSize.width >= logoSize.height * 2

/** The menu stands twice, shown once: in line where there is room, else behind a button that needs no script. */
export const Header = ({ viewing }: Looks) => {
  const say = words(viewing.lang)
  return (
    <header class="site-head">
      <div class="site-bar">
        <a class={isWordmark(viewing) ? 'brand wordmark' : 'brand'} href="/" aria-label={say.home(viewing.network.name)}>
          {viewing.network.logoPath ? <img src={viewing.network.logoPath} alt="" {...viewing.network.logoSize} /> : <Wheel />}
          <span>{viewing.network.name}</span>
        </a>
        <nav class="menu-wide" aria-label={say.mainMenu}>
          <MenuLinks viewing={viewing} />
        </nav>
        <a
          class="site-search"
          href="/search"
          aria-label={say.search}
          aria-current={pathOnly(viewing.path) === '/search' ? 'page' : undefined}
        >
          <Glyph name="search" />
        </a>
        <div class="account">
          <Person viewing={viewing} />
          <LanguageLink viewing={viewing} />
        </div>
        <details class="menu-phone">
          <summary>
            <Glyph name="menu" />
            {say.menu}
          </summary>
          <nav aria-label={say.menu}>
            <MenuLinks viewing={viewing} />
            <p>
              <Person viewing={viewing} />
              <LanguageLink viewing={viewing} />
            </p>
          </nav>
        </details>
      </div>
    </header>
  )
}

export const Ribbon = ({ viewing }: Looks) => {
  const say = words(viewing.lang)
  return viewing.demoDay ? (
    <aside class="ribbon" aria-label={say.demonstration}>
      <p>
        <strong>{say.demonstration}</strong> <span>{say.demoDay(formatDay(viewing.lang, viewing.demoDay))}</span>{' '}
        <a href="/demo">{say.demoSwitch}</a>
      </p>
    </aside>
  ) : null
}

/** What was just done, with its undoing at hand. */
export const Flash = ({ viewing }: Looks) => {
  const { flash, lang } = viewing
  return flash ? (
    <div class="flash" id="flash" role="status">
      <Glyph name="done" />
      <p>{flash.text}</p>
      {flash.undoPath ? (
        <form action={flash.undoPath} method="post">
          <button class="button small" type="submit">
            <Glyph name="undo" />
            {words(lang).undo}
          </button>
        </form>
      ) : null}
    </div>
  ) : null
}

export const Footer = ({ viewing }: Looks) => {
  const say = words(viewing.lang)
  return (
    <footer class="site-foot">
      <div>
        <p>
          <Wheel />
          {say.freeSoftware}
        </p>
        <nav aria-label={say.footerMenu}>
          <MenuLinks viewing={viewing} />
          <LanguageLink viewing={viewing} />
        </nav>
        <nav aria-label={say.legalMenu}>
          <a href="/legal">{say.legal}</a>
          <a href="/privacy">{say.privacy}</a>
          <a href="/accessibility">{say.accessibility[viewing.network.conformity]}</a>
        </nav>
        <p class="printed">
          {viewing.origin}
          {pathOnly(viewing.path)} · {formatDay(viewing.lang, viewing.today)}
        </p>
      </div>
    </footer>
  )
}

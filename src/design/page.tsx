/** The whole document around what a page says. */
import type { ComponentChildren } from 'preact'
import { assetPath } from '#kernel/assets.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { Flash, Footer, Header, otherLanguagePath, Ribbon } from './header.tsx'
import { words } from './messages.ts'

export interface PageProps {
  viewing: Viewing
  title: string
  children: ComponentChildren
  /** For tables and pictures that need the whole screen. */
  wide?: boolean
  /** For a whole wall: nothing around it, always dark, large enough to be read from the back of the room. */
  projected?: boolean
  description?: string
  noindex?: boolean
  /** What the page shows is made up: a shared link says so. */
  example?: boolean
  /** The address of the picture beside a shared link. */
  picture?: string
  /** The address of the feed that tells what moves here. */
  feed?: { path: string; title: string }
}

const Fonts = () => (
  <>
    {(['atkinson-hyperlegible-next.woff2', 'fraunces.woff2'] as const).map((font) => (
      <link key={font} rel="preload" href={assetPath(font)} as="font" type="font/woff2" crossorigin="anonymous" />
    ))}
  </>
)

/** What readers of links and feeds look for. */
const Shared = ({ viewing, full, description, example, picture, feed }: Omit<PageProps, 'children' | 'title'> & { full: string }) => (
  <>
    <meta property="og:title" content={(example ?? viewing.network.example) ? words(viewing.lang).exampleTitle(full) : full} />
    <meta property="og:site_name" content={viewing.network.name} />
    <meta property="og:type" content="website" />
    {description ? <meta property="og:description" content={description} /> : null}
    {picture ? <meta property="og:image" content={`${viewing.origin}${picture}`} /> : null}
    {picture ? <meta name="twitter:card" content="summary_large_image" /> : null}
    {feed ? <link rel="alternate" type="application/atom+xml" href={feed.path} title={feed.title} /> : null}
  </>
)

const Head = ({ viewing, title, description, noindex, ...shared }: Omit<PageProps, 'children'>) => {
  const full = title === viewing.network.name ? title : `${title} · ${viewing.network.name}`
  return (
    <head>
      <meta charset="utf-8" />
      <title>{full}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <Fonts />
      <link rel="stylesheet" href={assetPath('all.css')} data-turbo-track="reload" />
      {/* Exchanged in place: a reload would lose the sentence that tells that the colour was saved. */}
      {viewing.network.accentPath ? <link rel="stylesheet" href={viewing.network.accentPath} data-turbo-track="dynamic" /> : null}
      <script type="module" src={assetPath('all.js')} data-turbo-track="reload" />
      <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      {viewing.network.english ? (
        <link rel="alternate" hreflang={viewing.lang === 'fr' ? 'en' : 'fr'} href={otherLanguagePath(viewing)} />
      ) : null}
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#162234" media="(prefers-color-scheme: dark)" />
      <meta name="color-scheme" content="light dark" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      {/* Fetched at the touch of a pointer, a form could be older than what somebody saved before the click. */}
      <meta name="turbo-prefetch" content="false" />
      <Shared viewing={viewing} full={full} description={description} {...shared} />
      {description ? <meta name="description" content={description} /> : null}
      {noindex ? <meta name="robots" content="noindex" /> : null}
      {viewing.live ? <meta name="live" content={viewing.live} /> : null}
    </head>
  )
}

export const Page = ({ children, wide, projected, ...props }: PageProps) => (
  <html lang={props.viewing.lang}>
    <Head {...props} />
    {projected ? (
      <body class="projected">
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    ) : (
      <body>
        <a class="skip" href="#main">
          {words(props.viewing.lang).skip}
        </a>
        <Ribbon viewing={props.viewing} />
        <Header viewing={props.viewing} />
        <main id="main" class={wide ? 'wide' : undefined} tabindex={-1}>
          <Flash viewing={props.viewing} />
          {children}
        </main>
        <Footer viewing={props.viewing} />
      </body>
    )}
  </html>
)

/** A mail's content as an HTML document for mail programs: inline styles, one table for the width, light and dark, no picture but the logo. */
import type { ComponentChildren } from 'preact'
import { renderDocument } from '../render.ts'
import type { Lang } from '../values/lang.ts'
import type { MailBlock, MailContent, MailItem } from './content.ts'

/** What stands around every mail. */
export interface MailFrame {
  lang: Lang
  subject: string
  network: string
  /** Full addresses. */
  home: string
  logo: { address: string; width: number; height: number } | null
}

const SERIF = "Georgia, 'Iowan Old Style', serif"
const SANS = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif"

/** The tokens of the house, for daylight: mail programs know no custom properties. */
const STYLE = {
  body: 'margin:0;padding:0;background-color:#faf8f3;',
  outer: 'width:100%;border-collapse:collapse;background-color:#faf8f3;',
  gap: 'padding:24px 12px;',
  sheet:
    'width:100%;max-width:600px;margin:0 auto;border-collapse:separate;border-spacing:0;background-color:#ffffff;border:1px solid #e3ddcf;border-radius:6px;',
  head: `padding:20px 24px 16px;border-bottom:2px solid #14233b;font:700 18px/1.35 ${SERIF};`,
  main: `padding:24px 24px 12px;color:#14233b;font:400 17px/1.55 ${SANS};`,
  foot: `padding:16px 24px 20px;border-top:1px solid #e3ddcf;color:#475369;font:400 14px/1.5 ${SANS};`,
  brand: 'color:#14233b;text-decoration:none;',
  logo: 'display:inline-block;vertical-align:middle;margin:0 12px 0 0;border:0;',
  paragraph: 'margin:0 0 16px;',
  heading: `margin:24px 0 10px;color:#14233b;font:700 19px/1.35 ${SERIF};`,
  code: `margin:4px 0 20px;padding:16px 12px;border-radius:6px;background-color:#e0efec;color:#0b625c;text-align:center;font:700 34px/1.2 'SFMono-Regular', Consolas, 'Liberation Mono', monospace;letter-spacing:6px;`,
  button: `display:inline-block;padding:13px 22px;border-radius:6px;background-color:#0b625c;color:#ffffff;font:700 17px/1.3 ${SANS};text-decoration:none;`,
  list: 'margin:0 0 16px;padding:0;list-style:none;',
  item: 'margin:0;padding:10px 0;border-top:1px solid #e3ddcf;',
  title: 'color:#14233b;font-weight:700;text-decoration:underline;text-decoration-color:#b9b09c;',
  plainTitle: 'color:#14233b;font-weight:700;',
  detail: 'display:block;color:#475369;font-size:15px;line-height:1.5;',
  footLink: 'color:#475369;text-decoration:underline;',
} as const

/** The same at night, for the programs that ask: classes, since a rule of theirs beats an inline style only as important. */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .m-ground { background-color: #0f1826 !important; }
  .m-sheet { background-color: #162234 !important; border-color: #2a3a52 !important; }
  .m-head { border-color: #eef0ea !important; }
  .m-ink { color: #eef0ea !important; }
  .m-soft { color: #b9c2cf !important; }
  .m-line { border-color: #2a3a52 !important; }
  .m-code { background-color: #12362f !important; color: #5cc6b8 !important; }
  .m-button { background-color: #5cc6b8 !important; color: #08211d !important; }
}
@media (max-width: 480px) {
  .m-code { font-size: 28px !important; letter-spacing: 4px !important; }
  .m-button { display: block !important; text-align: center !important; }
}`

const Item = ({ title, href, detail }: MailItem) => (
  <li class="m-line" style={STYLE.item}>
    {href ? (
      <a class="m-ink" href={href} style={STYLE.title}>
        {title}
      </a>
    ) : (
      <span class="m-ink" style={STYLE.plainTitle}>
        {title}
      </span>
    )}
    {detail ? (
      <span class="m-soft" style={STYLE.detail}>
        {lines(detail)}
      </span>
    ) : null}
  </li>
)

function Block({ block }: { block: MailBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p style={STYLE.paragraph}>{lines(block.text)}</p>
    case 'heading':
      return (
        <h2 class="m-ink" style={STYLE.heading}>
          {block.text}
        </h2>
      )
    case 'code':
      return (
        <p class="m-code" style={STYLE.code}>
          {block.text}
        </p>
      )
    case 'link':
      return (
        <p style={STYLE.paragraph}>
          <a class="m-button" href={block.href} style={STYLE.button}>
            {block.label}
          </a>
        </p>
      )
    case 'list':
      return (
        <ul style={STYLE.list}>
          {block.items.map((item, place) => (
            <Item key={place} {...item} />
          ))}
        </ul>
      )
  }
}

const lines = (text: string): ComponentChildren =>
  text.split('\n').flatMap((line, place) => (place === 0 ? [line] : [<br key={place} />, line]))

const LOGO_HEIGHT = 40
const WIDEST_LOGO = 160

/** Some mail programs heed the attributes alone, others the style alone. */
const Logo = ({ address, width, height }: NonNullable<MailFrame['logo']>) => {
  const scale = Math.min(LOGO_HEIGHT / height, WIDEST_LOGO / width)
  return <img src={address} alt="" width={Math.round(width * scale)} height={Math.round(height * scale)} style={STYLE.logo} />
}

const Head = ({ frame }: { frame: MailFrame }) => (
  <td class="m-head" style={STYLE.head}>
    <a class="m-ink" href={frame.home} style={STYLE.brand}>
      {frame.logo ? <Logo {...frame.logo} /> : null}
      {frame.network}
    </a>
  </td>
)

const Foot = ({ content }: { content: MailContent }) => (
  <td class="m-soft m-line" style={STYLE.foot}>
    {content.why ? <p style="margin:0 0 8px;">{content.why}</p> : null}
    {(content.foot ?? []).map(({ label, href }) => (
      <p key={href} style="margin:0 0 4px;">
        <a class="m-soft" href={href} style={STYLE.footLink}>
          {label}
        </a>
      </p>
    ))}
  </td>
)

/** The HTML part. The address of the logo is the same for everyone: nothing tells who opens what. */
export const mailHtml = (content: MailContent, frame: MailFrame): string =>
  renderDocument(
    <html lang={frame.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{frame.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: DARK }} />
      </head>
      <body class="m-ground" style={STYLE.body}>
        <table role="presentation" class="m-ground" style={STYLE.outer}>
          <tbody>
            <tr>
              <td style={STYLE.gap}>
                <table role="presentation" class="m-sheet" style={STYLE.sheet}>
                  <tbody>
                    <tr>
                      <Head frame={frame} />
                    </tr>
                    <tr>
                      <td class="m-ink" style={STYLE.main}>
                        {content.blocks.map((block, place) => (
                          <Block key={place} block={block} />
                        ))}
                      </td>
                    </tr>
                    {content.why || content.foot?.length ? (
                      <tr>
                        <Foot content={content} />
                      </tr>
                    ) : null}
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>,
  )

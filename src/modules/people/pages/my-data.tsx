/** What the house keeps of the one who asks: every part with its first rows, the file to take away, and the way to have it erased. */
import { Row, Rows } from '#design/entries.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, ExampleTag, Heading, Muted, Paragraph, Title } from '#design/text.tsx'
import type { PersonalPart, PersonalRow } from '#kernel/capability.ts'
import { formatDay, formatMoment } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { number, personalWords } from '../messages/personal.ts'
import { tabWords } from '../messages/tabs.ts'
import { myDataFilePath, myDataPath, myErasurePath, personEditPath, privacyPath } from '../paths.ts'
import { deviceName } from '../rules/access.ts'
import { MeTabs } from './tabs.tsx'

export interface MyDataView {
  person: { id: number; name: string; email: string | null; phone: string | null; lang: Lang }
  parts: PersonalPart[]
}

/** So many rows of a part stand on the page; all are in the file. */
const MOST_SHOWN = 8

const when = (viewing: Viewing, at: string | null): string | undefined =>
  at === null
    ? undefined
    : at.includes('T')
      ? formatMoment(viewing.lang, new Date(at), viewing.network.timeZone)
      : formatDay(viewing.lang, at)

/** A session is known by its device. */
const RowOf = ({ viewing, part, row }: { viewing: Viewing; part: PersonalPart; row: PersonalRow }) => (
  <Row
    title={part.name === 'sessions' ? (deviceName(row.title.fr) ?? said(viewing.lang, row.title)) : said(viewing.lang, row.title)}
    href={row.path ?? undefined}
    detail={when(viewing, row.at)}
  />
)

const Part = ({ viewing, part }: { viewing: Viewing; part: PersonalPart }) => {
  const { lang } = viewing
  const say = personalWords(lang)
  const left = part.rows.length - MOST_SHOWN
  return (
    <>
      <Heading level={2} count={number(lang, part.rows.length)}>
        {inLang(part.label, lang)}
      </Heading>
      <Rows label={inLang(part.label, lang)}>
        {part.rows.slice(0, MOST_SHOWN).map((row, place) => (
          <RowOf key={place} viewing={viewing} part={part} row={row} />
        ))}
      </Rows>
      {left > 0 ? (
        <Paragraph>
          <Muted>{say.rowsLeft(number(lang, left))}</Muted>
        </Paragraph>
      ) : null}
    </>
  )
}

const Identity = ({ lang, person }: { lang: Lang; person: MyDataView['person'] }) => {
  const say = personalWords(lang)
  return (
    <FactCard label={say.whoIAm}>
      <Fact label={say.name}>{person.name}</Fact>
      <Fact label={say.email}>{person.email ?? <Muted>{say.unknown}</Muted>}</Fact>
      <Fact label={say.phone}>{person.phone ?? <Muted>{say.unknown}</Muted>}</Fact>
      <Fact label={say.language}>
        <span lang={person.lang}>{say.languages[person.lang]}</span>
      </Fact>
    </FactCard>
  )
}

export function MyDataPage({ viewing, actor, view }: { viewing: Viewing; actor: Actor; view: MyDataView }) {
  const { lang } = viewing
  const say = personalWords(lang)
  const kept = view.parts.filter((part) => part.rows.length > 0)
  const empty = view.parts.filter((part) => part.rows.length === 0).map((part) => inLang(part.label, lang))
  return (
    <Page viewing={viewing} title={say.dataTitle} noindex>
      <Title kicker={tabWords(lang).mine} lead={say.dataLead}>
        {say.dataTitle} {actor.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <MeTabs lang={lang} here={myDataPath()} />
      <Paragraph>
        <a href={privacyPath()}>{say.privacyLink}</a>
      </Paragraph>
      <Identity lang={lang} person={view.person} />
      <Buttons>
        <ButtonLink href={myDataFilePath()} main download>
          {say.takeAway}
        </ButtonLink>
        <ButtonLink href={personEditPath(view.person.id)}>{say.edit}</ButtonLink>
      </Buttons>
      <Paragraph>{say.takeAwayHow}</Paragraph>
      {kept.map((part) => (
        <Part key={part.name} viewing={viewing} part={part} />
      ))}
      {empty.length > 0 ? <Paragraph>{say.nothingKept(empty)}</Paragraph> : null}
      <Heading level={2}>{say.askErasure}</Heading>
      <Paragraph>{say.askErasureHow}</Paragraph>
      <Buttons>
        <ButtonLink href={myErasurePath()}>{say.askErasure}</ButtonLink>
      </Buttons>
    </Page>
  )
}

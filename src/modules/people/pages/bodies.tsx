/** The bodies of the network and of its regions: where people sit, and how many seats wait. */
import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Page } from '#design/page.tsx'
import { Seats } from '#design/seats.tsx'
import { ButtonLink, Empty, Heading, Paragraph } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { bodiesPath, bodyPath, newBodyPath, organisationPath } from '../paths.ts'
import type { BodyFacts } from '../tables.ts'
import { DirectoryHead } from './directory-parts.tsx'

/** « 18 sièges pourvus sur 21 · 3 sièges vacants » */
export function seatsText(lang: Lang, { seats, planned }: Pick<BodyFacts, 'seats' | 'planned'>): string {
  const say = listWords(lang)
  if (planned === null) return seats === 0 ? say.nobodySits : say.seated(seats)
  const taken = say.seatsOf(formatNumber(lang, seats), formatNumber(lang, planned))
  if (seats === planned) return taken
  return `${taken} · ${seats < planned ? say.vacant(planned - seats) : say.tooMany(seats - planned)}`
}

const BodyRow = ({ lang, body }: { lang: Lang; body: BodyFacts }) => (
  <Row
    glyph="speech"
    href={bodyPath(body.id)}
    title={inLang(body.name, lang)}
    detail={seatsText(lang, body)}
    aside={body.planned === null ? null : <Seats taken={body.seats} planned={body.planned} />}
  />
)

export function BodiesPage({ viewing, bodies, keep }: { viewing: Viewing; bodies: BodyFacts[]; keep: boolean }): VNode {
  const { lang } = viewing
  const say = listWords(lang)
  const groups = [...Map.groupBy(bodies, ({ organisationId }) => organisationId).values()]
  return (
    <Page viewing={viewing} title={say.bodies} description={say.bodiesLead}>
      <DirectoryHead
        viewing={viewing}
        here={bodiesPath()}
        title={say.bodies}
        lead={say.bodiesLead}
        actions={
          keep ? (
            <ButtonLink href={newBodyPath()} main>
              {say.addBody}
            </ButtonLink>
          ) : undefined
        }
      />
      {groups.length === 0 ? (
        <Empty title={say.noBodies}>
          <Paragraph>{say.noBodiesHow}</Paragraph>
        </Empty>
      ) : null}
      {groups.map((group) => (
        <section key={group[0]!.organisationId}>
          <Heading level={2} id={`of-${group[0]!.organisationId}`} count={group.length}>
            <a href={organisationPath(group[0]!.organisationId)}>{group[0]!.organisationName}</a>
          </Heading>
          <Rows label={group[0]!.organisationName}>
            {group.map((body) => (
              <BodyRow key={body.id} lang={lang} body={body} />
            ))}
          </Rows>
        </section>
      ))}
    </Page>
  )
}

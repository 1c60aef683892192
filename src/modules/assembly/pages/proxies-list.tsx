/** All proxies of a meeting, for the desk: who gave to whom, how, and whether each counts now. */
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { Table } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, Heading, Muted, Paragraph } from '#design/text.tsx'
import { Pager } from '#design/toolbar.tsx'
import { formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { personName } from '#kernel/values/erased.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { giverProxyPath, paperProxiesPath, proxiesPath, proxyFormPath, proxyRevocationPath } from '../paths.ts'
import type { Meeting, StatedProxy } from '../queries.ts'
import { isWaiting, ProxyState } from './proxies-told.tsx'

export const PROXY_FILTERS = ['all', 'used', 'waiting', 'blank', 'over'] as const
export type ProxyFilter = (typeof PROXY_FILTERS)[number]

export interface ProxyListView {
  all: StatedProxy[]
  filter: ProxyFilter
  page: number
  /** Whether this reader holds the desk: may enter, change, take back. */
  mayEnter: boolean
}

const SIZE = 100

const IS: Record<ProxyFilter, (proxy: StatedProxy) => boolean> = {
  all: () => true,
  used: ({ isUsed }) => isUsed,
  waiting: isWaiting,
  blank: ({ holderId }) => holderId === null,
  over: ({ reason }) => reason === 'over_cap',
}

const hrefOf = (meeting: Meeting, filter: ProxyFilter, page = 1): string => {
  const query = new URLSearchParams({ ...(filter === 'all' ? {} : { show: filter }), ...(page === 1 ? {} : { page: String(page) }) })
  return `${proxiesPath(meeting.id)}${query.size > 0 ? `?${query}` : ''}`
}

const Deeds = ({ lang, meeting, proxy }: { lang: Lang; meeting: Meeting; proxy: StatedProxy }) => {
  const say = proxiesWords(lang)
  return (
    <RowDeeds>
      <ButtonLink href={giverProxyPath(meeting.id, proxy.giverId)}>{say.replace}</ButtonLink>
      <Form action={proxyRevocationPath(meeting.id, proxy.id)} inline label={say.revokeOf(proxy.giverName)}>
        <SubmitButton tone="plain">{say.revoke}</SubmitButton>
      </Form>
    </RowDeeds>
  )
}

function How({ lang, meeting, proxy }: { lang: Lang; meeting: Meeting; proxy: StatedProxy }) {
  const say = proxiesWords(lang)
  return (
    <>
      {proxy.channel === 'paper' ? say.onPaper(proxy.signedBy) : say.online}
      <br />
      <Muted>{formatMoment(lang, proxy.givenAt, meeting.timeZone)}</Muted>
    </>
  )
}

interface Props {
  viewing: Viewing
  meeting: Meeting
  list: ProxyListView
  isOpen: boolean
}

const Found = ({ viewing: { lang }, meeting, list, isOpen }: Props) => {
  const say = proxiesWords(lang)
  const rows = list.all.filter(IS[list.filter])
  const shown = rows.slice((list.page - 1) * SIZE, list.page * SIZE)
  if (shown.length === 0) return <Paragraph>{say.listNone}</Paragraph>
  const mayTouch = list.mayEnter && isOpen
  return (
    <>
      <Table
        caption={say.listCaption}
        captionHidden
        stacked
        head={[
          { label: say.giver },
          { label: say.holder, told: true },
          { label: say.how, told: true },
          { label: say.state, told: true },
          ...(mayTouch ? [{ label: say.deeds }] : []),
        ]}
        rows={shown.map((proxy) => [
          <>
            {personName(lang, proxy.giverName)} <Muted>{say.votes(proxy.giverWeight)}</Muted>
          </>,
          proxy.holderName === null ? say.blank : personName(lang, proxy.holderName),
          <How key="how" lang={lang} meeting={meeting} proxy={proxy} />,
          <ProxyState key="state" lang={lang} meeting={meeting} proxy={proxy} short />,
          ...(mayTouch ? [<Deeds key="deeds" lang={lang} meeting={meeting} proxy={proxy} />] : []),
        ])}
      />
      <Pager lang={lang} page={list.page} size={SIZE} of={rows.length} href={(page) => hrefOf(meeting, list.filter, page)} />
    </>
  )
}

export function ProxyList(props: Props) {
  const { viewing, meeting, list, isOpen } = props
  const { lang } = viewing
  const say = proxiesWords(lang)
  const count = (filter: ProxyFilter): string => formatNumber(lang, list.all.filter(IS[filter]).length)
  return (
    <section aria-labelledby="all-proxies">
      <Heading level={2} id="all-proxies">
        {say.listTitle}
      </Heading>
      <Buttons>
        {list.mayEnter && isOpen ? (
          <ButtonLink href={paperProxiesPath(meeting.id)} main glyph="document">
            {say.enterPaper}
          </ButtonLink>
        ) : null}
        <ButtonLink href={proxyFormPath(meeting.id)}>{say.emptyForm}</ButtonLink>
      </Buttons>
      {list.all.length === 0 ? (
        <Empty title={say.listEmpty}>
          <Paragraph>{say.listEmptyDetail}</Paragraph>
        </Empty>
      ) : (
        <>
          <Pills
            label={say.show}
            items={PROXY_FILTERS.map((filter) => ({
              href: hrefOf(meeting, filter),
              label: say.filters[filter],
              current: filter === list.filter,
              count: count(filter),
            }))}
          />
          <Found {...props} />
        </>
      )}
    </section>
  )
}

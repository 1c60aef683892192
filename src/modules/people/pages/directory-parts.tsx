/** What the pages of the directory share: their head with its tabs, a filter's choices with their counts. */
import type { ComponentChildren } from 'preact'
import { Buttons, Select } from '#design/form.tsx'
import { Title } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { regionName } from '../messages/names.ts'
import { REGIONS } from '../tables.ts'
import { DirectoryTabs } from './tabs.tsx'

/** The head of each list. `actions`: for those who keep the directory. */
export const DirectoryHead = ({
  viewing,
  here,
  title,
  lead,
  actions,
}: {
  viewing: Viewing
  here: string
  title: string
  lead: string
  actions?: ComponentChildren
}) => (
  <>
    <Title lead={lead}>{title}</Title>
    {actions ? <Buttons>{actions}</Buttons> : null}
    <DirectoryTabs viewing={viewing} here={here} />
  </>
)

export interface CountedChoice {
  value: string
  label: string
  /** Left out: not counted. */
  count?: number
}

/** One filter: what would leave nothing is not offered, unless it is chosen; the figure of what is chosen stands above the list. */
export const CountedSelect = ({
  lang,
  name,
  label,
  any,
  value,
  choices,
}: {
  lang: Lang
  name: string
  label: string
  /** What is chosen where nothing is; null: one of the choices always is. */
  any: string | null
  value: string
  choices: CountedChoice[]
}) => (
  <Select
    name={name}
    label={label}
    value={value}
    options={[
      ...(any === null ? [] : [{ value: '', label: any }]),
      ...choices
        .filter((choice) => choice.count === undefined || choice.count > 0 || choice.value === value)
        .map((choice) => ({
          value: choice.value,
          label:
            choice.count === undefined || choice.value === value
              ? choice.label
              : listWords(lang).counted(choice.label, formatNumber(lang, choice.count)),
        })),
    ]}
  />
)

export const regionChoices = (lang: Lang): CountedChoice[] => REGIONS.map((code) => ({ value: code, label: regionName(lang, code) }))

/** What filters now, each with the address without it. */
export const chips = (all: { label: string | null | undefined; removeHref: string }[]): { label: string; removeHref: string }[] =>
  all.flatMap(({ label, removeHref }) => (label ? [{ label, removeHref }] : []))

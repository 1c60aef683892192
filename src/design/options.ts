/** The options of a field where one is chosen, in their groups. */
export interface Option {
  value: string
  label: string
  group?: string
}

/** Options in the order given; those of one `group` under its name. */
export const grouped = (options: readonly Option[]): [string | undefined, Option[]][] => {
  const groups = new Map<string | undefined, Option[]>()
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option])
  return [...groups]
}

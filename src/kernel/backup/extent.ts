/** What a back-up holds: every table of the house but those named here, whole but for the secrets named here. */
import type { Client } from 'pg'

/** Tables that stay behind, and why. A table that is not named is saved. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  kernel_migration: 'the manifest names the migrations, and applying them at the restoration fills it',
  session_session: 'the tokens of open sessions: whoever finds the file could enter with them',
  session_account: "other services' tokens and passwords, where a sign-in would ever keep some",
  session_verification: 'codes on their way',
  session_challenge: 'what an authenticator was asked to sign within these minutes',
  session_link: 'one-time links',
  session_attempt: 'counts of the last hour',
  session_rate_limit: 'counts of the last minutes',
  people_invitation_link: 'one-time links, old and new',
  people_email_claim: 'addresses that wait for a code',
}

/** Schemas beside our own, and why they stay behind. */
export const SCHEMAS_LEFT_OUT: Readonly<Record<string, string>> = {
  pgboss:
    'work that waits: mails that wait are sent for again at the first start (`resume.ts`), everything else is begun again by whoever wants it',
}

/** What stands in a secret's place: SQL of the row's own columns that gives the same when it is applied twice. */
export interface Masked {
  why: string
  /** `has`: whether this database's table has such a column. */
  columns: Readonly<Record<string, (has: (column: string) => boolean) => string>>
}

/** Before mails said which of them hold a secret, only codes and links were mailed. */
const isSecret = (has: (column: string) => boolean): string => (has('secret_as') ? 'secret_as is not null' : 'true')
const unlessSecret =
  (column: string, instead: string) =>
  (has: (column: string) => boolean): string =>
    `case when ${isSecret(has)} then ${instead} else ${column} end`

/** Tables of which some columns are secrets. */
export const MASKED: Readonly<Record<string, Masked>> = {
  mail_message: {
    why: 'sign-in codes and links; a mail that was to bring one can no longer be sent',
    columns: {
      subject: (has) => unlessSecret('subject', has('secret_as') ? 'secret_as' : `''`)(has),
      text: unlessSecret('text', `''`),
      content: unlessSecret('content', 'null'),
      state: (has) => `case when ${isSecret(has)} and state = 'waiting' then 'refused' else state end`,
      cleared_at: unlessSecret('cleared_at', 'coalesce(cleared_at, queued_at)'),
    },
  },
  people_invitation: {
    why: 'what the links of invitations and the codes of printed letters are told by: they are made again when the invitation is sent again',
    columns: { token_hash: () => 'null', code_hash: () => 'null' },
  },
}

export interface SavedTable {
  name: string
  /** Without generated columns. */
  columns: string[]
  /** The same rows in the same order on every machine, whatever the database's collation. */
  order: string[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Read by the catalogue alone, so that a new module's table is saved by default. */
const TABLES = `
  select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end order by k.place)
      from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname collate "C"`

/** The tables that are saved, by name. */
export async function savedTables(client: Client): Promise<SavedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(TABLES)
  return rows
    .filter(({ name }) => !(name in LEFT_OUT))
    .map(({ name, columns, key }) => ({ name, columns, order: key ?? ['t::text collate "C"'] }))
}

/** Takes a table's rows out as text, each value as every PostgreSQL writes it. */
export function copyOut({ name, columns, order }: SavedTable): string {
  const masked = MASKED[name]?.columns ?? {}
  const has = (column: string) => columns.includes(column)
  const values = columns.map((column) => (masked[column] ? `${masked[column](has)} as ${quoted(column)}` : quoted(column)))
  const prefixed = order.map((each) => (each.startsWith('t::') ? each : `t.${each}`))
  return `copy (select ${values.join(', ')} from ${quoted(name)} t order by ${prefixed.join(', ')}) to stdout (format text, header true)`
}

/** Brings them back; the heading must name the same columns. */
export const copyIn = ({ name, columns }: Pick<SavedTable, 'name' | 'columns'>): string =>
  `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin (format text, header match)`

/** The settings on which the text of a value depends, for this transaction. */
export const PLAIN_TEXT = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local row_security = off;
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`

export interface Sequence {
  table: string
  column: string
  /** The last number that was given: an address is never given twice, even one whose row is gone. */
  last: number
}

/** The sequences of saved tables that have begun. */
export async function sequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select s.* from (
      select c.relname as "table", a.attname as "column", case when s.relkind = 'S' then pg_sequence_last_value(s.oid) end as last
      from pg_class s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('a', 'i')
      join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace
    ) s
    where s.last is not null order by s."table" collate "C", s."column" collate "C"`)
  return rows.filter(({ table }) => !(table in LEFT_OUT))
}

/** The few facts that an installation keeps about itself, by name. */
import type { Kysely } from 'kysely'
import type { Database, Reader } from './database.ts'
import './tables.ts'

/** Whether the demonstration stands: until then its deeds are its making. */
export const DEMO_BUILT = 'demo.built'

/** The kept value, or null. */
export async function setting<Value>(reader: Reader, name: string): Promise<Value | null> {
  const row = await reader.selectFrom('kernel_setting').select('value').where('name', '=', name).executeTakeFirst()
  return (row?.value as Value | undefined) ?? null
}

export async function keepSetting(db: Kysely<Database>, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('kernel_setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute()
}

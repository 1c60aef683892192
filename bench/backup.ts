/** Saving a network of 5 000 organisations and 20 000 persons and bringing it back, and the memory that documents take on their way. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBackup } from '#kernel/backup/check.ts'
import { restoreBackup } from '#kernel/backup/restore.ts'
import { writeBackup } from '#kernel/backup/write.ts'
import type { Connection } from '#kernel/database.ts'
import { projectRoot } from '#kernel/project.ts'
import { emptyDatabase, on } from '../test/support/backups.ts'
import { testDatabase } from '../test/support/postgres.ts'
import type { Figure } from './table.ts'

const ORGANISATIONS = 5_000
const PERSONS = 20_000
const DOCUMENTS = 300
const DOCUMENT_BYTES = 1_000_000

/** A network of that size: each person with a mandate, each deed in the journal. */
const NETWORK = `
  insert into people_organisation (kind, name) values ('network', 'Réseau du banc d''essai');
  insert into people_network (organisation_id, time_zone) select id, 'Europe/Paris' from people_organisation;
  insert into people_organisation (kind, name, parent_id, region, town, joined_on)
    select 'member', 'Association ' || md5(n::text), 1, 'BRE', 'Ville ' || n % 400, date '2000-01-01' + n % 5000 from generate_series(1, ${ORGANISATIONS}) n;
  insert into people_person (name, email) select 'Personne ' || md5(n::text), 'p' || n || '@essai.example' from generate_series(1, ${PERSONS}) n;
  insert into people_mandate (person_id, role, organisation_id, starts_on)
    select id, 'representative', 2 + id % ${ORGANISATIONS}, '2015-01-01' from people_person;
  insert into people_fee (organisation_id, year, state) select o.id, y, 'paid' from people_organisation o, generate_series(2010, 2017) y where o.id > 1;
  insert into journal_entry (at, deed, public, payload) select now(), 'person.added', true, '{}' from people_person;
  insert into journal_subject (entry_id, position, kind, id) select id, 0, 'person', id from journal_entry`

/** Random bytes, since real documents are compressed already. */
const PAPERS = `
  insert into plan_plan (slug, kind, title_fr, level_names) values ('banc', 'strategic', 'Banc', '{"fr": ["Action"]}');
  insert into plan_document (plan_id, name, media_type, size_bytes, sha256, content, added_at)
    select 1, n || '.pdf', 'application/pdf', ${DOCUMENT_BYTES}, 'x',
      (select string_agg(sha256((n || ' ' || m)::bytea), ''::bytea) from generate_series(1, ${DOCUMENT_BYTES} / 32) m), now()
    from generate_series(1, ${DOCUMENTS}) n`

/** What a process of its own takes at most, in megabytes, over what one that does nothing takes. */
function memoryOf(work: 'backup' | 'restore' | 'nothing', connection: Connection, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/backup-child.ts', work, JSON.stringify(connection), file], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
    child.once('exit', (code) =>
      code === 0 ? resolve(Number(said) / 1024) : reject(new Error(`bench/backup-child.ts ended with ${code}.`)),
    )
  })
}

const secondsOf = async <Result>(work: () => Promise<Result>): Promise<[number, Result]> => {
  const began = performance.now()
  const result = await work()
  return [(performance.now() - began) / 1_000, result]
}

async function ofNetwork(file: string): Promise<Figure[]> {
  const [from, into] = [await testDatabase(), await emptyDatabase()]
  try {
    await on(from.connection, (client) => client.query(NETWORK))
    const [saving, written] = await secondsOf(() => writeBackup({ connection: from.connection, file, version: 'bench' }))
    const [reading] = await secondsOf(() => checkBackup(file))
    const [restoring, restored] = await secondsOf(() => restoreBackup({ connect: async () => into.connection, file }))
    if (restored.fingerprintHere !== written.fingerprint) throw new Error('What was restored is not the same.')
    const what = `${ORGANISATIONS} organisations, ${PERSONS} persons (${written.rows} rows)`
    return [
      { name: `back-up of ${what}`, value: saving, unit: 's', limit: '< 60' },
      { name: 'the same, checked', value: reading, unit: 's', limit: '' },
      { name: 'the same, restored and compared', value: restoring, unit: 's', limit: '< 60' },
      { name: 'rows restored in a second', value: written.rows / restoring, unit: '', limit: '' },
    ]
  } finally {
    await Promise.all([from.drop(), into.drop()])
  }
}

async function ofDocuments(file: string): Promise<Figure[]> {
  const [from, into] = [await testDatabase(), await emptyDatabase()]
  try {
    await on(from.connection, (client) => client.query(`${NETWORK}; ${PAPERS}`))
    const nothing = await memoryOf('nothing', from.connection, file)
    const [saving, toSave] = await secondsOf(() => memoryOf('backup', from.connection, file))
    const [restoring, toRestore] = await secondsOf(() => memoryOf('restore', into.connection, file))
    const { sizeBytes } = await checkBackup(file)
    const megabytes = (DOCUMENTS * DOCUMENT_BYTES) / 1e6
    return [
      { name: `back-up of ${megabytes} MB of documents`, value: saving, unit: 's', limit: '' },
      { name: 'the same, restored', value: restoring, unit: 's', limit: '' },
      { name: 'the file, to what is in it', value: sizeBytes / 1e6 / megabytes, unit: '×', limit: '<= 1.3' },
      { name: 'memory to save them, beside an idle process', value: toSave - nothing, unit: 'MB', limit: '<= 150' },
      { name: 'memory to restore them, beside an idle process', value: toRestore - nothing, unit: 'MB', limit: '<= 150' },
    ]
  } finally {
    await Promise.all([from.drop(), into.drop()])
  }
}

/** The figures of saving and bringing back. */
export async function backupFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gouvernail-bench-backup-'))
  try {
    return [...(await ofNetwork(join(folder, 'network.tar.gz'))), ...(await ofDocuments(join(folder, 'documents.tar.gz')))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

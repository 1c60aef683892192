/** The rows of saved tables as a stream of text, and their measure: rows, bytes, SHA-256. */
import { createHash } from 'node:crypto'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { copyOut, type SavedTable } from './extent.ts'
import type { TableFacts } from './manifest.ts'

const NEWLINE = 10
const CHUNK_BYTES = 1 << 20

/** Counts what passes; a row is a line, since line breaks in values are written `\n`, and the first line names the columns. */
export function measuring() {
  const hash = createHash('sha256')
  let [bytes, lines] = [0, 0]
  const through = new Transform({
    highWaterMark: CHUNK_BYTES,
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1
      done(null, chunk)
    },
  })
  return { through, measured: () => ({ rows: lines - 1, bytes, sha256: hash.digest('hex') }) }
}

/** Lets go of what comes. */
export const nowhere = (): Writable => new Writable({ highWaterMark: CHUNK_BYTES, write: (_chunk, _encoding, done) => done() })

export const rowsOut = (client: Client, table: SavedTable) => client.query(to(copyOut(table), { highWaterMark: CHUNK_BYTES }))

/** Reads a table through: how many rows, how many bytes, which SHA-256. */
export async function tableFacts(client: Client, table: SavedTable): Promise<TableFacts> {
  const { through, measured } = measuring()
  await pipeline(rowsOut(client, table), through, nowhere())
  return { name: table.name, columns: table.columns, ...measured() }
}

/** The seal at a back-up's end: a last, empty part of the gzip file whose comment holds the SHA-256 of all bytes before it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'

const HASH_LETTERS = 64
/** RFC 1952: with a comment, no time, an unknown system. */
const COMMENTED = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff])
const LABEL = Buffer.from('gouvernail sha256 ')
/** The comment's end, an empty block, the sum and the length of nothing. */
const NOTHING = Buffer.from([0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
export const SEAL_BYTES = COMMENTED.length + LABEL.length + HASH_LETTERS + NOTHING.length

const sealOf = (hash: string): Buffer => Buffer.concat([COMMENTED, LABEL, Buffer.from(hash), NOTHING])

/** Passes everything on and seals it. gzip's own sum leaves some bits free; here not one can change unseen. */
export function sealing(): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(null, sealOf(hash.digest('hex')))
    },
  })
}

export type SealState = 'whole' | 'changed' | 'cut' | 'other'

/** Reads the file through: whether it is as it was made. `cut`: it has no seal. `other`: it is no gzip file at all. */
export async function sealState(file: string, onBytes: (bytes: number) => void): Promise<SealState> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const start = Buffer.alloc(3)
    await handle.read(start, 0, start.length, 0)
    if (!start.equals(COMMENTED.subarray(0, start.length))) return 'other'
    if (size <= SEAL_BYTES) return 'cut'
    const seal = Buffer.alloc(SEAL_BYTES)
    await handle.read(seal, 0, SEAL_BYTES, size - SEAL_BYTES)
    const [from, to] = [COMMENTED.length + LABEL.length, SEAL_BYTES - NOTHING.length]
    const told = seal.subarray(from, to).toString('latin1')
    if (!sealOf(told).equals(seal)) return 'cut'
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file, { end: size - SEAL_BYTES - 1, highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer)
      onBytes((chunk as Buffer).length)
    }
    return hash.digest('hex') === told ? 'whole' : 'changed'
  } finally {
    await handle.close()
  }
}

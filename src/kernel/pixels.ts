/** Whether a PNG or JPEG really is a picture that browsers can show, and how large: its parts are walked through, a PNG's points are unpacked. */
import { crc32, inflateSync } from 'node:zlib'

export interface Picture {
  type: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

/** Larger than any logo, small enough that a file of a few kilobytes cannot fill a browser's memory. */
export const MOST_PIXELS = 4_000
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** PNG specification, 11.2.1: how many values a point has, by colour type. */
const VALUES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const SQUARE = 8

const within = (width: number, height: number): boolean => width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS

/** `null`: not decodable, or larger than `MOST_PIXELS` a side. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    return PNG.every((byte, place) => bytes[place] === byte) ? pngOf(buffer) : jpegOf(buffer)
  } catch {
    // Cut off in the middle: a read beyond the end, or data that zlib cannot unpack.
    return null
  }
}

interface Header {
  width: number
  height: number
  depth: number
  values: number
  interlaced: boolean
}

function headerOf(content: Buffer): Header | null {
  const [width, height, depth, colour] = [content.readUInt32BE(0), content.readUInt32BE(4), content.readUInt8(8), content.readUInt8(9)]
  const values = VALUES[colour]
  const interlaced = content.readUInt8(12) === 1
  return within(width, height) && values !== undefined && [1, 2, 4, 8, 16].includes(depth)
    ? { width, height, depth, values, interlaced }
    : null
}

/** Each row begins with the number of its filter. */
const bytesOf = ({ width, height, depth, values }: Header): number => (1 + Math.ceil((width * depth * values) / 8)) * height

function pngOf(buffer: Buffer): Picture | null {
  let at = PNG.length
  let header: Header | null = null
  const packed: Buffer[] = []
  for (;;) {
    const length = buffer.readUInt32BE(at)
    const name = buffer.toString('latin1', at + 4, at + 8)
    const content = buffer.subarray(at + 8, at + 8 + length)
    if (crc32(buffer.subarray(at + 4, at + 8 + length)) !== buffer.readUInt32BE(at + 8 + length)) return null
    if (name === 'IHDR') header = headerOf(content)
    if (header === null) return null
    if (name === 'IDAT') packed.push(content)
    if (name === 'IEND') break
    at += length + 12
  }
  const expected = bytesOf(header)
  // Interlaced rows are shorter and more: never twice as many bytes, even for a picture of a few points.
  const most = header.interlaced ? expected * 2 + 64 : expected
  const points = inflateSync(Buffer.concat(packed), { maxOutputLength: most })
  if (!header.interlaced && points.length !== expected) return null
  return { type: 'image/png', width: header.width, height: header.height }
}

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** ITU T.81, table B.1: the frames that browsers show are baseline, extended and progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Markers that stand alone: restarts, and a byte that is none. */
const ALONE = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

function jpegOf(buffer: Buffer): Picture | null {
  if (buffer.readUInt8(0) !== 0xff || buffer.readUInt8(1) !== START) return null
  let at = 2
  let size: { width: number; height: number } | null = null
  for (;;) {
    if (buffer.readUInt8(at) !== 0xff) return null
    const marker = buffer.readUInt8(at + 1)
    if (marker === 0xff || ALONE(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === END) return null
    if (FRAMES.includes(marker)) size = { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) }
    if (marker === SCAN) break
    at += 2 + buffer.readUInt16BE(at + 2)
  }
  if (size === null || !within(size.width, size.height)) return null
  return holdsScan(buffer, at) ? { type: 'image/jpeg', ...size } : null
}

/** The points follow the last header, and end where the picture ends. */
function holdsScan(buffer: Buffer, scan: number): boolean {
  const from = scan + 2 + buffer.readUInt16BE(scan + 2)
  const end = buffer.lastIndexOf(Buffer.from([0xff, END]))
  return end - from >= SQUARE
}

/** A square code for a telephone's camera, on paper: black on white, whatever stands around it. */
import { encode } from 'uqr'

/** Quiet modules around it, without which cameras do not find it. */
const BORDER = 4

/** The dark modules as the runs of one path, and how many modules a side has. Up to a seventh may be smudged and it still reads (level M). */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER })
  const runs: string[] = []
  for (const [y, row] of data.entries())
    for (let x = 0; x < row.length; x += 1) {
      let end = x
      while (row[end]) end += 1
      if (end > x) runs.push(`M${x} ${y}h${end - x}v1h-${end - x}z`)
      x = end
    }
  return { size, path: runs.join('') }
}

/** An SVG of one path. */
export function printedQr(text: string): string {
  const { size, path } = qrPath(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}

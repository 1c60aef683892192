/** Which of several that stay kept their order, so that one move is one move and not twenty. */

/** For each place of a sequence of different numbers: whether it belongs to a longest rising run (Fredman, 1975). */
export function inOrder(sequence: readonly number[]): boolean[] {
  /** For each length the place where the run of that length ends lowest. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [place, value] of sequence.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sequence[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[place] = ends[low - 1]
    ends[low] = place
  }
  const stays = sequence.map(() => false)
  for (let place = ends.at(-1); place !== undefined; place = before[place]) stays[place] = true
  return stays
}

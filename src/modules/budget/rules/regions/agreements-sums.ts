/** What each side of a budget's agreements sums to, against the shares by the key. */
import type { Kept } from './agreements.ts'

interface Held {
  recipient: { id: number; name: string; kind: 'network' | 'regional' | 'member' | 'partner' }
  kept: Kept
  promisedCents: number
}

export interface Sums {
  promisedCents: number
  paidCents: number
  acknowledgedCents: number
}

export const agreedSums = (agreements: readonly Pick<Held, 'kept' | 'promisedCents'>[]): Sums =>
  agreements.reduce(
    (sums, { kept, promisedCents }) => ({
      promisedCents: sums.promisedCents + promisedCents,
      paidCents: sums.paidCents + kept.paidCents,
      acknowledgedCents: sums.acknowledgedCents + kept.acknowledgedCents,
    }),
    { promisedCents: 0, paidCents: 0, acknowledgedCents: 0 },
  )

export interface AgainstShare extends Sums {
  id: number
  name: string
  shareCents: number
  /** Of its share; below nought: more was promised. */
  leftCents: number
}

/** Each region that has a share or an agreement: what it is promised against its share. */
export function againstShares(
  shares: readonly { region: { id: number; name: string }; cents: number }[],
  agreements: readonly Held[],
): AgainstShare[] {
  const regional = agreements.filter(({ recipient }) => recipient.kind === 'regional')
  const others = regional.filter(({ recipient }) => !shares.some(({ region }) => region.id === recipient.id))
  const regions = [
    ...shares.map(({ region, cents }) => ({ id: region.id, name: region.name, shareCents: cents })),
    ...[...new Map(others.map(({ recipient }) => [recipient.id, recipient])).values()].map(({ id, name }) => ({ id, name, shareCents: 0 })),
  ]
  return regions.map((region) => {
    const sums = agreedSums(regional.filter(({ recipient }) => recipient.id === region.id))
    return { ...region, ...sums, leftCents: region.shareCents - sums.promisedCents }
  })
}

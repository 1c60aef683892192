/** Turbo, typed as far as we use it (the package brings no types), started by being imported. */
// @ts-expect-error: no types in the package.
import * as untyped from '@hotwired/turbo'

interface Turbo {
  session: { refresh(url: string, options?: { requestId?: string | null }): void }
  cache: { clear(): void }
}

export const turbo = untyped as Turbo

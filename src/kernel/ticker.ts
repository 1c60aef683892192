/** The ticker: what quiet deeds are about is told once a second, however many they were. */
import type { Subject } from './capability.ts'

export interface Ticker {
  /** Something moved here: told with the next tick. */
  note(subjects: Subject[]): void
  /** Tells now what was noted since the last tick. */
  tick(): void
  close(): void
}

const PERIOD_MS = 1000

/** A thousand ballots in a second are one sentence to each page that watches. Nothing runs while nothing is noted. */
export function openTicker(tell: (subjects: Subject[]) => void, periodMs = PERIOD_MS): Ticker {
  const noted = new Map<string, Subject>()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const tick = () => {
    stop()
    const subjects = [...noted.values()]
    noted.clear()
    if (subjects.length > 0) tell(subjects)
  }
  return {
    note(subjects) {
      for (const subject of subjects) noted.set(`${subject.kind}:${subject.id}`, subject)
      if (noted.size > 0) timer ??= setTimeout(tick, periodMs).unref()
    },
    tick,
    close() {
      stop()
      noted.clear()
    },
  }
}

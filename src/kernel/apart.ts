/** Work on what strangers sent, in a child process of its own: so much memory, so much time, and nothing is left of it. */
import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface ApartLimits {
  /** What JavaScript itself may hold. */
  heapMegabytes: number
  /** What the process may take in all, where the system tells (Linux). */
  residentMegabytes: number
  ms: number
}

/** What came of it; `over`: which limit the work ran into. */
export type Outcome<Output> = { done: Output } | { over: 'memory' | 'time' }

/** Each may take its whole limit of memory, so few run at once; the others wait for their turn. */
const MOST_AT_ONCE = 2
const WATCH_MS = 50
const MOST_COMPLAINT = 2_000

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    // Whoever waits takes over the place.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** The megabytes that a process holds; null where the system does not tell. */
async function residentOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024
}

/** Ends a child that takes too much or too long; answers which it was. */
function watch(child: ChildProcess, limits: ApartLimits): { over: () => 'memory' | 'time' | null; stop(): void } {
  let over: 'memory' | 'time' | null = null
  const end = (why: 'memory' | 'time') => {
    over ??= why
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => end('time'), limits.ms)
  const scales = setInterval(async () => {
    const resident = child.pid === undefined ? null : await residentOf(child.pid)
    if (resident !== null && resident > limits.residentMegabytes) end('memory')
  }, WATCH_MS)
  return {
    over: () => over,
    stop() {
      clearTimeout(clock)
      clearInterval(scales)
    },
  }
}

function ask<Output>(module: URL, input: unknown, limits: ApartLimits): Promise<Outcome<Output>> {
  // A small nursery: what a reader makes soon belongs to the plan, so a large one would only add to the limit.
  const execArgv = [`--max-old-space-size=${limits.heapMegabytes}`, '--max-semi-space-size=16']
  const child = fork(module, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const watcher = watch(child, limits)
  let outcome: Outcome<Output> | null = null
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => {
    if (complaint.length < MOST_COMPLAINT) complaint += text.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('message', (output) => {
      outcome = { done: output as Output }
      child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', (_code, signal) => {
      watcher.stop()
      const over = watcher.over()
      if (outcome) resolve(outcome)
      else if (over) resolve({ over })
      // V8 ends a process whose heap is full by a signal, and so does the system.
      else if (signal) resolve({ over: 'memory' })
      else reject(new Error(`The child process ended: ${complaint.slice(0, MOST_COMPLAINT)}`))
    })
    // A child that is ended while it is still being told what to do: `close` says what happened.
    child.send(input as object, () => {})
  })
}

/**
 * Runs a module in a child process and gives it the input; the module answers with `answerApart`. Input and output are copied as by
 * `structuredClone`. Rejects when the child fails by a bug of its own.
 */
export const apart = <Output>(module: URL, input: object, limits: ApartLimits): Promise<Outcome<Output>> =>
  inTurn(() => ask<Output>(module, input, limits))

/** In the child: answers the one thing that is asked. The parent ends the process then, or is gone itself. */
export function answerApart<Input, Output>(work: (input: Input) => Promise<Output>): void {
  process.once('disconnect', () => process.exit())
  process.once('message', async (input) => {
    const output = await work(input as Input)
    process.send?.(output)
  })
}

/** PDF through Typst, in a child process that is started when needed, watched, and let go when idle. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answered, Asked } from './typst-child.ts'

/** A tagged PDF/UA document; `template`: the .typ file's path below the project; `data`: what it reads as `json("/document.json")`. */
export type Typeset = (template: string, data: object) => Promise<Buffer>

const LONGEST_MS = 30_000
const IDLE_MS = 60_000
const CHILD = fileURLToPath(new URL('./typst-child.ts', import.meta.url))

interface Waiting {
  resolve(pdf: Buffer): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/** Opens the typesetter of a house. */
export function openTypst(): { typeset: Typeset; close(): void } {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let count = 0

  const settle = (id: number, end: (job: Waiting) => void) => {
    const job = waiting.get(id)
    if (!job) return
    clearTimeout(job.timer)
    waiting.delete(id)
    end(job)
    if (waiting.size === 0) idle = setTimeout(() => child?.kill(), IDLE_MS).unref()
  }
  const start = (): ChildProcess => {
    const started = fork(CHILD, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    started.on('message', (answer: Answered) =>
      settle(answer.id, (job) =>
        'pdf' in answer ? job.resolve(Buffer.from(answer.pdf, 'base64')) : job.reject(new Error(`Typst: ${answer.error}`)),
      ),
    )
    started.on('exit', () => {
      if (child === started) child = null
      for (const id of [...waiting.keys()]) settle(id, (job) => job.reject(new Error('Typst: the child process ended.')))
    })
    started.unref()
    started.channel?.unref()
    return started
  }
  return {
    typeset(template, data) {
      clearTimeout(idle)
      child ??= start()
      const running = child
      const id = ++count
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => running.kill('SIGKILL'), LONGEST_MS)
        waiting.set(id, { resolve, reject, timer })
        running.send({ id, template, data: JSON.stringify(data) } satisfies Asked)
      })
    },
    close: () => void child?.kill(),
  }
}

/** What the document's fonts cannot write becomes a visible mark, so that no letter vanishes silently. */
export const writable = (text: string): string =>
  text
    .replace(/[^\u0020-\u024f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a\u20ac\u2190-\u2193\u2212\n\u00a0]/gu, '\ufffd')
    .replaceAll('\ufffd', '?')

/** PDF through Typst, in a child process that is started when needed, watched, and let go when idle. */
import { type ChildProcess, fork } from 'node:child_process'
import { sourceFile } from './project.ts'
import type { Answered, Asked } from './typst-child.ts'

/** A tagged PDF/UA document; `template`: the .typ file's path below the project; `data`: what it reads as `json("/document.json")`. */
export type Typeset = (template: string, data: object) => Promise<Buffer>

const LONGEST_MS = 30_000
const IDLE_MS = 60_000
const CHILD = sourceFile('kernel/typst-child.ts')

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

/** The letters that Fraunces and Atkinson Hyperlegible Next both have, as ranges of code points; the test sets them all in type. */
const LETTERS =
  '20-7e a0-b4 b6-137 139-13e 141-148 14c-165 168-17e 192 1cd-1dc 1de-1e3 1e6-1ed 1f0 1f4-1f5 1f8-1ff 218-21b 21e-21f 226-233 237 ' +
  '1e02-1e03 1e08-1e0b 1e10-1e11 1e14-1e17 1e1c-1e23 1e26-1e29 1e2e-1e31 1e3e-1e41 1e44-1e45 1e4c-1e59 1e60-1e61 1e64-1e67 1e6a-1e6b ' +
  '1e78-1e7d 1e80-1e87 1e8a-1e91 1e97 1e9e 1ea4-1ea7 1eaa-1eab 1eae-1eb1 1eb4-1eb5 1ebc-1ec1 1ec4-1ec5 1ed0-1ed3 1ed6-1ed7 1ef2-1ef3 ' +
  '1ef8-1ef9 2013-2014 2018-201a 201c-201e 2020-2022 2026 202f-2030 2039-203a 20ac 2212'
const UNWRITABLE = new RegExp(`[^\\n${LETTERS.replaceAll(/[\da-f]+/g, '\\u{$&}').replaceAll(' ', '')}]`, 'gu')

/** What the document's fonts cannot write becomes a visible mark, so that no letter vanishes silently. Accents are joined to their letters first. */
export const writable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\u2010-\u2012]/g, '-')
    .replaceAll(/[^\S\n\u00a0\u202f]/g, ' ')
    .replaceAll(UNWRITABLE, '?')

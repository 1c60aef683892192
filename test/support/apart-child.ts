/** A child process for the tests of `kernel/apart.ts`: does what it is told, however bad. */
import { answerApart } from '#kernel/apart.ts'

export type Order = { echo: Uint8Array } | { pid: true } | { fill: 'heap' | 'buffers' } | { forever: true } | { fail: string }

answerApart(async (order: Order) => {
  if ('echo' in order) return order.echo
  if ('pid' in order) return process.pid
  if ('fail' in order) throw new Error(order.fail)
  const held: unknown[] = []
  if ('fill' in order)
    for (;;) {
      held.push(order.fill === 'heap' ? Array.from({ length: 100_000 }, (_, index) => ({ index })) : Buffer.alloc(8 * 1_048_576, 1))
      // Buffers do not count for the heap: only whoever watches from outside sees them.
      if (order.fill === 'buffers') await new Promise((resolve) => setTimeout(resolve, 5))
    }
  for (;;) held.length = 0
})

/** The yardstick: a bare `node:http` server, in a process of its own, that sends one Buffer. */
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Serves these bytes until stopped. */
export async function serveBare(bytes: Buffer): Promise<{ url: string; stop(): Promise<void> }> {
  const child = fork(fileURLToPath(import.meta.url), ['serve'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const port = await new Promise<number>((resolve) => {
    child.once('message', (given) => resolve(given as number))
    child.send(bytes.toString('base64'))
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => ended())
        child.kill()
      }),
  }
}

if (process.argv[2] === 'serve' && process.send) {
  process.once('message', (text: string) => {
    const bytes = Buffer.from(text, 'base64')
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8', 'content-length': bytes.length })
      response.end(bytes)
    })
    server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  })
}

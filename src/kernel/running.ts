/** One application per folder of data: a Unix socket beside PostgreSQL's tells a second start where the first one answers. */
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { makeSocketFolder, runnerFor, socketFolder } from './postgres/place.ts'

/** This process's claim on the data. The system itself ends it with the process, even one that was killed. */
export interface Claim {
  /** From now on, those who ask are told this address; those who asked before are told now. */
  announce(address: string): void
  release(): void
}

const doorOf = (dataDir: string): string => join(socketFolder(dataDir), 'gouvernail.sock')

/** The address of the application that runs on this data, once it is ready; null when none runs. */
export async function runningAddress(dataDir: string): Promise<string | null> {
  if (!existsSync(doorOf(dataDir))) return null
  const socket = connect(doorOf(dataDir))
  try {
    await once(socket, 'connect')
    return (await text(socket)) || null
  } catch {
    return null
  } finally {
    socket.destroy()
  }
}

/** Claims the data, or answers the address of the application that has it. */
export async function claim(dataDir: string): Promise<Claim | { runningAt: string }> {
  makeSocketFolder(socketFolder(dataDir), runnerFor(dataDir))
  const address = Promise.withResolvers<string>()
  const open = async (): Promise<Server> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      void address.promise.then((known) => socket.end(known))
    })
    server.listen(doorOf(dataDir))
    await once(server, 'listening')
    return server.unref()
  }
  const server = await open().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    const runningAt = await runningAddress(dataDir)
    if (runningAt) return { runningAt }
    // Left behind by a process that was killed.
    rmSync(doorOf(dataDir), { force: true })
    return open()
  })
  if ('runningAt' in server) return server
  return { announce: address.resolve, release: () => void server.close() }
}

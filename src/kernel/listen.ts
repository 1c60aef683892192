/** Listens for HTTP on the addresses asked for, on the first free port from the one wanted. */
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { getRequestListener, type HttpBindings } from '@hono/node-server'

/** Answers a request; the second value is Node's own request and reply. */
export type Answer = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

export interface Listening {
  port: number
  /** Accepts nothing new, and gives running requests a moment. */
  drain(): Promise<void>
  /** Ends every connection. */
  close(): void
}

const LOOPBACK = ['127.0.0.1', '::1']
const PORTS_TRIED = 100
const DRAIN_MS = 700
/** Proxies commonly keep theirs for a minute. */
const KEEP_ALIVE_MS = 75_000

const isLoopback = (host: string): boolean => host === 'localhost' || LOOPBACK.includes(host)
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

async function open(answer: Answer, host: string, port: number): Promise<Server> {
  const server = createServer(getRequestListener((request, bindings) => answer(request, bindings as HttpBindings)))
  // Whoever keeps a connection, a browser or a proxy, lets go of it first: an answer to a request already on its way is never cut off.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

/** `localhost` is two addresses, and a browser may try either: both are ours, or the port is taken. IPv6 may be switched off. */
async function openAll(answer: Answer, host: string, port: number): Promise<Server[]> {
  if (host !== 'localhost') return [await open(answer, host, port)]
  const first = await open(answer, '127.0.0.1', port)
  try {
    return [first, await open(answer, '::1', (first.address() as AddressInfo).port)]
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') return [first]
    first.close()
    throw error
  }
}

async function firstFree(answer: Answer, host: string, wanted: number): Promise<Server[]> {
  for (let port = wanted; port < Math.min(wanted + PORTS_TRIED, 65_536); port += 1) {
    try {
      return await openAll(answer, host, port)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw sentenceFor(error, host, port)
    }
  }
  throw new Error(`PORT : aucun port n'est libre à partir de ${wanted}. / PORT: no port is free from ${wanted} on.`)
}

function sentenceFor(error: unknown, host: string, port: number): Error {
  const code = codeOf(error)
  if (code === 'EACCES')
    return new Error(`PORT : le port ${port} est réservé à l'administrateur. / PORT: the port ${port} is kept for the administrator.`)
  return new Error(`HOST : impossible d'écouter sur ${host} (${code}). / HOST: cannot listen on ${host} (${code}).`)
}

export async function listen(answer: Answer, host: string, wanted: number): Promise<Listening> {
  const servers = await firstFree(answer, host === '127.0.0.1' ? 'localhost' : host, wanted)
  const { port } = servers[0]!.address() as AddressInfo
  return {
    port,
    async drain() {
      const ended = Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())])
    },
    close() {
      for (const server of servers) server.closeAllConnections()
    },
  }
}

/** The name by which this machine itself reaches what listens on `host`. */
export async function localName(host: string): Promise<string> {
  if (!isLoopback(host) && host !== '0.0.0.0' && host !== '::') return isIPv6(host) ? `[${host}]` : host
  if (host === '::1') return '[::1]'
  // Passkeys want a name; some containers do not know this one.
  const known = await lookup('localhost').catch(() => null)
  return known ? 'localhost' : '127.0.0.1'
}

/** Bridges and tunnels lead to no telephone. */
const VIRTUAL = /^(docker|br-|veth|virbr|tun|tap|utun|wg|zt|tailscale)/

/** This machine's address on the local network, if it has one. */
export function lanAddress(): string | null {
  const found = Object.entries(networkInterfaces()).filter(([name]) => !VIRTUAL.test(name))
  const addresses = found.flatMap(([, each = []]) => each).filter(({ family, internal }) => family === 'IPv4' && !internal)
  return addresses[0]?.address ?? null
}

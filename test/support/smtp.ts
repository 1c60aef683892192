/** A small SMTP server for tests: it refuses whom it must, puts off whom it is told to, and keeps the rest. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after } from 'node:test'

export interface Received {
  from: string
  to: string[]
  /** Headers and body as they came. */
  text: string
}

export async function smtpServer() {
  const received: Received[] = []
  const putOff = new Set<string>()
  const sockets = new Set<Socket>()
  let arrived = Promise.withResolvers<Received>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let mail: Received = { from: '', to: [], text: '' }
    let inData = false
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const keep = () => {
      received.push(mail)
      arrived.resolve(mail)
      arrived = Promise.withResolvers()
      mail = { from: '', to: [], text: '' }
    }
    const hear = (line: string) => {
      if (inData) {
        if (line !== '.') {
          mail.text += `${line}\n`
          return
        }
        inData = false
        keep()
        return say('250 kept')
      }
      const [verb] = line.toUpperCase().split(/[ :]/)
      const address = /<(.*)>/.exec(line)?.[1] ?? ''
      if (verb === 'MAIL') mail.from = address
      if (verb === 'RCPT' && address.startsWith('nobody@')) return say('550 5.1.1 no such mailbox')
      if (verb === 'RCPT' && putOff.has(address)) return say('451 4.3.0 try again later')
      if (verb === 'RCPT') mail.to.push(address)
      if (verb === 'DATA') {
        inData = true
        return say('354 go on')
      }
      if (verb === 'EHLO') return say('250-trial\r\n250 AUTH PLAIN')
      if (verb === 'AUTH') return say(atob(line.split(' ')[2] ?? '').endsWith('wrong') ? '535 5.7.8 who are you' : '235 welcome')
      if (verb === 'QUIT') return socket.end('221 bye\r\n')
      say('250 fine')
    }
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1')
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    say('220 trial ESMTP')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, received, putOff, next: () => arrived.promise, close: () => new Promise((done) => server.close(done)) }
}

/** Quoted-printable as the letters that it stands for. */
export const decoded = (text: string) =>
  Buffer.from(
    text.replaceAll('=\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString()

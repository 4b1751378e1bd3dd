import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export type Mailbox = {
  readonly url: string
  /** What was taken, as it came. */
  readonly taken: string[]
  /** What is answered to RCPT TO from now on. */
  answer: string
  readonly close: () => Promise<void>
}

const talk = async (socket: Socket, box: Mailbox): Promise<void> => {
  socket.on('error', () => undefined)
  const say = (line: string) => void socket.write(`${line}\r\n`)
  say('220 here')
  let data: string[] | null = null
  for await (const line of createInterface({ input: socket })) {
    if (data) {
      if (line !== '.') data.push(line)
      else {
        box.taken.push(data.join('\r\n'))
        data = null
        say('250 taken')
      }
    } else if (/^DATA/i.test(line)) {
      data = []
      say('354 go on')
    } else if (/^QUIT/i.test(line)) {
      say('221 bye')
      socket.end()
    } else say(/^RCPT/i.test(line) ? box.answer : '250 ok')
  }
}

/** A server of messages on this machine, which keeps what it is given. */
export const openMailbox = (): Promise<Mailbox> =>
  new Promise(resolve => {
    const sockets = new Set<Socket>()
    const server = createServer(socket => {
      sockets.add(socket)
      void talk(socket, box)
    })
    let box: Mailbox
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      box = {
        url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
        taken: [],
        answer: '250 ok',
        close: () =>
          new Promise<void>(closed => {
            for (const socket of sockets) socket.destroy()
            server.close(() => closed())
          }),
      }
      resolve(box)
    })
  })

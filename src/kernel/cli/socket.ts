import { hash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Asked, execute, type House, type Output } from './execute.ts'

type Answer = { out: string } | { say: string; again: boolean } | { exit: number }

/** One message on one line: node:readline also cuts at U+2028 and U+2029, which JSON leaves as they are. */
const lineOf = (message: Answer | Asked): string =>
  `${JSON.stringify(message).replace(/[\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16)}`)}\n`

/** The system cuts the path of a socket after some hundred bytes: that of a folder deeper than this is among the temporary files, under its hash. */
const longestPath = 100
const socketPath = (folder: string): string => {
  const own = join(folder, 'greffe.sock')
  return Buffer.byteLength(own) <= longestPath ? own : join(tmpdir(), `greffe-${hash('sha256', own).slice(0, 32)}.sock`)
}

const answer = async (house: House, socket: Socket): Promise<void> => {
  socket.on('error', () => undefined) // the other side went away: the command still ends, its lines are lost
  const send = (message: Answer) => void (socket.writable && socket.write(lineOf(message)))
  for await (const line of createInterface({ input: socket })) {
    const output: Output = {
      out: text => send({ out: text }),
      say: (text, again = false) => send({ say: text, again }),
    }
    send({ exit: await execute(house, JSON.parse(line) as Asked, output) })
    socket.end()
    return
  }
}

/** Beside a running server, commands come through a socket that only the folder's owner can open. */
export const answerCommands = (folder: string, house: House): Promise<Server> =>
  new Promise((resolve, reject) => {
    const path = socketPath(folder)
    rmSync(path, { force: true })
    const server = createServer(socket => void answer(house, socket).catch(() => socket.destroy()))
    const mask = process.umask(0o177)
    server.once('error', reject)
    server.listen(path, () => {
      process.umask(mask)
      chmodSync(path, 0o600)
      resolve(server)
    })
  })

/** Hands a command to the server that holds the folder; gives its exit status, or null when nobody answers. */
export const handOver = (folder: string, asked: Asked, { out, say }: Output): Promise<number | null> =>
  new Promise(resolve => {
    const socket = connect(socketPath(folder))
    socket.on('error', () => resolve(null))
    socket.on('connect', () => socket.write(lineOf(asked)))
    const lines = createInterface({ input: socket })
    lines.on('line', line => {
      const message = JSON.parse(line) as Answer
      if ('out' in message) out(message.out)
      else if ('say' in message) say(message.say, message.again)
      else resolve(message.exit)
    })
    lines.on('error', () => undefined)
    lines.on('close', () => resolve(null))
  })

import { setupRefusals } from '../setup.ts'
import type { App } from './app.ts'

export type Serving = {
  readonly url: string
  /** Lets what has begun finish, then closes. */
  readonly stop: () => Promise<void>
}

/** Listens; refuses an address that is taken. */
export const serve = async (app: App, { host, port }: { host: string; port: number }): Promise<Serving> => {
  const { createAdaptorServer } = await import('@hono/node-server')
  return new Promise((resolve, reject) => {
    const server = createAdaptorServer({
      fetch: (request, env) => app.fetch(request, ('incoming' in env && env.incoming.socket.remoteAddress) || null),
      overrideGlobalObjects: false,
    })
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? setupRefusals.portTaken(port, host) : error),
    )
    server.listen(port, host, () => {
      const address = server.address()
      const at = typeof address === 'object' && address ? address.port : port
      const stop = () =>
        new Promise<void>(stopped => {
          // A connection that was busy becomes idle later, and would otherwise be kept open for its next request.
          const sweep = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
          server.close(() => {
            clearInterval(sweep)
            stopped()
          })
        })
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${at}`, stop })
    })
  })
}

/** On SIGTERM or SIGINT: stops listening, finishes what has begun, closes the rest, and exits. A second signal does not wait. */
export const stopOnSignal = (serving: Serving, close: () => Promise<void>): void => {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await serving.stop()
    await close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

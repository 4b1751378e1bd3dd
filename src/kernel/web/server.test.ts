import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { App } from './app.ts'
import { serve } from './server.ts'

test('the far end of the socket is told, a taken port is said, and stopping lets what has begun finish', async () => {
  const begun = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const app: App = {
    parts: [],
    fetch: async (_, remote) => {
      begun.resolve()
      await release.promise
      return new Response(remote)
    },
  }
  const serving = await serve(app, { host: '127.0.0.1', port: 0 })
  const port = Number(new URL(serving.url).port)
  await assert.rejects(serve(app, { host: '127.0.0.1', port }), /SET-005/)
  const answer = fetch(serving.url)
  await begun.promise
  const stopped = serving.stop()
  await assert.rejects(fetch(serving.url))
  release.resolve()
  assert.equal(await (await answer).text(), '127.0.0.1')
  await stopped
})

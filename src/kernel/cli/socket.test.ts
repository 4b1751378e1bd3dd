import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Asked, House } from './execute.ts'
import { answerCommands, handOver } from './socket.ts'

test('a command reaches the server of its folder, however deep the folder is, and no other', async () => {
  const root = mkdtempSync(join(tmpdir(), 'greffe-socket-'))
  const deep = join(root, ...Array.from({ length: 12 }, () => 'dossier-profond'))
  mkdirSync(deep, { recursive: true })
  const said: string[] = []
  const output = { out: (text: string) => void said.push(text), say: (text: string) => void said.push(text) }
  const asked: Asked = { argv: ['danser'], cwd: root, lang: 'fr' }
  try {
    for (const folder of [root, deep]) {
      assert.equal(await handOver(folder, asked, output), null)
      const server = await answerCommands(folder, { commands: [] as House['commands'] } as House)
      try {
        assert.equal(await handOver(folder, asked, output), 2)
        assert.match(said.splice(0).join(), /danser/)
      } finally {
        server.close()
      }
    }
  } finally {
    rmSync(root, { recursive: true })
  }
})

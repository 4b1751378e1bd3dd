/** Whoever applies: no password, a link, which is read where the server keeps its messages. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { command, type Server } from './server.ts'

const doors = { fr: '/fr/candidature', en: '/en/application' }
const buttons = {
  fr: { ask: 'Recevoir un lien', enter: 'Ouvrir mes candidatures' },
  en: { ask: 'Get a link', enter: 'Open my applications' },
}

/** The last message sent to an address, from a backup made beside the server. */
export const lastMessage = async ({ data }: Server, address: string): Promise<{ subject: string; body: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-mail-'))
  try {
    const { status, err } = await command(data, ['backup', join(folder, 'all')])
    assert.equal(status, 0, err)
    const lines = readFileSync(join(folder, 'all', 'mail.message.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const own = lines
      .map(line => JSON.parse(line) as { address: string; written_at: string; subject: string; body: string })
      .filter(message => message.address === address)
      .sort((a, b) => (a.written_at < b.written_at ? -1 : 1))
      .at(-1)
    assert(own, `${address} was sent a message`)
    return own
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Asks for a link on the page that is open, follows it, and opens the session. */
export const enter = async (page: Page, server: Server, lang: 'fr' | 'en', address: string): Promise<void> => {
  await page.locator('input[name=address]').fill(address)
  await page.getByRole('button', { name: buttons[lang].ask }).click()
  await page.getByRole('heading', { level: 1, name: lang === 'fr' ? 'Lien envoyé' : 'Link sent' }).waitFor()
  const { body } = await lastMessage(server, address)
  const [link = ''] = /http:\/\/\S+/.exec(body) ?? []
  assert(link.startsWith(server.url), `the message leads to this site: ${link}`)
  await page.goto(link)
  await page.getByRole('button', { name: buttons[lang].enter }).click()
  await page.waitForURL(/\/(candidatures|applications)(\?|$)/)
}

/** Signs in as someone who applies. */
export const signInAsCandidate = async (page: Page, server: Server, lang: 'fr' | 'en'): Promise<void> => {
  await page.goto(doors[lang])
  await enter(page, server, lang, `browser-${lang}@exemple.invalid`)
}

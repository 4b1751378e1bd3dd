/** Whoever follows a list by e-mail: no account, a link, which is read where the server keeps its messages. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { lastMessage } from './candidate.ts'
import type { Lang } from './harness.ts'
import type { Server } from './server.ts'

const words = {
  fr: { page: '/fr/suivre', list: '/fr/registre/postes?state=vacant', ask: 'Recevoir le lien de confirmation' },
  en: { page: '/en/follow', list: '/en/register/posts?state=vacant', ask: 'Get the confirmation link' },
}
const confirm = { fr: 'Confirmer l’abonnement', en: 'Confirm the subscription' }

/** Opens the link that an address was sent last, and says yes; gives the token of what the address follows. */
export const sayYes = async (page: Page, server: Server, lang: Lang, address: string): Promise<string> => {
  const { body } = await lastMessage(server, address)
  const [link = ''] = /http:\/\/\S+/.exec(body) ?? []
  assert(link.startsWith(server.url), `the message leads to this site: ${link}`)
  await page.goto(link)
  await page.getByRole('button', { name: confirm[lang] }).click()
  await page.waitForURL(/\/(abonnements|subscriptions)\//)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** The vacant posts, followed by the visitor whose page this is; gives the token of what the address follows. */
export const beginFollowing = async (page: Page, server: Server, lang: Lang): Promise<string> => {
  const w = words[lang]
  const address = `follower-${lang}@exemple.invalid`
  await page.goto(`${w.page}?of=${encodeURIComponent(w.list)}`)
  await page.locator('input[name=address]').fill(address)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: w.ask }).click()])
  return sayYes(page, server, lang, address)
}

/** A browser on a real server. Whatever the browser complains of fails the test. */
import assert from 'node:assert/strict'
import { after, before, type TestContext } from 'node:test'
import { type Browser, chromium, type Locator, type Page, type Response } from 'playwright-core'
import { trialPeople } from '../src/kernel/web/trial.ts'
import { signInAsCandidate } from './candidate.ts'
import { copyDemonstration } from './demonstration.ts'
import { openServer, type Server } from './server.ts'

export type Lang = 'fr' | 'en'
export const langs: readonly Lang[] = ['fr', 'en']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
]

type Asked = {
  /** The trial person of this role, or someone who applies; a visitor unless given. */
  readonly as?: string
  readonly lang?: Lang
  readonly scripts?: boolean
  readonly width?: number
  readonly dark?: boolean
}

export type House = {
  readonly server: () => Server
  /** A page of one person, closed at the end of the test; fails the test on any complaint of the browser. */
  readonly page: (t: TestContext, asked?: Asked) => Promise<Page>
}

/** A page that answers a refusal is no fault of the page; a script or a style that does not come is. */
const isRefusal = (text: string, url: string) => /status of 4\d\d/.test(text) && !url.includes('/assets/')

const complaints = (page: Page): string[] => {
  const heard: string[] = []
  page.on('console', message => {
    const { url } = message.location()
    if (message.type() === 'error' && !isRefusal(message.text(), url)) heard.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', error => heard.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('response', answer => {
    if (answer.status() >= 500) heard.push(`${answer.url()}: ${answer.status()}`)
  })
  return heard
}

/** One server and one browser for the tests of a file. */
export const house = (): House => {
  let server: Server | undefined
  let browser: Browser | undefined
  before(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: flags })
    server = await openServer(await copyDemonstration())
  })
  after(async () => {
    await browser?.close()
    await server?.drop()
  })
  const running = (): Server => {
    assert(server, 'the server runs')
    return server
  }
  return {
    server: running,
    page: async (t, { as, lang = 'fr', scripts = true, width = 1280, dark = false } = {}) => {
      assert(browser, 'the browser runs')
      const context = await browser.newContext({
        baseURL: running().url,
        javaScriptEnabled: scripts,
        viewport: { width, height: 800 },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: lang === 'fr' ? 'fr-CA' : 'en-CA',
      })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      const heard = complaints(page)
      t.after(async () => {
        await context.close()
        assert.deepEqual(heard, [], 'the browser complains')
      })
      if (as === 'candidate') await signInAsCandidate(page, running(), lang)
      else if (as) await signIn(page, as, lang)
      return page
    },
  }
}

const signInPath = { fr: '/fr/connexion', en: '/en/sign-in' }
const continueAs = { fr: 'Continuer comme', en: 'Continue as' }

/** Signs in as the trial person of a role. */
const signIn = async (page: Page, role: string, lang: Lang = 'fr'): Promise<void> => {
  const name = trialPeople.find(person => person.role === role)?.name
  assert(name, `${role} has a trial person`)
  await page.goto(signInPath[lang])
  await page.getByRole('button', { name: `${continueAs[lang]} ${name}` }).click()
  await page.waitForURL(`**/${lang}`)
}

export const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? ''

export const heading = (page: Page): Promise<string> => textOf(page.getByRole('heading', { level: 1 }))

/** Opens an address that must answer well. */
export const open = async (page: Page, path: string): Promise<Response> => {
  const answer = await page.goto(path)
  assert(answer, `${path} answers`)
  assert.equal(answer.status(), 200, path)
  return answer
}

/** Presses Tab until the focus is there; fails when the keyboard cannot reach it. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  const wanted = await target.elementHandle()
  assert(wanted, `${target} exists`)
  for (let presses = 0; presses < 200; presses++) {
    if (await wanted.evaluate(element => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never reaches ${target}`)
}

/** Goes to a link or a button by the keyboard, presses it, and waits for the page that it leads to. */
export const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Goes to a field by the keyboard and writes in it. */
export const write = async (page: Page, field: Locator, text: string): Promise<void> => {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

/** Sends what a form would send, as a program does; gives the address it leads to. */
export const send = async (page: Page, path: string, data: Readonly<Record<string, unknown>>): Promise<string> => {
  const token = await page.locator('input[name=_token]').first().inputValue()
  const headers = { 'x-csrf-token': token, accept: 'application/json' }
  const answer = await page.request.post(path, { data, headers, maxRedirects: 0 })
  assert.equal(answer.status(), 303, `${path}: ${await answer.text()}`)
  return answer.headers()['location'] ?? ''
}

const draftsPath = { fr: '/fr/actes/projets', en: '/en/acts/drafts' }

/** A draft décret of one article, begun by the adviser whose page this is; gives its id. */
export const beginDraft = async (page: Page, lang: Lang): Promise<string> => {
  const path = await send(page, draftsPath[lang], { kind: 'decret' })
  const text = { fr: 'un premier article soit écrit', en: 'a first article be written' }
  await send(page, `${path}/articles`, { version: 1, effet: 'none', text_fr: text.fr, text_en: text.en })
  return path.split('/').at(-1) ?? ''
}

/** A trial message, written by the director whose page this is; gives its id. */
export const sendTrial = async (page: Page): Promise<string> => {
  const path = await send(page, '/fr/messages/essai', { to: 'essai@example.ca', lang: 'fr' })
  return path.split('/').at(-1) ?? ''
}

const callsPath = { fr: '/fr/appels', en: '/en/calls' }
const idIn = (path: string) => path.split('/').at(-1) ?? ''

/** A call that an adviser begins to write, for the body of a call of the demonstration; gives its reference. */
export const beginCall = async (page: Page, lang: Lang): Promise<string> => {
  const { items } = (await (await page.request.get('/fr/appels.json')).json()) as {
    items: { organisation_id: string }[]
  }
  const organisation = items[0]?.organisation_id
  await page.goto(callsPath[lang])
  return idIn(await send(page, callsPath[lang], { kind: 'call', in: { organisation } }))
}

/** An application begun by the candidate whose page this is, to the call that is open; gives its id. */
export const beginApplication = async (page: Page, lang: Lang): Promise<string> => {
  const { items } = (await (await page.request.get('/fr/appels.json?filter=prolonge')).json()) as {
    items: { reference: string }[]
  }
  const path = `${callsPath[lang]}/${items[0]?.reference}`
  await page.goto(path)
  return idIn(await send(page, `${path}/${lang === 'fr' ? 'candidature' : 'application'}`, {}))
}

const importsPath = { fr: '/fr/registre/reprises', en: '/en/register/imports' }

/** A file brought by the operator whose page this is; gives the id of its import. */
export const beginImport = async (page: Page, lang: Lang): Promise<string> => {
  const persons = [{ id: `essai-${lang}`, name: 'Camille Essai' }, { id: 'sans-nom' }]
  await page.goto(importsPath[lang])
  await page.locator('input[name=file]').setInputFiles({
    name: 'personnes.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ persons })),
  })
  await Promise.all([page.waitForEvent('load'), page.locator('form[enctype] button').click()])
  return idIn(new URL(page.url()).pathname)
}

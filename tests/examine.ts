/** What a page must be in each of its states. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, overflow, repeatedIds } from './axe.ts'
import { beginFollowing } from './follower.ts'
import {
  beginApplication,
  beginCall,
  beginDraft,
  beginImport,
  type House,
  house,
  type Lang,
  sendTrial,
} from './harness.ts'
import { type Address, filler, pagesOf } from './pages.ts'

/** The page as it stands: light, dark, and in a window as narrow as a screen enlarged four times. */
export const examine = async (page: Page, state: string): Promise<string[]> => {
  const faults = await axe(page)
  faults.push(...(await repeatedIds(page)).map(id => `two elements are #${id}`))
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await axe(page, ['color-contrast'])).map(fault => `dark: ${fault}`))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 800 })
  const wider = await overflow(page)
  if (wider > 0) faults.push(`${wider} px wider than 320`)
  await page.setViewportSize({ width: 1280, height: 800 })
  return faults.map(fault => `${state}: ${fault}`)
}

/** Opens an address that answers so, without one style attribute. */
export const openAt = async (page: Page, path: string, status: number): Promise<string[]> => {
  const answer = await page.goto(path)
  const faults = answer?.status() === status ? [] : [`${path}: ${answer?.status()}`]
  const html = (await answer?.text()) ?? ''
  return / style=/.test(html) ? [...faults, `${path}: a style attribute`] : faults
}

/** One page for each role that is needed, signed in once. */
export const people = ({ page: newPage }: House, t: TestContext, lang: Lang) => {
  const pages = new Map<string | null, Promise<Page>>()
  return (role: string | null): Promise<Page> => {
    const page = pages.get(role) ?? newPage(t, { lang, ...(role ? { as: role } : {}) })
    pages.set(role, page)
    return page
  }
}

/** The past marks every page alike: dark and enlarged, the first one speaks for all. */
const examineAddress = async (page: Page, { path, facts }: Address, firstPast: boolean): Promise<string[]> => {
  const faults = await openAt(page, path, 200)
  faults.push(...(await examine(page, path)))
  if (!facts) return faults
  const [past, wrong] = [`${path}?on=2019-03-07&known=2020-01-01`, `${path}?on=2019-02-30`]
  faults.push(...(await openAt(page, past, 200)))
  faults.push(...(firstPast ? await examine(page, past) : (await axe(page)).map(fault => `${past}: ${fault}`)))
  // The same page with the error that states.test.ts examines dark and enlarged.
  faults.push(...(await openAt(page, wrong, 400)), ...(await axe(page)).map(fault => `${wrong}: ${fault}`))
  return faults
}

/** The one test of a file of its own, for each language: together they would keep one processor waiting. */
export const examinePages = (lang: Lang): void => {
  const own = house()
  test(`every page is accessible: today, past, asked wrongly, dark, enlarged (${lang})`, async t => {
    const as = people(own, t, lang)
    const adviser = await as('adviser')
    const underWay = {
      draft: await beginDraft(adviser, lang),
      call: await beginCall(adviser, lang),
      application: await beginApplication(await as('candidate'), lang),
      message: await sendTrial(await as('director')),
      import: await beginImport(await as('operator'), lang),
      followed: await beginFollowing(await as(null), own.server(), lang),
    }
    const addresses = await pagesOf(adviser, lang, await filler(adviser, underWay))
    assert(addresses.length > 20, `${addresses.length} pages`)
    const faults: string[] = []
    const firstPast = addresses.find(({ facts }) => facts)
    for (const address of addresses)
      faults.push(...(await examineAddress(await as(address.role), address, address === firstPast)))
    assert.deepEqual(faults, [])
  })
}

/** What a page must be in each of its states. */
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, overflow } from './axe.ts'
import type { House, Lang } from './harness.ts'

/** The page as it stands: light, dark, and in a window as narrow as a screen enlarged four times. */
export const examine = async (page: Page, state: string): Promise<string[]> => {
  const faults = await axe(page)
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

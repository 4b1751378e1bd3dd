/** axe in the page, and what else can be measured of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * The rows of a long table are alike: the first ones speak for them. The others leave the page while axe looks, and come back to
 * their places: set aside only in the options of axe, they would take nearly half of its time.
 */
const withFirstRows = async <T>(look: () => Promise<T>): Promise<T> => {
  const places = [...document.querySelectorAll('tbody tr:nth-of-type(n+16)')].map(row => {
    const place = document.createComment('')
    row.replaceWith(place)
    return { row, place }
  })
  try {
    return await look()
  } finally {
    for (const { row, place } of places) place.replaceWith(row)
  }
}

/** What axe finds against WCAG 2.2 AA, one line for each rule, with the first elements at fault. */
export const axe = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  const runOnly: RunOptions['runOnly'] = rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: levels }
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source)
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const found = await page.evaluate<AxeResults>(`(${withFirstRows})(() => axe.run(${options}))`)
  return found.violations.map(
    ({ id, nodes }) =>
      `${id} ×${nodes.length}: ${nodes
        .slice(0, 2)
        .map(node => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`)
        .join('; ')}`,
  )
}

/** The names that two elements of the whole page bear, every row of it included. */
export const repeatedIds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, at) => ids.indexOf(id) !== at)
  })

/** How many CSS pixels the page is wider than its window: 0 where it reflows. */
export const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)

/** What has the focus: how to name it, whether it shows that it has it, and whether something lies over it. */
const focus = (page: Page): Promise<{ name: string; shows: boolean; hidden: boolean } | null> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { left, right, top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    const seen = document.elementFromPoint(x, y)
    const label = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)
    return {
      name: `${element.tagName.toLowerCase()}#${element.id} ${label}`,
      // Inside a date field, the browser's own button shows the focus in the browser's own way.
      shows: !element.matches(':focus-visible') || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
      hidden: !seen || !(element.contains(seen) || seen.contains(element)),
    }
  })

/** Goes through the stops of a page by Tab, at most so many: those whose focus is not seen. */
export const unseenFocus = async (page: Page, most: number): Promise<string[]> => {
  const faults: string[] = []
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab')
    const at = await focus(page)
    if (!at) break
    if (!at.shows) faults.push(`stop ${stop + 1}, ${at.name}: its focus does not show`)
    if (at.hidden) faults.push(`stop ${stop + 1}, ${at.name}: something lies over it`)
  }
  return faults
}

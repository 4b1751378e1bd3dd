/** axe in the page, and what else can be measured of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The rows of a long table are alike: the first ones speak for them. */
const scope = { include: ['html'], exclude: ['tbody tr:nth-of-type(n+16)'] }
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, one line for each rule, with the first elements at fault. */
export const axe = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  const runOnly: RunOptions['runOnly'] = rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: levels }
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source)
  const asked = [scope, { runOnly, resultTypes: ['violations'] }].map(part => JSON.stringify(part)).join(', ')
  const found = await page.evaluate<AxeResults>(`axe.run(${asked})`)
  return found.violations.map(
    ({ id, nodes }) =>
      `${id} ×${nodes.length}: ${nodes
        .slice(0, 2)
        .map(node => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`)
        .join('; ')}`,
  )
}

/** How many CSS pixels the page is wider than its window: 0 where it reflows. */
export const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { examine, openAt, people } from './examine.ts'
import { beginDraft, house, langs } from './harness.ts'
import { type Address, filler, pagesOf } from './pages.ts'

const own = house()

const examineAddress = async (page: Page, { path, facts }: Address): Promise<string[]> => {
  const faults = await openAt(page, path, 200)
  faults.push(...(await examine(page, path)))
  if (!facts) return faults
  for (const [query, status] of [
    ['?on=2019-03-07&known=2020-01-01', 200],
    ['?on=2019-02-30', 400],
  ] as const) {
    faults.push(...(await openAt(page, path + query, status)))
    faults.push(...(await examine(page, path + query)))
  }
  return faults
}

for (const lang of langs)
  test(`every page is accessible: today, past, asked wrongly, dark, enlarged (${lang})`, async t => {
    const as = people(own, t, lang)
    const adviser = await as('adviser')
    const addresses = await pagesOf(adviser, lang, await filler(adviser, await beginDraft(adviser, lang)))
    assert(addresses.length > 20, `${addresses.length} pages`)
    const faults: string[] = []
    for (const address of addresses) faults.push(...(await examineAddress(await as(address.role), address)))
    assert.deepEqual(faults, [])
  })

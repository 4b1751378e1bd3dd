/** Two ways to do the same things on a page: by the keyboard alone, or by pointing and filling. */
import type { Locator, Page } from 'playwright-core'
import { press, tabTo, write } from './harness.ts'

export type Hands = {
  /** Presses a link or a button that leads to another page. */
  readonly press: (target: Locator) => Promise<void>
  readonly write: (field: Locator, text: string) => Promise<void>
  readonly writeDay: (field: Locator, day: string) => Promise<void>
  /** Names a thing of the register: types some words, then takes the one thing meant among what is offered. */
  readonly name: (field: Locator, words: string, meant: string | RegExp) => Promise<void>
}

/** A date field takes its parts one after the other, in the order of the browser's own language: month, day, year. */
const typed = (day: string) => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2$3$1')

export const byKeyboard = (page: Page): Hands => ({
  press: target => press(page, target),
  write: (field, text) => write(page, field, text),
  writeDay: async (field, day) => {
    await tabTo(page, field)
    await page.keyboard.type(typed(day))
  },
  name: async (field, words, meant) => {
    await write(page, field, words)
    const option = page.getByRole('option', { name: meant }).first()
    await option.waitFor()
    while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  },
})

export const byHand = (page: Page, scripts: boolean): Hands => ({
  press: async target => {
    await Promise.all([page.waitForEvent('load'), target.click()])
  },
  write: (field, text) => field.fill(text),
  writeDay: (field, day) => field.fill(day),
  name: async (field, words, meant) => {
    await field.fill(words)
    if (scripts) await page.getByRole('option', { name: meant }).first().click()
  },
})

import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { axe, overflow } from './axe.ts'
import { people } from './examine.ts'
import { beginApplication, beginCall, beginDraft, beginImport, house, sendTrial } from './harness.ts'
import { filler, pagesOf } from './pages.ts'
const own = house()
const tree = () => {
  const all = readdirSync('/proc').filter(n => /^\d+$/.test(n)).flatMap(pid => { try { const s = readFileSync(`/proc/${pid}/stat`,'utf8'); const rest = s.slice(s.lastIndexOf(')')+2).split(' '); return [{ pid: +pid, ppid: +rest[1]!, cpu: (+rest[11]! + +rest[12]!)/100, cmd: readFileSync(`/proc/${pid}/cmdline`,'utf8') }] } catch { return [] } })
  const mine = new Set([process.pid]); for (let n=0;n!==mine.size;) { n=mine.size; for (const p of all) if (mine.has(p.ppid)) mine.add(p.pid) }
  const out: Record<string, number> = { node: 0, server: 0, renderer: 0, browser: 0, gpu: 0, other: 0 }
  for (const p of all) if (mine.has(p.pid)) { const k = p.pid===process.pid ? 'node' : p.cmd.includes('greffe.mjs') ? 'server' : p.cmd.includes('type=renderer') ? 'renderer' : p.cmd.includes('type=gpu') ? 'gpu' : p.cmd.includes('hromium') || p.cmd.includes('chrome') ? 'browser' : 'other'; out[k]! += p.cpu }
  return out
}
const acc: Record<string, Record<string, number>> = {}
let before = tree()
const mark = (k: string) => { const now = tree(); acc[k] ??= { n: 0 }; acc[k].n!++; for (const [p, v] of Object.entries(now)) acc[k][p] = (acc[k][p] ?? 0) + v - before[p]!; before = now }
test('profile', async t => {
  const lang = 'fr'
  const as = people(own, t, lang)
  mark('start')
  const adviser = await as('adviser')
  const underWay = { draft: await beginDraft(adviser, lang), call: await beginCall(adviser, lang), application: await beginApplication(await as('candidate'), lang), message: await sendTrial(await as('director')), import: await beginImport(await as('operator'), lang) }
  const addresses = await pagesOf(adviser, lang, await filler(adviser, underWay))
  mark('prepare')
  for (const a of addresses) {
    const page = await as(a.role)
    mark('sign in')
    await page.goto(a.path); mark('goto')
    await axe(page); mark('axe')
    await page.emulateMedia({ colorScheme: 'dark' }); mark('to dark')
    await axe(page, ['color-contrast']); mark('axe dark')
    await page.emulateMedia({ colorScheme: 'light' }); mark('to light')
    await page.setViewportSize({ width: 320, height: 800 }); mark('to 320')
    await overflow(page); mark('overflow')
    await page.setViewportSize({ width: 1280, height: 800 }); mark('to 1280')
    if (!a.facts) continue
    await page.goto(`${a.path}?on=2019-03-07&known=2020-01-01`); mark('goto past')
    await axe(page); mark('axe past')
    await page.goto(`${a.path}?on=2019-02-30`); mark('goto wrong')
    await axe(page); mark('axe wrong')
  }
  console.error(addresses.length); console.table(Object.fromEntries(Object.entries(acc).map(([k, v]) => [k, Object.fromEntries(Object.entries(v).map(([p, s]) => [p, +s.toFixed(1)]))])))
})

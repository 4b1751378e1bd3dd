import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { heading, house, open, press, sendTrial, textOf, write } from './harness.ts'

const { page: newPage, server } = house()

test('the director words a letter otherwise, with the keyboard alone; what is sent next says so and becomes a file', async t => {
  const page = await newPage(t, { as: 'director' })
  await open(page, '/fr/messages')
  await press(page, page.getByRole('link', { name: 'Lettres' }))
  await press(page, page.getByRole('link', { name: 'Message d’essai' }))
  await write(page, page.getByLabel('Objet en français'), 'Un mot de {name}')
  await press(page, page.getByRole('button', { name: 'Voir un aperçu' }))
  assert.match(await textOf(page.locator('main')), /Un mot de Geneviève Rancourt/)
  await press(page, page.getByRole('button', { name: 'Enregistrer' }))
  assert.match(await textOf(page.locator('main')), /changé par Geneviève Rancourt/)

  const id = await sendTrial(page)
  const sent = page.getByText('parti', { exact: true })
  for (let tries = 0; tries < 50; tries++) {
    await open(page, `/fr/messages/${id}`)
    if ((await sent.count()) > 0) break
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  assert.equal(await heading(page), 'Un mot de Geneviève Rancourt')
  assert.equal(await sent.count(), 1)
  const folder = join(server().data, 'mail')
  assert.ok(readdirSync(folder).includes(`${id}.eml`))
  assert.match(readFileSync(join(folder, `${id}.eml`), 'utf8'), /^Subject: =\?UTF-8\?/m)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatOf, langOf, pathOf } from './ask.ts'
import { newKey, newToken } from './keys.ts'
import { comesFromHere, cookieOf, formToken, isFormToken, isLocal, networkOf, tokenOf } from './sessions.ts'

const asked = (headers: Record<string, string>, path = '/fr') =>
  new Request(`http://localhost:3000${path}`, { headers })

test('the proof of a form belongs to one session and differs each time', () => {
  const [mine, other] = [newToken(), newToken()]
  const proof = formToken(mine)
  assert.ok(isFormToken(proof, mine))
  assert.notEqual(proof, formToken(mine))
  assert.ok(!isFormToken(proof, other))
  for (const wrong of ['', 'x', proof.slice(1), `${proof}A`]) assert.ok(!isFormToken(wrong, mine), wrong)
})

test('a token is read from its cookie alone', () => {
  const token = newToken()
  assert.equal(tokenOf(asked({ cookie: `a=b; greffe=${token}; c=d` })), token)
  assert.equal(tokenOf(asked({ cookie: 'greffe=short' })), null)
  assert.equal(tokenOf(asked({})), null)
})

test('the cookie is out of reach of scripts and other sites, and needs TLS but on this machine', () => {
  assert.equal(cookieOf('t', true), 'greffe=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure')
  assert.equal(cookieOf(null, false), 'greffe=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
})

const origins = [
  // headers, from here?, why
  [{ host: 'localhost:3000' }, true, 'a program says nothing'],
  [{ host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, true, 'our own page'],
  [{ host: 'localhost:3000', origin: 'https://localhost:3000' }, true, 'behind a proxy that speaks TLS'],
  [{ host: 'localhost:3000', origin: 'http://elsewhere.example' }, false, 'another site'],
  [{ host: 'localhost:3000', origin: 'null' }, false, 'a page without an origin'],
  [{ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, false, 'the browser says another site'],
  [{ host: 'localhost:3000', 'sec-fetch-site': 'same-site' }, false, 'a neighbour of our domain'],
] as const
for (const [headers, here, why] of origins)
  test(`where a form comes from: ${why}`, () => assert.equal(comesFromHere(asked(headers)), here))

const places = [
  // remote, headers, local?, why
  ['127.0.0.1', { host: 'localhost:3000' }, true, 'this machine'],
  ['::ffff:127.0.0.1', { host: '127.0.0.1:3000' }, true, 'this machine, as IPv6 writes it'],
  ['::1', { host: '[::1]:3000' }, true, 'this machine, by IPv6'],
  ['10.0.0.2', { host: 'localhost:3000' }, false, 'another machine'],
  [null, { host: 'localhost:3000' }, false, 'no socket'],
  ['127.0.0.1', { host: 'evil.example' }, false, 'a name of someone else that leads here'],
  ['127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '203.0.113.9' }, false, 'a proxy on this machine'],
] as const
for (const [remote, headers, local, why] of places)
  test(`trial sign-in is for this very machine: ${why}`, () => assert.equal(isLocal(asked(headers), remote), local))

const networks = [
  ['203.0.113.9', {}, '203.0.113.9', 'the other end of the socket'],
  [
    '203.0.113.9',
    { 'x-forwarded-for': '198.51.100.1' },
    '203.0.113.9',
    'whoever is no proxy of this machine says nothing',
  ],
  ['127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1', 'a proxy on this machine says it'],
  ['::1', { 'x-forwarded-for': '10.0.0.1, 198.51.100.1' }, '198.51.100.1', 'its last word alone is its own'],
  ['127.0.0.1', { 'x-forwarded-for': 'unknown' }, '127.0.0.1', 'a word that is no address'],
  ['::ffff:203.0.113.9', {}, '203.0.113.9', 'IPv4, as IPv6 writes it'],
  ['2001:db8:1:2:3:4:5:6', {}, '2001:db8:1:2::/64', 'the first half of IPv6'],
  ['2001:0DB8::6', {}, '2001:db8:0:0::/64', 'the same, written short'],
  ['fe80::1%eth0', {}, 'fe80:0:0:0::/64', 'without the name of its own card'],
  ['10.0.0.7', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1', 'a proxy that the settings name'],
  ['10.0.0.8', { 'x-forwarded-for': '198.51.100.1' }, '10.0.0.8', 'and no other of its network'],
  [null, {}, null, 'no socket'],
] as const
for (const [remote, headers, network, why] of networks)
  test(`the network that a request comes from: ${why}`, () =>
    assert.equal(networkOf(asked(headers), remote, ['10.0.0.7']), network))

const languages = [
  ['/', 'en-CA,en;q=0.9,fr;q=0.8', 'en'],
  ['/', 'de, fr;q=0.7, en;q=0.5', 'fr'],
  ['/', 'en;q=0, de', 'fr'],
  ['/', '', 'fr'],
  ['/en/acts', 'fr', 'en'],
  ['/en.json', 'fr', 'en'],
  ['/enx', 'fr', 'fr'],
] as const
for (const [path, header, lang] of languages)
  test(`${path} asked by « ${header} » speaks ${lang}`, () =>
    assert.equal(langOf(asked({ 'accept-language': header }, path)), lang))

const formats = [
  ['/fr/x.json', 'text/html', 'json', '/fr/x'],
  ['/fr/x.csv', '*/*', 'csv', '/fr/x'],
  ['/fr/x', 'application/json', 'json', '/fr/x'],
  ['/fr/x', 'text/html,application/json', 'html', '/fr/x'],
  ['/fr/x', '*/*', 'html', '/fr/x'],
  ['/api/openapi.json', '*/*', 'html', '/api/openapi.json'],
] as const
for (const [path, accept, format, plain] of formats)
  test(`${path} with ${accept} is ${format}`, () => {
    assert.equal(formatOf(asked({ accept }, path)), format)
    assert.equal(pathOf(asked({ accept }, path)), plain)
  })

test('keys are UUIDs of version 7, in order of time', () => {
  assert.match(newKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(Array.from({ length: 1000 }, newKey)).size, 1000)
})

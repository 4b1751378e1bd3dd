import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from './refusals.ts'
import { readSettings } from './settings.ts'

test('with nothing said: trial, on this machine alone, in the default folder', () => {
  const { port, host, databaseUrl, dataIsNamed, env, url } = readSettings({})
  assert.deepEqual([port, host, databaseUrl, dataIsNamed, env], [3000, '127.0.0.1', null, false, 'trial'])
  assert.equal(url, 'http://127.0.0.1:3000')
  assert.equal(readSettings({ HOST: '::1', PORT: '8080' }).url, 'http://[::1]:8080')
  assert.equal(readSettings({ GREFFE_URL: 'https://greffe.example/' }).url, 'https://greffe.example')
})

test('proxies are named by their addresses, several as one', () => {
  assert.deepEqual(readSettings({}).proxies, [])
  assert.deepEqual(readSettings({ GREFFE_PROXY: '10.0.0.7, fd00::7' }).proxies, ['10.0.0.7', 'fd00::7'])
})

const cases = [
  [{ PORT: 'abc' }, /PORT/, 'a port is a number'],
  [{ PORT: '70000' }, /PORT/, 'a port has an upper limit'],
  [{ HOST: 'a b' }, /HOST/, 'a host has no space'],
  [{ GREFFE_ENV: 'prod' }, /GREFFE_ENV/, 'the mode is one of two words'],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/, 'the database is PostgreSQL'],
  [
    { GREFFE_ENV: 'production', DATABASE_URL: 'postgres://x' },
    /SMTP_URL et MAIL_FROM|SMTP_URL and MAIL_FROM/,
    'production sends its messages',
  ],
  [{ SMTP_URL: 'smtp://localhost' }, /SMTP_URL/, 'trial mode sends nothing'],
  [{ GREFFE_ENV: 'production', SMTP_URL: 'mail.example.ca' }, /SMTP_URL/, 'a server of messages has an address'],
  [{ MAIL_FROM: 'a@b.ca, c@d.ca' }, /MAIL_FROM/, 'messages come from one address'],
  [{ GREFFE_ENV: 'production' }, /DATABASE_URL/, 'production refuses the built-in database'],
  [{ GREFFE_URL: 'greffe.example' }, /GREFFE_URL/, 'the address of the site is a whole one'],
  [{ GREFFE_ENV: 'production', DATABASE_URL: 'postgres://x' }, /GREFFE_URL/, 'production says where messages lead'],
  [{ GREFFE_PROXY: '10.0.0.7, proxy' }, /GREFFE_PROXY/, 'a proxy is named by its address'],
  [{ GREFFE_TODAY: '2026-02-30' }, /GREFFE_TODAY/, 'a fixed day is a real one'],
  [
    { GREFFE_ENV: 'production', DATABASE_URL: 'postgres://x', GREFFE_TODAY: '2026-02-03' },
    /GREFFE_TODAY/,
    'production has no fixed day',
  ],
] as const
for (const [env, named, why] of cases)
  test(`settings: ${why}`, () =>
    assert.throws(
      () => readSettings(env),
      ({ code, says }: Refusal) => code === 'SET-001' && named.test(says.fr) && named.test(says.en),
    ))

test('every wrong setting is named at once', () =>
  assert.throws(
    () => readSettings({ PORT: '0', GREFFE_ENV: 'x', GREFFE_TODAY: 'y' }),
    ({ says }: Refusal) => /PORT.*GREFFE_ENV.*GREFFE_TODAY/.test(says.fr),
  ))

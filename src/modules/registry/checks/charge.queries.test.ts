import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role, Scope } from '../../../kernel/access/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import { aPost, article, decide } from '../testing.ts'
import { bodiesInCharge } from './charge.queries.ts'

const someone = (role: Role, scope: Scope): Actor => ({ id: role, name: role, role, scope })

test('a body secretary has one body in charge; a minister’s office, those of the portfolio on that day', () =>
  undone(async tx => {
    const [one, two, three] = [aPost(), aPost(), aPost()]
    await decide(tx, [...one.articles, ...two.articles, ...three.articles])
    const given = (organisation: string, from: string, portfolio: string) =>
      article('organisation.change', { organisation, from, portfolio_fr: portfolio, portfolio_en: portfolio })
    await decide(tx, [given(one.organisation, '2010-01-01', 'Santé'), given(two.organisation, '2010-01-01', 'Culture')])
    await decide(tx, [given(two.organisation, '2020-01-01', 'Santé')])
    const charge = async (actor: Actor, on = '2026-11-20') => [...(await bodiesInCharge(tx, actor, day(on)))].sort()
    const office = someone('minister_office', { portfolio: 'Santé' })
    assert.deepEqual(await charge(office), [one.organisation, two.organisation].sort())
    assert.deepEqual(await charge(office, '2015-01-01'), [one.organisation])
    assert.deepEqual(await charge(someone('minister_office', {})), [])
    const secretary = someone('body_secretary', { organisation: three.organisation, portfolio: 'Santé' })
    assert.deepEqual(await charge(secretary), [three.organisation])
    assert.deepEqual(await charge(someone('body_secretary', {})), [])
    assert.deepEqual(await charge(someone('holder', { organisation: one.organisation })), [])
  }))

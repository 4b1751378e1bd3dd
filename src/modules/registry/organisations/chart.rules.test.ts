import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chartOf, parents } from './chart.rules.ts'

const body = (organisation_id: string, parent_id: string | null = null) => ({ organisation_id, parent_id })
const seat = (post_id: string, family: string, title_en = post_id) => ({ post_id, family, title_en })

const lines = (nodes: ReturnType<typeof chartOf<ReturnType<typeof seat>, ReturnType<typeof body>>>) =>
  nodes.map(node => {
    const name =
      node.kind === 'family'
        ? node.family
        : node.kind === 'post'
          ? node.seats.map(({ post_id }) => post_id).join('+')
          : node.body.organisation_id
    return `${' '.repeat(node.depth)}${node.kind} ${name}`
  })

test('a body stands under what it is part of, above its posts by family and its bodies at every level', () => {
  const below = [body('b', 'a'), body('c', 'b'), body('d', 'a')]
  const nodes = chartOf({ above: body('m'), self: body('a', 'm'), below }, [seat('p', 'head'), seat('q', 'member')])
  assert.deepEqual(lines(nodes), [
    'above m',
    ' self a',
    '  family head',
    '   post p',
    '  family member',
    '   post q',
    '  body b',
    '   body c',
    '  body d',
  ])
  assert.deepEqual(parents(nodes), [null, 0, 1, 2, 1, 4, 1, 6, 1])
})

test('whoever acts stands beside the holder of the post, on one line', () => {
  const nodes = chartOf({ above: null, self: body('a'), below: [] }, [seat('p', 'head'), seat('p', 'head')])
  assert.deepEqual(lines(nodes), ['self a', ' family head', '  post p+p'])
})

test('more than twelve seats of a family are drawn by title', () => {
  const seats = Array.from({ length: 13 }, (_, n) => seat(`j${n}`, 'judge', n < 10 ? 'judge' : 'presiding judge'))
  const drawn = chartOf({ above: null, self: body('a'), below: [] }, seats).filter(({ kind }) => kind === 'post')
  assert.deepEqual(
    drawn.map(node => node.kind === 'post' && node.seats.length),
    [10, 3],
  )
  const few = chartOf({ above: null, self: body('a'), below: [] }, seats.slice(0, 12))
  assert.equal(few.filter(({ kind }) => kind === 'post').length, 12)
})

test('bodies that stand under each other in a circle are drawn once', () => {
  const nodes = chartOf({ above: null, self: body('a', 'b'), below: [body('b', 'a'), body('a', 'b')] }, [])
  assert.deepEqual(lines(nodes), ['self a', ' body b'])
})

test('a body without anything is a chart of one line', () => {
  const nodes = chartOf({ above: null, self: body('a'), below: [] }, [])
  assert.deepEqual(lines(nodes), ['self a'])
  assert.deepEqual(parents(nodes), [null])
})

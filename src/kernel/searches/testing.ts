import { z } from 'zod'
import type { Access, Actor, Role } from '../access/index.ts'
import type { Instant } from '../time/index.ts'
import { followedRows, type ListingOf, listInput, type Part, pathTo, type Route, route } from '../web/index.ts'

type Pond = { id: string; name: string; state: string; from: Instant; until?: Instant }

const columns = [
  { key: 'name', title: { fr: 'Nom', en: 'Name' }, value: ({ name }: Pond) => name },
  { key: 'state', title: { fr: 'État', en: 'State' }, value: ({ state }: Pond) => state },
]

const list = (ponds: readonly Pond[], path: { fr: string; en: string }, access: Access): Route =>
  route({
    method: 'get',
    path,
    access,
    name: { fr: 'Étangs', en: 'Ponds' },
    facts: true,
    input: z.object({ ...listInput, size: z.enum(['', 'small', 'large']).default('') }),
    run: async ({ input, when: { known } }): Promise<ListingOf<Pond>> => {
      const at = known ?? '9998'
      const rows = ponds
        .filter(({ from, until = '9999' }) => from <= at && at < until)
        .filter(({ name }) => name.includes(input.filter))
      return { columns, rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, asked: input }
    },
    table: found => found,
    follows: (found, lang) =>
      followedRows(found, lang, {
        id: ({ id }) => id,
        path: ({ id }) => pathTo({ path }, lang, { id }),
        title: ['name'],
        note: ['state'],
      }),
  })

/** Two lists of the same things, one that the public reads and one for the director: each row with the instants between which it was known. A test changes its own. */
export const pondsOfTest = () => {
  const ponds: Pond[] = [{ id: '1', name: 'Étang rond', state: 'clair', from: '2026-01-01T00:00:00.000000Z' }]
  const pondPart: Part = {
    name: 'ponds',
    routes: [
      list(ponds, { fr: '/etangs', en: '/ponds' }, 'public'),
      list(ponds, { fr: '/etangs-caches', en: '/hidden-ponds' }, ['director']),
    ],
  }
  return { ponds, pondPart }
}

export const someone = (role: Role, n = 1): Actor => ({
  id: `${role}-${n}`,
  name: `Name of ${role} ${n}`,
  role,
  scope: {},
})

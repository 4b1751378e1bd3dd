import { z } from 'zod'
import { mayEnter, type Role, roleNames, roles } from '../access/index.ts'
import { inLang, type Lang } from '../words/index.ts'
import { arrange, type Column, listInput } from './listing.ts'
import { Page } from './page.tsx'
import { kernelPaths } from './paths.ts'
import { type Route, route } from './route.ts'
import { Table } from './tables.tsx'
import { matrixWords } from './words.ts'

const may = (to: Route, role: Role | 'visitor') => mayEnter(to.access, { id: '', name: '', role, scope: {} })

const roleColumn = (role: Role | 'visitor'): Column<Route> => ({
  key: role,
  title: role === 'visitor' ? matrixWords.visitor : roles[role],
  value: to => may(to, role),
  show: (to, { lang }) => {
    const yes = may(to, role)
    return (
      <span class={yes ? 'may' : 'may-not'}>
        {({ fr: yes ? 'oui' : 'non', en: yes ? 'yes' : 'no' } as const)[lang]}
      </span>
    )
  },
})

const columns: readonly Column<Route>[] = [
  { key: 'name', title: matrixWords.route, value: (to, lang) => to.name[lang] },
  { key: 'method', title: matrixWords.method, value: to => to.method.toUpperCase() },
  {
    key: 'address',
    title: matrixWords.address,
    value: (to, lang) => `/${lang}${to.path[lang] === '/' ? '' : to.path[lang]}`,
  },
  ...(['visitor', ...roleNames] as const).map(roleColumn),
]

/** Every role against every address, drawn from the routes themselves. `all` is asked late: this page is one of them. */
export const matrixRoute = (all: () => readonly Route[]): Route =>
  route({
    method: 'get',
    path: kernelPaths.matrix,
    access: 'public',
    name: matrixWords.title,
    input: z.object({ ...listInput, limit: listInput.limit.default(1000) }),
    run: async ({ input, lang }) => ({ list: arrange(columns, all(), input, lang) }),
    table: ({ list }) => list,
    page: ({ data, lang }) => {
      const t = inLang(matrixWords, lang as Lang)
      return (
        <Page title={t('title')} lead={t('lead')}>
          <Table list={data.list} caption={t('title')} wide />
        </Page>
      )
    },
  })

import { z } from 'zod'
import { type Actor, isOutside, mayEnter } from '../access/index.ts'
import { inLang, type Lang } from '../words/index.ts'
import { pathTo } from './address.ts'
import { Page } from './page.tsx'
import { Section } from './parts.tsx'
import { kernelPaths } from './paths.ts'
import { type Part, type Route, route } from './route.ts'
import { sections } from './view.ts'
import { homeWords, pageWords, placeWords } from './words.ts'

type Place = { readonly section: string; readonly title: string; readonly path: string }

/** The pages of the menu that an actor may open, in the order of its sections; then one's own. */
const placesOf = (parts: readonly Part[], actor: Actor, lang: Lang): Place[] => {
  const nav = parts.flatMap(part => part.nav ?? []).filter(({ access }) => mayEnter(access, actor))
  const own = isOutside(actor) ? [] : parts.flatMap(({ personal = [] }) => personal)
  const ofMenu = Object.entries(sections).flatMap(([section, title]) =>
    nav
      .filter(entry => entry.section === section)
      .map(entry => ({ section: title[lang], title: entry.title[lang], path: pathTo(entry, lang) })),
  )
  const section = homeWords.personal[lang]
  return [...ofMenu, ...own.map(page => ({ section, title: page.title[lang], path: pathTo(page, lang) }))]
}

/** Every place of the menu on one page; as JSON, what the command palette offers. */
export const placesRoute = (parts: () => readonly Part[]): Route =>
  route({
    method: 'get',
    path: kernelPaths.places,
    access: 'public',
    name: pageWords.places,
    input: z.object({}),
    run: async ({ actor, lang }) => ({ places: placesOf(parts(), actor, lang) }),
    data: ({ places }) => ({ total: places.length, items: places }),
    output: z.object({
      total: z.number(),
      items: z.array(z.object({ section: z.string(), title: z.string(), path: z.string() })),
    }),
    page: ({ data: { places }, lang }) => {
      const t = inLang({ ...pageWords, ...placeWords }, lang)
      return (
        <Page title={t('places')} lead={t('lead')}>
          {[...Map.groupBy(places, ({ section }) => section)].map(([section, own]) => (
            <Section title={section}>
              <ul class="results">
                {own.map(({ title, path }) => (
                  <li>
                    <a href={path}>{title}</a>
                  </li>
                ))}
              </ul>
            </Section>
          ))}
        </Page>
      )
    },
  })

import { z } from 'zod'
import { roles } from '../access/index.ts'
import { kernelRefusals } from '../refusals.ts'
import { inLang } from '../words/index.ts'
import { Button, Form, Hidden } from './forms.tsx'
import { Page } from './page.tsx'
import { kernelPaths } from './paths.ts'
import { refusals } from './refusals.ts'
import { type Route, route } from './route.ts'
import { closeSession, openSession } from './sessions.queries.ts'
import { tokenOf } from './sessions.ts'
import { trialPeople, trialPerson } from './trial.ts'
import { pageWords, signInWords } from './words.ts'

/** An address of this site and no other: « //elsewhere » and « /\elsewhere » are refused. */
const back = z
  .string()
  .max(2000)
  .regex(/^\/(fr|en)([/?][^\\]*)?$/)
  .optional()
  .catch(undefined)

export const signInRoutes = (trial: boolean): readonly Route[] => {
  const onlyInTrial = (local: boolean) => {
    if (!trial || !local) throw refusals.noSignIn()
  }
  const choose: Route = route({
    method: 'get',
    path: kernelPaths.signIn,
    access: 'public',
    name: pageWords.signIn,
    input: z.object({ back }),
    run: async ({ input, local }) => {
      onlyInTrial(local)
      return input
    },
    page: ({ data, lang, view }) => {
      const t = inLang(signInWords, lang)
      return (
        <Page title={t('title')} lead={t('lead')}>
          <ul class="people">
            {trialPeople.map(({ id, name, role, does }) => (
              <li>
                <Form action={view.to(enter)} id={`as-${role}`}>
                  <Hidden name="person" value={id} />
                  {data.back && <Hidden name="back" value={data.back} />}
                  <p>
                    <strong>{roles[role][lang]}</strong> <span class="note">{does[lang]}</span>
                  </p>
                  <Button>{t('as', name)}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </Page>
      )
    },
  })
  const enter: Route = route({
    method: 'post',
    path: kernelPaths.signIn,
    access: 'public',
    name: pageWords.signIn,
    input: z.object({ person: z.string(), back }),
    run: async ({ input, tx, local }) => {
      onlyInTrial(local)
      const person = trialPerson(input.person)
      if (!person) throw kernelRefusals.badInput('person')
      return { token: await openSession(tx, person), back: input.back }
    },
    session: ({ token }) => token,
    goTo: (data, lang) => data.back ?? `/${lang}`,
    form: choose,
  })
  const leave: Route = route({
    method: 'post',
    path: kernelPaths.signOut,
    access: 'public',
    name: pageWords.signOut,
    input: z.object({}),
    run: async ({ tx, request }) => {
      const token = tokenOf(request)
      if (token) await closeSession(tx, token)
    },
    session: () => null,
    goTo: (_, lang) => `/${lang}`,
  })
  return [choose, enter, leave]
}

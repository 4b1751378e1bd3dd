import { randomUUID } from 'node:crypto'
import { visitor } from '../access/index.ts'
import { asRefusal } from '../facts/index.ts'
import { journal } from '../journal/index.ts'
import { Refusal, refusalIn } from '../refusals.ts'
import { inLang, type Lang } from '../words/index.ts'
import { withQuery } from './address.ts'
import type { Ask, Site } from './ask.ts'
import type { FieldError } from './input.ts'
import { Page } from './page.tsx'
import { kernelPaths } from './paths.ts'
import { toHtml, viewOf } from './render.tsx'
import { jsonOf, send } from './send.ts'
import { pageWords, problemWords } from './words.ts'

/** An input that its schema does not accept: every field at once. */
export class BadInput extends Error {
  readonly errors: readonly FieldError[]

  constructor(errors: readonly FieldError[]) {
    super('bad input')
    this.errors = errors
  }
}

/** An expected "no" as an answer shows it; or a fault, of which only a number is told. */
export type Problem = {
  readonly status: number
  readonly code: string
  readonly says: string
  readonly errors: readonly FieldError[]
  readonly details: Readonly<Record<string, unknown>>
}

/** Reads what was thrown. A refusal of access is journaled; a fault is logged under its number. */
export const problemOf = async (site: Site, ask: Ask, thrown: unknown): Promise<Problem> => {
  const error = asRefusal(thrown)
  const t = inLang(problemWords, ask.lang)
  if (error instanceof BadInput)
    return { status: 422, code: 'KER-004', says: t('badInput'), errors: error.errors, details: {} }
  const { method } = ask.request
  if (error instanceof Refusal) {
    const { code, status, field, details } = error
    if (status === 403)
      await site.database.asActor(ask.actor, tx =>
        journal(tx, { what: 'access.refused', subject: ask.path, details: { method, code } }),
      )
    const says = refusalIn(ask.lang)(error)
    return { status, code, says, errors: [{ field, says }], details }
  }
  const reference = randomUUID().slice(0, 8)
  const stack = error instanceof Error ? error.stack : String(error)
  site.log({
    level: 'error',
    what: 'request.failed',
    reference,
    method,
    path: ask.path,
    actor: ask.actor.id,
    error: stack,
  })
  return { status: 500, code: reference, says: `${t('faultSays')} ${reference}`, errors: [], details: {} }
}

const titleOf = (status: number) =>
  status === 403 ? 'forbidden' : status === 404 ? 'notFound' : status >= 500 ? 'fault' : 'refused'

/** Where the visitor may come in who was refused: at the door of the roles that may, else where the people inside sign in. */
const doorFor = ({ parts }: Site, { details }: Problem, lang: Lang): { door: string; own: boolean } => {
  const roles = Array.isArray(details['roles']) ? details['roles'] : []
  const found = parts.flatMap(({ doors = {} }) => Object.entries(doors)).find(([role]) => roles.includes(role))
  return { door: `/${lang}${(found?.[1] ?? kernelPaths.signIn)[lang]}`, own: found !== undefined }
}

const ProblemPage = ({ site, problem, ask }: { site: Site; problem: Problem; ask: Ask }) => {
  const { lang } = ask
  const t = inLang({ ...pageWords, ...problemWords }, lang)
  const signIn = problem.status === 403 && ask.actor === visitor
  const { door, own } = doorFor(site, problem, lang)
  const back = own ? null : withQuery(ask.path, {}, ask.query)
  return (
    <Page title={t(titleOf(problem.status))}>
      <p class="problem">{problem.says}</p>
      {problem.errors.some(({ field }) => field) && (
        <ul>
          {problem.errors.map(({ field, says }) => (
            <li>
              <code>{field}</code> {says}
            </li>
          ))}
        </ul>
      )}
      <p>
        {signIn ? (
          <a class="button main" href={withQuery(door, { back })}>
            {t('signIn')}
          </a>
        ) : (
          <a href={`/${lang}`}>{t('goHome')}</a>
        )}
      </p>
    </Page>
  )
}

/** The same sentence for people and for programs. */
export const answerProblem = (site: Site, ask: Ask, problem: Problem): Promise<Response> => {
  const { status, code, says, errors, details } = problem
  if (ask.format !== 'html') {
    const fields = errors.filter(({ field }) => field !== null)
    return send(ask, {
      status,
      type: 'application/json; charset=utf-8',
      body: jsonOf({ error: { code, status, says, fields, details } }),
    })
  }
  const view = viewOf(site, ask, {})
  return send(ask, {
    status,
    type: 'text/html; charset=utf-8',
    body: toHtml(view, <ProblemPage site={site} problem={problem} ask={ask} />),
  })
}

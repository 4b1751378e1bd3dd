import type { Tx } from '../../../kernel/database/index.ts'
import { send } from '../../../kernel/mail/index.ts'
import { type Clock, dayInToronto } from '../../../kernel/time/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import { type Lang, showDay } from '../../../kernel/words/index.ts'
import { postTitle } from '../../registry/index.ts'
import type { StepName } from '../files/file.steps.ts'
import type { RequestLetter } from './letter.formats.ts'
import { outsidePaths, plainStep, requestKinds } from './outside.fields.ts'
import { mailboxes, type Request, requestsAnswered } from './outside.queries.ts'

/** `url`: the address of the site, where messages lead. */
type Writing = { readonly clock: Clock; readonly url?: string }

const common = (request: Request, lang: Lang) => ({
  office: `${postTitle(request, null, lang)}, ${lang === 'fr' ? request.organisation_fr : request.organisation_en}`,
  kind: requestKinds[request.kind][lang],
  day: showDay(dayInToronto(request.asked_at), lang),
})

const about = ({ request_id }: Request) => `request ${request_id}`

/** Tells the secretary of a body what becomes of a request. */
export const tellAsker = async (
  tx: Tx,
  { clock, url = '' }: Writing,
  request: Request,
  letter: Exclude<RequestLetter, 'request.notice'>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const { lang, reply_to: to } = request
  const data = { ...common(request, lang), ...more, link: `${url}${pathTo({ path: outsidePaths.charge }, lang)}` }
  await send(tx, { to, lang, letter, data, about: about(request) }, clock.now())
}

/** Tells the team that answers, where it has an address, that a request waits. */
export const tellTeam = async (tx: Tx, { clock, url = '' }: Writing, request: Request): Promise<void> => {
  const to = (await mailboxes(tx)).get(request.team)
  if (to === undefined) return
  const data = {
    ...common(request, 'fr'),
    name: request.asked_by_name,
    note: request.note === null ? '' : `\n\n${request.note}`,
    link: `${url}${pathTo({ path: outsidePaths.requests }, 'fr')}`,
  }
  await send(tx, { to, lang: 'fr', letter: 'request.notice', data, about: about(request) }, clock.now())
}

type Passed = { readonly file_id: string; readonly confidential: boolean; readonly step: StepName }

const ended: readonly StepName[] = ['withdrawn', 'refused', 'declined']
const decided: readonly StepName[] = ['decided', 'in_office', 'published']

/** Tells whoever asked for a file where it now is, in the plain words of its sheet; of a confidential one nothing before its act is adopted. */
export const tellStep = async (tx: Tx, by: Writing, file: Passed, to: StepName): Promise<void> => {
  const isTold = !file.confidential || decided.includes(to)
  const isNews = to !== 'closed' && (ended.includes(to) || plainStep(file.step) !== plainStep(to))
  if (!isTold || !isNews) return
  for (const request of await requestsAnswered(tx, file.file_id))
    await (ended.includes(to)
      ? tellAsker(tx, by, request, 'request.ended')
      : tellAsker(tx, by, request, 'request.step', { step: plainStep(to)[request.lang] }))
}

/** Tells whoever asked for a file that it stands still, or goes on. */
export const tellPause = async (tx: Tx, by: Writing, file: Passed, name: 'suspend' | 'resume'): Promise<void> => {
  if (file.confidential) return
  const letter = name === 'suspend' ? 'request.suspended' : 'request.resumed'
  for (const request of await requestsAnswered(tx, file.file_id)) await tellAsker(tx, by, request, letter)
}

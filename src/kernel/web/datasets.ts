import { visitor } from '../access/index.ts'
import { lastHash } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import type { Day } from '../time/index.ts'
import type { Ask, Site } from './ask.ts'
import { type DataForm, datasetsOf, filesOf } from './dataset.ts'
import { readWhen } from './dates.tsx'
import { sha256 } from './keys.ts'
import { answerProblem, BadInput, problemOf } from './problem.tsx'
import { sendFlowing } from './send.ts'
import type { When } from './view.ts'

/** What the content of an address depends on: the journal's last word, the day, the version and the address itself. */
export const tagOf = (last: string, { clock, version }: Pick<Site, 'clock' | 'version'>, address: string): string =>
  sha256([last, clock.today(), version, address].join('\n')).toString('base64url').slice(0, 27)

export const lastWord = ({ database }: Pick<Site, 'database'>): Promise<string> =>
  database.asActor(visitor, lastHash, { readOnly: true })

/** Lines come by the thousand: they leave by the hundred kilobytes. What is already bytes leaves as it is. */
async function* joined(lines: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let size = 0
  for await (const line of lines) {
    if (typeof line !== 'string') {
      yield line
      continue
    }
    waiting.push(line)
    size += line.length
    if (size < 65_536) continue
    yield Buffer.from(waiting.join(''))
    waiting = []
    size = 0
  }
  yield Buffer.from(waiting.join(''))
}

const whenOf = (form: DataForm, ask: Ask, today: Day): When => {
  const taken = new URLSearchParams([...ask.query].filter(([name]) => form.takes?.some(one => one === name)))
  const { when, errors } = readWhen(taken, today, ask.lang)
  if (errors.length > 0) throw new BadInput(errors)
  return when
}

/** /data/<file>: whoever asks, it is read as a visitor reads it, so that nothing but what is public can leave by it. */
export const answerDataset = async (site: Site, asked: Ask, name: string): Promise<Response> => {
  const ask: Ask = { ...asked, format: 'json' }
  try {
    const file = datasetsOf(site)
      .flatMap(filesOf)
      .find(one => one.name === name)
    if (!file) throw kernelRefusals.notFound()
    const { form } = file
    const today = site.clock.today()
    const when = whenOf(form, ask, today)
    const context = { lang: file.lang ?? 'fr', when, today, url: site.url, self: `${site.url}/data/${name}` }
    return await sendFlowing(
      { request: ask.request, session: null },
      {
        type: form.type,
        tag: tagOf(await lastWord(site), site, `${ask.path}?${ask.query}`),
        headers: {
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'content-disposition': `inline; filename="${name}"`,
        },
        make: take =>
          site.database.asActor(visitor, tx => take(joined(form.write({ ...context, tx }))), { readOnly: true }),
        failed: error => site.log({ level: 'error', what: 'data', path: ask.path, error: String(error) }),
      },
    )
  } catch (error) {
    return answerProblem(site, ask, await problemOf(site, ask, error))
  }
}

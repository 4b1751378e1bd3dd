import pg from 'pg'

/** One statement and its parameters, which stay apart from its text. */
export type Statement = { readonly text: string; readonly values?: readonly unknown[] }
export type Result = { readonly command: string; readonly rowCount: number | null; readonly rows: unknown[] }

/** The plan of a statement that says this is made once for each connection, whatever its parameters: of those that find rows by their keys alone. */
export const planOnce = '/* plan once */'

type Sent = Required<Statement> & { readonly isAside: boolean }

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils

const planned = (how: 'generic' | 'custom'): Sent => ({
  text: `set local plan_cache_mode = force_${how}_plan`,
  values: [],
  isAside: true,
})

/** What is sent: the statements, and between them, aside, how those that follow are planned. What ends the transaction ends that too. */
const sentFor = (statements: readonly Statement[]): Sent[] => {
  const sent: Sent[] = []
  let how: 'generic' | 'custom' = 'custom'
  const plan = (wanted: 'generic' | 'custom') => {
    if (how !== wanted) sent.push(planned(wanted))
    how = wanted
  }
  for (const { text, values = [] } of statements) {
    if (text.includes(planOnce)) plan('generic')
    else if (!/^(begin|commit)\b/.test(text)) plan('custom')
    sent.push({ text, values: values.map(value => prepareValue(value)), isAside: false })
  }
  if (statements.at(-1)?.text !== 'commit') plan('custom')
  return sent
}

/** Each connection parses a statement with parameters once and, unless told otherwise, plans it each time: a plan made for no day in particular reads the wrong index. Beyond the bound nothing is kept. */
const named = new Map<string, string>()
const nameOf = ({ text, values }: Sent): string => {
  if (values.length > 0 && !named.has(text) && named.size < 1000) named.set(text, `greffe_${named.size}`)
  return named.get(text) ?? ''
}

/** What a batch needs of pg's connection; PGlite's has no stream to cork. */
type Wire = {
  readonly stream: { cork?: () => void; uncork?: () => void }
  parse(message: { name: string; text: string }): void
  bind(message: { statement: string; values: readonly unknown[] }): void
  describe(message: { type: 'P' }): void
  execute(message: object): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
}

/** The names that each connection has parsed. */
const parsed = new WeakMap<object, Set<string>>()

/** Messages for several statements before one Sync: past one that fails, PostgreSQL carries out none. What comes back is kept as pg keeps it for a text of several statements. */
class Batch extends pg.Query {
  constructor(all: readonly Sent[], done: (error: Error | undefined, results: Result | Result[]) => void) {
    let known = new Set<string>()
    super('', (error, results) => {
      // Its statements may be there or not: they are parsed again.
      if (error) for (const one of all) known.delete(nameOf(one))
      done(error, results as unknown as Result)
    })
    this.submit = connection => {
      const wire = connection as unknown as Wire
      known = parsed.get(wire) ?? new Set()
      parsed.set(wire, known)
      wire.stream.cork?.()
      for (const one of all) {
        const name = nameOf(one)
        if (!known.has(name)) {
          if (name) wire.close({ type: 'S', name })
          wire.parse({ name, text: one.text })
          if (name) known.add(name)
        }
        wire.bind({ statement: name, values: one.values })
        wire.describe({ type: 'P' })
        wire.execute({})
      }
      wire.sync()
      wire.stream.uncork?.()
    }
  }
}

/** Sends statements together, in one round trip; gives the result of each. Throws what the first that fails says: those after it are not carried out. */
export const sendTogether = async (client: pg.PoolClient, statements: readonly Statement[]): Promise<Result[]> => {
  const all = sentFor(statements)
  try {
    const results = await new Promise<Result | Result[]>((resolve, reject) => {
      client.query(new Batch(all, (error, found) => (error ? reject(error) : resolve(found))))
    })
    return [results].flat().filter((_, place) => !all[place]?.isAside)
  } catch (error) {
    // The stack of whoever asked, rather than of the socket that brought the answer.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

import type { Two } from './words/index.ts'

/** A state machine as a module declares it: the table that its actions obey is the one that the documentation draws. */
export type Machine = {
  readonly title: Two
  /** The machine of the domain that it is: SM-7. */
  readonly law: string
  readonly steps: Readonly<Record<string, Two>>
  readonly moves: readonly {
    readonly from: readonly string[]
    readonly to: string
    /** Roles; nobody where it follows from something else. */
    readonly by: readonly string[]
    readonly label: Two
  }[]
}

const drawn = ({ title, law, steps, moves }: Machine): string => {
  const name = (step: string) => steps[step]?.en ?? step
  const first = Object.keys(steps)[0] ?? ''
  const arrows = moves.flatMap(({ from, to, label }) => from.map(step => `  ${step} --> ${to}: ${label.en}`))
  const ends = Object.keys(steps).filter(step => !moves.some(({ from }) => from.includes(step)))
  const rows = moves.map(
    ({ from, to, by, label }) =>
      `| ${label.en} | ${from.map(name).join(', ')} | ${name(to)} | ${by.join(', ') || 'nobody: it follows'} |`,
  )
  return [
    `## ${title.en} (${law})`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.keys(steps).map(step => `  ${step}: ${name(step)}`),
    `  [*] --> ${first}`,
    ...arrows,
    ...ends.map(step => `  ${step} --> [*]`),
    '```',
    '',
    '| Move | From | To | By |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** The page of documentation of all machines; written by `npm run schema`, and compared by a test. */
export const machinesText = (machines: readonly Machine[]): string =>
  [
    '# State machines',
    '',
    'Drawn from the tables that the actions obey, by `npm run schema`. What a move requires beside is in the `fields` file of each thing.',
    '',
    ...machines.map(drawn),
  ].join('\n')

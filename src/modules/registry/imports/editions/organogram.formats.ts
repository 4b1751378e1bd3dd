import { type Day, dayBefore } from '../../../../kernel/time/index.ts'
import { circlesIn, nameKey, partsOf } from './edition.rules.ts'
import { type Edition, gathering, linesOf, note, type Reading, together } from './lines.formats.ts'

const columns = [
  'Post Unique Reference',
  'Name',
  'Job Title',
  'Parent Department',
  'Organisation',
  'Reports to Senior Post',
]
const used = [...columns, 'Unit', 'Grade (or equivalent)', 'Grade']

type Occupancy = 'vacant' | 'unnamed' | 'eliminated' | 'named'

/** The first files write the words of the schema within quotes. */
const occupancyOf = (name: string): Occupancy => {
  const word = name.replace(/^'(.*)'$/, '$1').trim()
  if (/^vacant$/i.test(word)) return 'vacant'
  if (/^eliminated$/i.test(word)) return 'eliminated'
  return /^(|n\/d|not disclosed)$/i.test(word) ? 'unnamed' : 'named'
}

/** What lines of people who share a post need not have in common. */
const ofPeople = ['Name', 'Contact Phone', 'Contact E-mail', 'Notes']

/** Where a post stands in the chain of its organization; `index` is its place among the posts of the file, `alike` what its line says of the post. */
type Reporting = { line: number; index: number; body: string; to: string; alike: string }

const place = ({ index }: Reporting) => `/posts/${index}/reports_to`

/**
 * Reads one half-yearly snapshot of senior posts: one line is one post, known by its reference within the organization, with whoever holds it; a
 * post that people share has a line for each.
 * Lines of reporting are not kept in the register; what is wrong with them is said once the file is read.
 */
export async function* readOrganogram(bytes: AsyncIterable<Uint8Array>, { on }: Edition): AsyncGenerator<Reading> {
  const day = on as Day
  const { add, remark, taken, waiting } = gathering()
  const bodies = new Map<string, { line: number; name: string; above: string }>()
  const persons = new Set<string>()
  const chain = new Map<string, Reporting>()
  let index = -1
  let columnsOfPost: string[] = []

  const body = (line: number, department: string, name: string): string => {
    if (department && !bodies.has(department)) bodies.set(department, { line, name: department, above: '' })
    if (!name || name === department) return department
    const id = `${department} / ${name}`
    if (!bodies.has(id)) bodies.set(id, { line, name, above: department })
    return id
  }
  const personIn = (organisation: string, name: string) => `${organisation} / ${nameKey(name)}`
  const enter = (line: number, id: string, name: string) => {
    if (!persons.has(id)) add('persons', line, { id, name, ...partsOf(name) })
    persons.add(id)
  }

  const lines = linesOf(
    bytes,
    columns,
    all => {
      columnsOfPost = all.filter(name => !ofPeople.includes(name))
      for (const name of all) if (name !== '' && !used.includes(name)) remark('IMP-32', '', 1, name)
    },
    remark,
  )
  for await (const { line, at, ragged, cells } of lines) {
    index += 1
    if (ragged) add('posts', line, {}, [note('IMP-59', null, String(cells))])
    else {
      const [reference, name, to] = [at('Post Unique Reference'), at('Name'), at('Reports to Senior Post')]
      const organisation = body(line, at('Parent Department'), at('Organisation'))
      // 0 is no post: somebody who is paid and not in one; XX is what the top reports to.
      const id = reference === '' || reference === '0' || reference === 'XX' ? '' : `${organisation} / ${reference}`
      const occupancy = occupancyOf(name)
      const alike = JSON.stringify(columnsOfPost.map(at))
      const first = chain.get(id)
      const again = id !== '' && first !== undefined
      if (id && !again) chain.set(id, { line, index, body: organisation, to, alike })
      // A line that differs from that of the post by its person alone is a job share, by the published schema.
      const shares = occupancy === 'named' && first?.alike === alike
      const findings = [
        ...(occupancy === 'vacant' ? [note('IMP-64', 'occupancy', name)] : []),
        ...(occupancy === 'unnamed' ? [note('IMP-63', 'occupancy', name)] : []),
      ]
      const post = {
        id,
        label: at('Job Title'),
        organization_id: organisation,
        unit: at('Unit'),
        reports_to: to,
        occupancy,
      }
      const pay = at('Grade (or equivalent)') || at('Grade')
      const end_date = occupancy === 'eliminated' ? dayBefore(day) : ''
      if (shares) index -= 1
      else add('posts', line, { ...post, pay, end_date }, findings)
      if (occupancy === 'named') {
        const person_id = personIn(organisation, name)
        if (id && (shares || !again)) enter(line, person_id, name)
        const held = { id: `${id || line} ${nameKey(name)} ${day}`, person_id, post_id: id, start_date: day }
        const said = shares ? [note('IMP-71', 'post_id', id)] : again ? [note('IMP-11', 'post_id', id)] : []
        add('memberships', line, held, said)
      }
    }
    if (waiting() >= together) yield taken()
  }
  for (const [id, { line, name, above }] of bodies) add('organizations', line, { id, name, parent_id: above })

  const above = (id: string): string | null => {
    const found = chain.get(id)
    const to = found && `${found.body} / ${found.to}`
    return to !== undefined && chain.has(to) ? to : null
  }
  const circular = circlesIn(chain.keys(), above)
  const tops = new Set<string>()
  for (const [id, post] of chain) {
    const isTop = post.to === 'XX'
    if (circular.has(id)) remark('IMP-68', place(post), post.line, post.to)
    else if (isTop && tops.has(post.body)) remark('IMP-70', place(post), post.line, id)
    else if (!isTop && above(id) === null) remark('IMP-69', place(post), post.line, post.to)
    if (isTop) tops.add(post.body)
  }
  yield taken()
}

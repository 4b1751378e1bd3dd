/** What to run before a commit: the static checks, and the tests of what has changed, in under a minute. */
import { quickStages, runStages } from './stages.ts'

await runStages(Object.values(quickStages))

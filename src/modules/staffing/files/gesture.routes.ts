import { z } from 'zod'
import { type Context, type Route, route } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { workers } from './file.access.ts'
import type { By } from './file.actions.ts'
import { fileRoute, goToFile } from './file.routes.tsx'

export const text = z.string().trim().min(1).max(5000)
export const codes = <T extends string>(names: Record<T, unknown>) => z.enum(Object.keys(names) as [T, ...T[]])

/** One thing recorded on a file: its form stands on the page of the file. */
export const gesture = <Shape extends z.ZodRawShape>(
  path: Two,
  name: Two,
  shape: Shape,
  run: (tx: Context<unknown>['tx'], by: By, file: string, input: z.output<z.ZodObject<Shape>>) => Promise<void>,
): Route =>
  route({
    method: 'post',
    path,
    access: workers,
    name,
    input: z.object({ id: z.uuid(), ...shape }),
    run: async ({ input, tx, actor, clock, url }) => {
      const { id, ...rest } = input as { id: string }
      await run(tx, { actor, clock, url }, id, rest as z.output<z.ZodObject<Shape>>)
      return id
    },
    goTo: goToFile,
    form: fileRoute,
  })

import { z } from 'zod'
import { type Day, day, isDay } from './day.ts'

/** A day in a form, an article or an address; anything else is an issue on its field. */
export const dayField = z
  .string()
  .refine(isDay, { error: 'YYYY-MM-DD' })
  .transform((text): Day => day(text))

import { z } from 'zod'

/** The id of a thing, in the lower case that PostgreSQL gives back: ids are compared as text. */
export const idField = z.uuid().toLowerCase()

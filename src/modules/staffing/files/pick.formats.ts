import type { Offered } from './pick.queries.ts'

/** Someone to pick, as the form names them. */
export const keyOf = ({ entry_id, application_id }: Offered): string => entry_id ?? application_id ?? ''

/** What was typed, by name; a name given twice is a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** `field` null: the form as a whole. */
export type FieldError = { readonly field: string | null; readonly says: string }

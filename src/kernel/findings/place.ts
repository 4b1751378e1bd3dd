import { type Params, pathTo } from '../web/index.ts'
import type { Two } from '../words/index.ts'

/** A place of the site in both languages, as findings name it: below /fr and /en. */
export const placeOf = (path: Two, params: Params = {}): Two => ({
  fr: pathTo({ path }, 'fr', params).slice('/fr'.length),
  en: pathTo({ path }, 'en', params).slice('/en'.length),
})

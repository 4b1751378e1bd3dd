import type { Two } from '../words/index.ts'

/** The addresses that the skeleton itself links to. */
export const kernelPaths = {
  home: { fr: '/', en: '/' },
  signIn: { fr: '/connexion', en: '/sign-in' },
  signOut: { fr: '/deconnexion', en: '/sign-out' },
  matrix: { fr: '/acces', en: '/access' },
  journal: { fr: '/journal', en: '/journal' },
  data: { fr: '/donnees', en: '/data' },
  places: { fr: '/plan', en: '/site-map' },
  keep: { fr: '/mes-recherches/nouvelle', en: '/my-searches/new' },
  follow: { fr: '/suivre', en: '/follow' },
  search: { fr: '/recherche', en: '/search' },
} as const satisfies Record<string, Two>

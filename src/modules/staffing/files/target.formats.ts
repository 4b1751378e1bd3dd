import type { Words } from '../../../kernel/words/index.ts'

export const aimPath = { fr: '/dossiers/:id/seance-visee', en: '/files/:id/sitting' } as const

export const words = {
  lost: { fr: 'Dossiers dont la séance visée est annulée', en: 'Files whose sitting was cancelled' },
  lostSays: {
    fr: (day: string) => `aucune\u00a0: la séance du ${day} est annulée`,
    en: (day: string) => `none: the sitting of ${day} was cancelled`,
  },
  lostWords: { fr: (day: string) => `séance du ${day} annulée`, en: (day: string) => `sitting of ${day} cancelled` },
  aim: { fr: 'Viser une autre séance', en: 'Aim at another sitting' },
  aimAt: { fr: (day: string) => `Viser la séance du ${day}`, en: (day: string) => `Aim at the sitting of ${day}` },
  chooseAim: { fr: 'Viser cette séance', en: 'Aim at this sitting' },
  noDue: {
    fr: 'sans échéance tant qu’aucune séance n’est visée',
    en: 'not due while no sitting is aimed at',
  },
  noneToCome: {
    fr: 'Aucune autre séance n’est prévue. Le greffe en planifie.',
    en: 'No other sitting is planned. The registrar plans them.',
  },
} as const satisfies Words

import { plural, type Two, type Words } from '../../kernel/words/index.ts'

/** The addresses of the module, below /fr and /en. */
export const paths = {
  sittings: { fr: '/seances', en: '/sittings' },
  plan: { fr: '/seances/nouvelles', en: '/sittings/new' },
  sitting: { fr: '/seances/:id', en: '/sittings/:id' },
  items: { fr: '/seances/:id/points', en: '/sittings/:id/items' },
  item: { fr: '/seances/:id/points/:item', en: '/sittings/:id/items/:item' },
  decision: { fr: '/seances/:id/points/:item/decision', en: '/sittings/:id/items/:item/decision' },
  step: { fr: '/seances/:id/etape', en: '/sittings/:id/step' },
  book: { fr: '/seances/:id/cahier.pdf', en: '/sittings/:id/book.pdf' },
  minutes: { fr: '/seances/:id/proces-verbal.pdf', en: '/sittings/:id/minutes.pdf' },
  minutesDocx: { fr: '/seances/:id/proces-verbal.docx', en: '/sittings/:id/minutes.docx' },
} as const satisfies Record<string, Two>

export const words = {
  sittings: { fr: 'Séances', en: 'Sittings' },
  lead: {
    fr: 'Le calendrier des séances des deux conseils, de la plus récente à la plus ancienne.',
    en: 'The calendar of the sittings of both councils, from the newest to the oldest.',
  },
  none: { fr: 'Aucune séance n’est planifiée.', en: 'No sitting is planned.' },
  plan: { fr: 'Planifier des séances', en: 'Plan sittings' },
  planLead: {
    fr: 'Une séance, ou une par semaine jusqu’au dernier jour. Celles qui existent déjà ne changent pas.',
    en: 'One sitting, or one a week up to the last day. Those that exist already do not change.',
  },
  council: { fr: 'Conseil', en: 'Council' },
  first: { fr: 'Premier jour', en: 'First day' },
  last: { fr: 'Dernier jour', en: 'Last day' },
  lastHint: { fr: 'Laissé vide, une seule séance est planifiée.', en: 'Left blank, one sitting is planned.' },
  cutoffDays: {
    fr: 'Jours entre la fin des inscriptions et la séance',
    en: 'Days between the cut-off and the sitting',
  },
  day: { fr: 'Jour', en: 'Day' },
  cutoff: { fr: 'Fin des inscriptions', en: 'Cut-off' },
  state: { fr: 'État', en: 'State' },
  items: { fr: 'Points', en: 'Items' },
  decided: { fr: 'Décidés', en: 'Decided' },
  of: {
    fr: (council: string, day: string) => `${council}, séance du ${day}`,
    en: (council: string, day: string) => `${council}, sitting of ${day}`,
  },
  agenda: { fr: 'Ordre du jour', en: 'Agenda' },
  empty: { fr: 'Aucun point n’est inscrit.', en: 'No item has been added.' },
  ready: { fr: 'prêt', en: 'ready' },
  notReady: { fr: 'pas prêt, conditions à remplir', en: 'not ready, conditions to meet' },
  late: {
    fr: (reason: string) => `Inscrit après la fin des inscriptions : ${reason}`,
    en: (reason: string) => `Added after the cut-off: ${reason}`,
  },
  carried: { fr: 'Porté à la séance suivante', en: 'Carried to the next sitting' },
  decidedBy: { fr: (name: string) => `Consigné par ${name}`, en: (name: string) => `Recorded by ${name}` },
  waitsChanges: {
    fr: 'Les modifications sont à faire, puis le projet redevient prêt.',
    en: 'The changes are to be made, then the draft becomes ready again.',
  },
  waitsNumber: { fr: 'Attend son numéro', en: 'Waits for its number' },
  add: { fr: 'Inscrire un projet', en: 'Add a draft' },
  draft: { fr: 'Projet', en: 'Draft' },
  addIt: { fr: 'Inscrire à l’ordre du jour', en: 'Add to the agenda' },
  noDraft: {
    fr: 'Aucun projet en révision ou prêt n’attend une séance.',
    en: 'No draft in review or ready waits for a sitting.',
  },
  lateReason: { fr: 'Motif de l’inscription tardive', en: 'Reason for the late addition' },
  up: { fr: 'Monter', en: 'Move up' },
  takeOff: { fr: 'Retirer de l’ordre du jour', en: 'Take off the agenda' },
  lock: { fr: 'Arrêter l’ordre du jour', en: 'Lock the agenda' },
  adopt: {
    fr: (n: number) => `Adopter et numéroter ${n} ${plural('fr', n, 'acte', 'actes')}`,
    en: (n: number) => `Adopt and number ${n} ${plural('en', n, 'act', 'acts')}`,
  },
  close: { fr: 'Clore la séance', en: 'Close the sitting' },
  cancel: { fr: 'Annuler la séance', en: 'Cancel the sitting' },
  reason: { fr: 'Motif', en: 'Reason' },
  decision: { fr: 'Décision', en: 'Decision' },
  decide: { fr: 'Consigner la décision', en: 'Record the decision' },
  decideItem: { fr: (n: number) => `Décision sur le point ${n}`, en: (n: number) => `Decision on item ${n}` },
  noteHint: {
    fr: 'Nécessaire, sauf pour une adoption sans modification.',
    en: 'Needed, except for an adoption without changes.',
  },
  book: { fr: 'Cahier de la séance (PDF)', en: 'Book of the sitting (PDF)' },
  minutes: { fr: 'Procès-verbal (PDF)', en: 'Minutes (PDF)' },
  minutesDocx: { fr: 'Procès-verbal (DOCX)', en: 'Minutes (DOCX)' },
  document: { fr: 'Documents', en: 'Documents' },
  locked: {
    fr: (name: string, when: string) => `${name}, ${when}`,
    en: (name: string, when: string) => `${name}, ${when}`,
  },
  lockedBy: { fr: 'Arrêté par', en: 'Locked by' },
  closedBy: { fr: 'Close par', en: 'Closed by' },
  upcoming: { fr: 'Séances à venir', en: 'Sittings to come' },
  itemsCount: {
    fr: (n: number) => `${n} ${plural('fr', n, 'point', 'points')}`,
    en: (n: number) => `${n} ${plural('en', n, 'item', 'items')}`,
  },
  untitled: { fr: 'Sans objet', en: 'Untitled' },
} as const satisfies Words

export const documentWords = {
  book: { fr: 'Cahier de la séance', en: 'Book of the sitting' },
  minutes: { fr: 'Procès-verbal', en: 'Minutes' },
  provisional: { fr: 'PROVISOIRE', en: 'PROVISIONAL' },
  confidential: { fr: 'CONFIDENTIEL', en: 'CONFIDENTIAL' },
  late: {
    fr: (reason: string) => `Inscription tardive : ${reason}`,
    en: (reason: string) => `Late addition: ${reason}`,
  },
  undecided: { fr: 'Sans décision', en: 'No decision' },
  closed: {
    fr: (name: string, when: string) => `Séance close par ${name}, ${when}.`,
    en: (name: string, when: string) => `Sitting closed by ${name}, ${when}.`,
  },
  cancelled: {
    fr: (reason: string) => `Séance annulée : ${reason}`,
    en: (reason: string) => `Sitting cancelled: ${reason}`,
  },
  page: { fr: 'Page', en: 'Page' },
  pageOf: { fr: 'de', en: 'of' },
} as const satisfies Words

/** What the reading of a table may say, beside what every format may. */
export const tableRules = {
  'IMP-80': {
    stops: 'document',
    says: {
      fr: 'Ce n’est ni du texte en colonnes (CSV) ni un classeur XLSX\u00a0: rien n’en est repris.',
      en: 'This is neither text in columns (CSV) nor an XLSX workbook: none of it is taken over.',
    },
  },
  'IMP-81': {
    stops: 'document',
    says: {
      fr: 'Le fichier est vide\u00a0: il n’a pas même d’en-têtes.',
      en: 'The file is empty: it has not even headings.',
    },
  },
  'IMP-82': {
    stops: 'document',
    says: {
      fr: 'Le classeur est endommagé, protégé par un mot de passe ou d’un ancien format (XLS)\u00a0: enregistrez-le en XLSX ou en CSV, puis recommencez.',
      en: 'The workbook is damaged, protected by a password or of an old format (XLS): save it as XLSX or CSV, then try again.',
    },
  },
  'IMP-83': {
    stops: 'document',
    says: {
      fr: 'Le classeur dépasse ce qui est lu\u00a0: 32 Mo, 256 Mo une fois déplié, 8 Mo pour une cellule. Enregistrez-le en CSV, puis recommencez.',
      en: 'The workbook exceeds what is read: 32 MB, 256 MB once unpacked, 8 MB for a cell. Save it as CSV, then try again.',
    },
  },
  'IMP-84': {
    stops: 'document',
    says: {
      fr: 'Un guillemet ouvert à cette ligne n’est jamais fermé\u00a0: rien n’est repris du fichier.',
      en: 'A quotation mark opened on this line is never closed: none of the file is taken over.',
    },
  },
  'IMP-85': {
    stops: 'document',
    says: {
      fr: 'Une ligne dépasse 8 Mo\u00a0: rien n’est repris du fichier.',
      en: 'A row exceeds 8 MB: none of the file is taken over.',
    },
  },
  'IMP-86': {
    stops: 'document',
    says: {
      fr: 'Le tableau a plus de 500 colonnes\u00a0: gardez celles qu’il faut, puis recommencez.',
      en: 'The table has more than 500 columns: keep those that are needed, then try again.',
    },
  },
  'IMP-87': {
    stops: 'document',
    says: {
      fr: 'Une colonne de la correspondance manque dans le fichier\u00a0: rien n’en est repris.',
      en: 'A column of the mapping is missing from the file: none of it is taken over.',
    },
  },
  'IMP-88': {
    stops: 'row',
    says: {
      fr: 'La ligne ne nomme ni organisme, ni poste, ni personne dans les colonnes associées.',
      en: 'The row names no body, post or person in the mapped columns.',
    },
  },
  'IMP-89': {
    stops: 'row',
    says: {
      fr: 'Une autre personne ou un autre organisme porte ce nom\u00a0: quelqu’un doit dire si c’est le même.',
      en: 'Another person or body bears this name: somebody must say whether they are the same.',
    },
  },
  'IMP-90': {
    stops: 'row',
    says: {
      fr: 'Tous les sièges que le registre connaît à ce poste sont occupés à ces dates.',
      en: 'Every seat that the register knows of this post is held on these dates.',
    },
  },
  'IMP-91': {
    stops: 'row',
    says: {
      fr: 'Le registre tient déjà cette personne pour titulaire de ce poste, à d’autres dates qui se croisent avec celles-ci.',
      en: 'The register already has this person in this post, on other dates that cross these.',
    },
  },
  'IMP-92': {
    stops: 'row',
    says: {
      fr: 'Siège vacant d’un poste que le fichier nomme déjà\u00a0: le nombre de sièges est celui des titulaires, et un acte ajoute les autres.',
      en: 'Vacant seat of a post that the file already names: the seats are those of the holders, and an act adds the others.',
    },
  },
  'IMP-97': {
    stops: 'row',
    says: { fr: 'L’homonyme a été laissé de côté par choix.', en: 'The namesake was left out by choice.' },
  },
  'IMP-93': {
    stops: 'nothing',
    says: {
      fr: 'La ligne a plus de cellules qu’il n’y a d’en-têtes\u00a0: celles de trop ne sont pas lues.',
      en: 'The row has more cells than there are headings: those beyond are not read.',
    },
  },
  'IMP-94': {
    stops: 'nothing',
    says: {
      fr: 'Les en-têtes reviennent à cette ligne, qui est passée.',
      en: 'The headings come again on this line, which is passed over.',
    },
  },
  'IMP-95': {
    stops: 'nothing',
    says: {
      fr: 'Le fichier n’est pas en UTF-8\u00a0: il est lu comme du Windows-1252 (ou ISO-8859-1).',
      en: 'The file is not in UTF-8: it is read as Windows-1252 (or ISO-8859-1).',
    },
  },
  'IMP-98': {
    stops: 'nothing',
    says: {
      fr: 'La ligne n’est pas dans l’encodage de celles qui précèdent (UTF-8 ou Windows-1252)\u00a0: elle est lue dans le sien.',
      en: 'The line is not in the encoding of those before it (UTF-8 or Windows-1252): it is read in its own.',
    },
  },
  'IMP-99': {
    stops: 'nothing',
    says: {
      fr: 'Personne n’a associé cette colonne\u00a0: son en-tête laisse deviner ce qu’elle dit.',
      en: 'Nobody has mapped this column: its heading suggests what it says.',
    },
  },
  'IMP-96': {
    stops: 'nothing',
    says: {
      fr: 'Deux colonnes ont le même en-tête\u00a0: la seconde est dite «\u00a0(2)\u00a0».',
      en: 'Two columns have the same heading: the second is called “(2)”.',
    },
  },
} as const

import type { Two } from '../../../../kernel/words/index.ts'

/**
 * What the rules say of lists that appear again and again: a list of positions, a half-yearly organogram. An edition says what stood on its
 * day, and nothing of the days before.
 */
export const editionRules = {
  'IMP-50': {
    stops: 'document',
    says: {
      fr: 'Ce n’est pas le format annoncé\u00a0: une colonne qu’il faut manque à l’en-tête.',
      en: 'This is not the format announced: a column that it needs is missing from the heading.',
    },
  },
  'IMP-51': {
    stops: 'document',
    says: {
      fr: 'Un guillemet ouvert n’est jamais fermé, ou une ligne dépasse 8 Mo\u00a0: rien n’est repris du fichier.',
      en: 'A quote that is opened is never closed, or a row exceeds 8 MB: nothing of the file is taken over.',
    },
  },
  'IMP-52': {
    stops: 'row',
    says: {
      fr: 'Une édition plus récente de cette liste est déjà reprise\u00a0: celle-ci ne change rien.',
      en: 'A later edition of this list has already been taken over: this one changes nothing.',
    },
  },
  'IMP-53': {
    stops: 'row',
    says: {
      fr: 'Le poste n’est plus dans l’édition\u00a0: personne n’a dit de l’abolir.',
      en: 'The post is no longer in the edition: nobody has said to abolish it.',
    },
  },
  'IMP-54': {
    stops: 'row',
    says: {
      fr: 'L’édition est bien plus petite que la précédente, sans doute partielle\u00a0: ce qui n’y est pas demeure, sauf avis contraire.',
      en: 'The edition is much smaller than the one before, and probably partial: what it leaves out stays, unless somebody says otherwise.',
    },
  },
  'IMP-55': {
    stops: 'row',
    says: {
      fr: 'L’édition ne donne plus cette personne ou ce poste\u00a0: personne n’a dit d’y mettre fin.',
      en: 'The edition no longer gives this person or this post: nobody has said to end it.',
    },
  },
  'IMP-56': {
    stops: 'row',
    says: {
      fr: 'Le registre tient quelqu’un d’autre à ce poste, ce jour-là ou après\u00a0: tant que ce mandat demeure, la personne n’y est pas inscrite.',
      en: 'The register has somebody else in this post, on that day or later: as long as that term stands, the person is not entered.',
    },
  },
  'IMP-57': {
    stops: 'row',
    says: {
      fr: 'L’échéance diffère de celle du registre\u00a0: la prendre prolonge ou écourte le mandat par l’acte de reprise.',
      en: 'The end of the term differs from that of the register: taking it extends or shortens the term by the import act.',
    },
  },
  'IMP-58': {
    stops: 'row',
    says: {
      fr: 'Le poste est dit éliminé, et le registre ne le connaît pas.',
      en: 'The post is said to be eliminated, and the register does not know it.',
    },
  },
  'IMP-59': {
    stops: 'row',
    says: {
      fr: 'La ligne n’a pas autant de cellules que l’en-tête\u00a0: on ne sait pas laquelle est laquelle.',
      en: 'The row has not as many cells as the heading: which is which is not known.',
    },
  },
  'IMP-60': {
    stops: 'nothing',
    says: {
      fr: 'L’unité au-dessus n’est pas dans le fichier\u00a0: l’unité relève de l’organisme nommé.',
      en: 'The unit above is not in the file: the unit is placed under the agency named.',
    },
  },
  'IMP-61': {
    stops: 'nothing',
    says: {
      fr: 'L’unité est au-dessus d’elle-même, directement ou par d’autres\u00a0: elle relève de l’organisme nommé.',
      en: 'The unit is above itself, directly or through others: it is placed under the agency named.',
    },
  },
  'IMP-62': {
    stops: 'nothing',
    says: {
      fr: 'L’unité est décrite de plus d’une façon\u00a0: la première est retenue.',
      en: 'The unit is described in more than one way: the first is kept.',
    },
  },
  'IMP-63': {
    stops: 'nothing',
    says: {
      fr: 'Le poste est occupé par quelqu’un que le fichier ne nomme pas\u00a0: personne n’est inscrit.',
      en: 'The post is held by somebody whom the file does not name: nobody is entered.',
    },
  },
  'IMP-64': {
    stops: 'nothing',
    says: { fr: 'Le poste est vacant.', en: 'The post is vacant.' },
  },
  'IMP-65': {
    stops: 'nothing',
    says: {
      fr: 'Une autre unité a une personne du même nom\u00a0: rien ne dit que c’est la même, et chacune est inscrite.',
      en: 'Another unit has a person of the same name: nothing says that they are one, and each is entered.',
    },
  },
  'IMP-66': {
    stops: 'nothing',
    says: {
      fr: 'L’échéance précède l’édition, ou dépasse la durée du mandat\u00a0: elle n’est pas inscrite.',
      en: 'The expiry comes before the edition, or goes beyond the length of the term: it is not entered.',
    },
  },
  'IMP-67': {
    stops: 'nothing',
    says: {
      fr: 'Le fichier ne dit pas qui nomme à ce poste\u00a0: le gouvernement est supposé.',
      en: 'The file does not say who appoints to this post: the government is assumed.',
    },
  },
  'IMP-68': {
    stops: 'nothing',
    says: {
      fr: 'Le poste relève de lui-même, directement ou par d’autres.',
      en: 'The post reports to itself, directly or through others.',
    },
  },
  'IMP-69': {
    stops: 'nothing',
    says: {
      fr: 'Le poste dont celui-ci relève n’est pas dans le fichier.',
      en: 'The post that this one reports to is not in the file.',
    },
  },
  'IMP-70': {
    stops: 'nothing',
    says: {
      fr: 'Un autre poste de l’organisme est déjà au sommet.',
      en: 'Another post of the organization is already at the top.',
    },
  },
  'IMP-71': {
    stops: 'nothing',
    says: {
      fr: 'Le poste est partagé : une ligne précédente le dit d’une autre personne, et chacune y a son siège.',
      en: 'The post is shared: an earlier line gives it to another person, and each has a seat of it.',
    },
  },
} as const satisfies Record<string, { stops: 'document' | 'row' | 'nothing'; says: Two }>

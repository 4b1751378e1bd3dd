import type { Words } from '../../../kernel/words/index.ts'

export const newcomerPath = { fr: '/dossiers/:id/personne/nouvelle', en: '/files/:id/person/new' } as const

export const words = {
  propose: { fr: 'Proposer quelqu’un qui n’est pas au registre', en: 'Propose someone who is not in the register' },
  who: { fr: 'Le registre connaît déjà ce nom\u00a0: qui est-ce', en: 'The register already has this name: who is it' },
  hint: {
    fr: 'Dites si c’est la même personne\u00a0: rien ne les confond sans vous.',
    en: 'Say whether it is the same person: nothing joins them without you.',
  },
  same: { fr: (who: string) => `C’est ${who}, au registre`, en: (who: string) => `It is ${who}, in the register` },
  former: { fr: (name: string) => `autrefois ${name}`, en: (name: string) => `formerly ${name}` },
  another: {
    fr: 'C’est quelqu’un d’autre, qui porte le même nom et n’est pas encore au registre',
    en: 'Someone else, who has the same name and is not in the register yet',
  },
} as const satisfies Words

import type { Actor, Role } from '../access/index.ts'
import type { Two } from '../words/index.ts'

export type TrialPerson = Actor & { readonly role: Role; readonly does: Two }

const person = (n: number, name: string, role: Role, does: Two, scope: Actor['scope'] = {}): TrialPerson => ({
  id: `01990000-0000-7000-8000-00000000000${n.toString(16)}`,
  name,
  role,
  scope,
  does,
})

/** One invented person of each role that signs in. */
export const trialPeople: readonly TrialPerson[] = [
  person(1, 'Maude Bellavance', 'adviser', {
    fr: 'Prépare les projets d’actes et suit les mandats qui prennent fin.',
    en: 'Drafts acts and follows the terms that end.',
  }),
  person(2, 'Jean-Philippe Thériault', 'legal_adviser', {
    fr: 'Révise les projets d’actes.',
    en: 'Reviews draft acts.',
  }),
  person(3, 'Geneviève Rancourt', 'director', {
    fr: 'Déclare un projet prêt pour l’adoption.',
    en: 'Marks a draft ready for adoption.',
  }),
  person(4, 'Louis-Xavier Morneau', 'registrar', {
    fr: 'Adopte, numérote et consigne la signature et la publication.',
    en: 'Adopts, numbers, and records signature and publication.',
  }),
  person(5, 'Annick Desrosiers', 'pay_officer', {
    fr: 'Calcule et explique les traitements.',
    en: 'Computes and explains salaries.',
  }),
  person(6, 'Simon Beauregard', 'minister_office', {
    fr: 'Voit les sièges de son portefeuille et demande les renouvellements.',
    en: 'Sees the seats of the portfolio and asks for renewals.',
  }),
  person(7, 'Nathalie Ouellet', 'body_secretary', {
    fr: 'Voit les sièges et les dossiers de son organisme.',
    en: 'Sees the seats and files of the body.',
  }),
  person(8, 'Michel Kistabish', 'holder', {
    fr: 'Voit son propre dossier.',
    en: 'Sees one’s own file.',
  }),
  person(9, 'Fatima Benhaddou', 'auditor', {
    fr: 'Lit tout ce qui n’est pas en compartiment, et le journal.',
    en: 'Reads all that is not in a compartment, and the journal.',
  }),
  person(10, 'Olivier Sauvageau', 'operator', {
    fr: 'Reprend ce qui existe dans des fichiers; le reste de son travail se fait par la commande.',
    en: 'Takes over what exists in files; the rest of the work is done by the command line.',
  }),
]

export const trialPerson = (id: string): TrialPerson | undefined => trialPeople.find(person => person.id === id)

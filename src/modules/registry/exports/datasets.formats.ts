import type { Dataset } from '../../../kernel/web/index.ts'
import { rosterColumn } from '../mandates/roster.pages.tsx'
import { rosterCount } from '../mandates/roster.queries.ts'
import { addresses, words } from '../registry.pages.tsx'
import { appointmentsFeed, title } from './appointments.formats.ts'
import { newestAppointments } from './appointments.queries.ts'
import { everForms } from './ever.formats.ts'
import { holdersDataset } from './holders.formats.ts'
import { orgJsonLd } from './org.formats.ts'
import { organogramDataset } from './organogram.formats.ts'
import { popolo, registerJson } from './popolo.formats.ts'
import { countEver } from './register.queries.ts'
import { termsDataset } from './terms.formats.ts'
import { vacanciesDataset } from './vacancies.formats.ts'

const column = (key: string, fr: string, en: string) => ({ key, title: { fr, en } })

/** What the register publishes. */
export const datasets: readonly Dataset[] = [
  {
    name: 'register',
    title: { fr: 'Registre entier avec son histoire', en: 'Whole register with its history' },
    description: {
      fr: 'Organismes, personnes, postes et mandats depuis toujours, chacun avec les articles qui l’ont fait.',
      en: 'Bodies, people, posts and terms of office of all times, each with the articles that made it.',
    },
    columns: [
      column('id', 'Identifiant permanent', 'Permanent identifier'),
      column('name', 'Nom', 'Name'),
      column('organization_id', 'Organisme', 'Body'),
      column('post_id', 'Poste', 'Post'),
      column('person_id', 'Personne', 'Person'),
      column('start_date', 'Premier jour', 'First day'),
      column('end_date', 'Dernier jour, inclus', 'Last day, included'),
      column('sources', 'Articles des actes', 'Articles of acts'),
    ],
    count: tx => countEver(tx, 'registry.mandate', 'mandate_id'),
    forms: [
      {
        suffix: 'popolo.json',
        type: 'application/json; charset=utf-8',
        title: { fr: 'Popolo', en: 'Popolo' },
        conformsTo: 'http://www.popoloproject.com/specs/',
        takes: ['known'],
        write: popolo,
      },
      {
        suffix: 'json',
        type: 'application/json; charset=utf-8',
        title: { fr: 'JSON de Greffe', en: 'Greffe’s own JSON' },
        takes: ['known'],
        write: registerJson,
      },
      {
        suffix: 'jsonld',
        type: 'application/ld+json',
        title: { fr: 'JSON-LD, ontologie ORG du W3C', en: 'JSON-LD, W3C Organization Ontology' },
        conformsTo: 'http://www.w3.org/ns/org#',
        takes: ['known'],
        write: orgJsonLd,
      },
      ...everForms,
    ],
  },
  {
    name: 'mandates',
    title: words.mandates,
    description: {
      fr: 'Qui occupe quel poste le jour demandé ; les postes vacants y sont.',
      en: 'Who holds which post on the day asked; vacant posts are there.',
    },
    columns: Object.values(rosterColumn),
    count: (tx, today) => rosterCount(tx, { on: today, known: null }, {}),
    list: addresses.mandates,
  },
  {
    name: 'appointments',
    title,
    description: {
      fr: 'Les cent dernières nominations, de la plus récente à la plus ancienne, avec l’article qui les fait.',
      en: 'The last hundred appointments, from the newest to the oldest, with the article that makes them.',
    },
    columns: [
      column('title', 'Personne, poste et organisme', 'Person, post and body'),
      column('updated', 'Connue du registre le', 'Known to the register on'),
      column('summary', 'Premier jour et acte', 'First day and act'),
    ],
    count: async tx => (await newestAppointments(tx, 100)).length,
    forms: [
      {
        suffix: 'atom',
        type: 'application/atom+xml; charset=utf-8',
        title: { fr: 'Fil Atom', en: 'Atom feed' },
        conformsTo: 'https://www.rfc-editor.org/rfc/rfc4287',
        byLanguage: true,
        beside: addresses.mandates.path,
        write: appointmentsFeed,
      },
    ],
  },
  vacanciesDataset,
  termsDataset,
  holdersDataset,
  organogramDataset,
]

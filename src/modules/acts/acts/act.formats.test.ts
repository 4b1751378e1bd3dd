import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canRead, objectsOf, paragraphsOf, textOf } from '../../../kernel/documents/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import { langs } from '../../../kernel/words/index.ts'
import { type ActDocument, actPdf, actText, actWords } from './act.formats.ts'
import { kinds } from './act.rules.ts'
import { actDocx } from './docx.formats.ts'

const decret: ActDocument = {
  kind: 'decret',
  number: '812-2026',
  adopted_on: day('2026-11-20'),
  title: {
    fr: 'la nomination de madame Élise Exemple comme sous-ministre associée',
    en: 'the appointment of Ms. Élise Exemple as Associate Deputy Minister',
  },
  recitals: [
    {
      fr: "en vertu de l'article 55 de la Loi sur la fonction publique (chapitre F-3.1.1), les sous-ministres associés sont nommés par le gouvernement;",
      en: 'under section 55 of the Public Service Act (chapter F-3.1.1), associate deputy ministers are appointed by the Government;',
      law: { text: 'RLRQ, c. F-3.1.1', article: '55', version_date: day('2024-04-01') },
    },
    { fr: 'le poste est vacant;', en: 'the post is vacant;', law: null },
  ],
  recommender: { fr: 'le premier ministre', en: 'the Premier' },
  articles: [
    {
      fr: 'madame Élise Exemple soit nommée sous-ministre associée à compter du 1er décembre 2026, au traitement annuel de 214 530 $;',
      en: 'Ms. Élise Exemple be appointed Associate Deputy Minister as of December 1, 2026, at an annual salary of $214,530;',
    },
    { fr: 'à ce titre, l’annexe s’applique à elle.', en: 'as such, the schedule apply to her.' },
  ],
  schedules: [
    {
      title: { fr: 'Conditions de travail', en: 'Conditions of employment' },
      body: {
        fr: '1. Objet\nLe gouvernement nomme madame Exemple.\n2. Conditions\n2.1 Vacances\nElle a droit :\na) à 25 jours;\nb) à 13 jours fériés.',
        en: '1. Purpose\nThe Government appoints Ms. Exemple.\n2. Conditions\n2.1 Vacation\nShe is entitled to:\na) 25 days;\nb) 13 holidays.',
      },
    },
  ],
  signatories: [
    { name: 'Camille Exemple', title: { fr: 'La greffière du Conseil exécutif', en: 'Clerk of the Conseil exécutif' } },
  ],
  state: {
    draft: false,
    signed_on: day('2026-11-20'),
    gazette: { date: day('2026-12-02'), part: '2', page: '4512' },
    seal: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
}
const draft: ActDocument = {
  ...decret,
  number: null,
  adopted_on: null,
  state: { draft: true, signed_on: null, gazette: null, seal: null },
}

const read = {
  fr: `Décret 812-2026, 20 novembre 2026
    CONCERNANT la nomination de madame Élise Exemple comme sous-ministre associée
    ATTENDU QU’en vertu de l’article 55 de la Loi sur la fonction publique (chapitre F-3.1.1),
    les sous-ministres associés sont nommés par le gouvernement;
    ATTENDU QUE le poste est vacant;
    IL EST ORDONNÉ, en conséquence, sur la recommandation du premier ministre :
    1 QUE madame Élise Exemple soit nommée sous-ministre associée à compter du
    1er décembre 2026, au traitement annuel de 214 530 $;
    2 QU’à ce titre, l’annexe s’applique à elle.
    La greffière du Conseil exécutif, Camille Exemple Signé le 20 novembre 2026
    Gazette officielle du 2 décembre 2026, partie 2, page 4512
    Textes cités : RLRQ, c. F-3.1.1, art. 55 (version du 1er avril 2024)
    Sceau 9f86d081884c7d65 Page 1 de 2
    Décret 812-2026
    ANNEXE Conditions de travail
    1. Objet Le gouvernement nomme madame Exemple.
    2. Conditions 2.1 Vacances Elle a droit : a) à 25 jours; b) à 13 jours fériés.
    Sceau 9f86d081884c7d65 Page 2 de 2`,
  en: `Order in Council 812-2026, November 20, 2026
    CONCERNING the appointment of Ms. Élise Exemple as Associate Deputy Minister
    WHEREAS under section 55 of the Public Service Act (chapter F-3.1.1), associate deputy
    ministers are appointed by the Government;
    WHEREAS the post is vacant;
    IT IS ORDERED, accordingly, on the recommendation of the Premier:
    1 THAT Ms. Élise Exemple be appointed Associate Deputy Minister as of December 1,
    2026, at an annual salary of $214,530;
    2 THAT as such, the schedule apply to her.
    Clerk of the Conseil exécutif, Camille Exemple Signed on November 20, 2026
    Gazette officielle of December 2, 2026, Part 2, page 4512
    Texts cited: RLRQ, c. F-3.1.1, s. 55 (version of April 1, 2024)
    Seal 9f86d081884c7d65 Page 1 of 2
    Order in Council 812-2026
    SCHEDULE Conditions of employment
    1. Purpose The Government appoints Ms. Exemple.
    2. Conditions 2.1 Vacation She is entitled to: a) 25 days; b) 13 holidays.
    Seal 9f86d081884c7d65 Page 2 of 2`,
}
const words = (text: string) =>
  text
    .split(/\s+/)
    .filter(word => word)
    .join(' ')
const skip = canRead ? false : 'pdftotext is not installed'

for (const lang of langs) {
  test(`the document reads as the page does, word for word (${lang})`, { skip }, () =>
    assert.equal(words(textOf(actPdf(decret, lang)) ?? ''), words(read[lang])),
  )

  test(`the document for a word processor reads as the page does, word for word (${lang})`, async () => {
    const lines = paragraphsOf(await actDocx(decret, lang))
    const body = read[lang].replace(/\n *(Sceau|Seal)[^\n]*(\n *(Décret|Order in Council) 812-2026(?=\n))?/g, '')
    const said = lines.map(line => line.replace(/^Heading\d: /, '')).join(' ')
    assert.equal(words(said).toLowerCase(), words(body).toLowerCase())
    const headings = lines.flatMap(line => /^Heading\d(?=: )/.exec(line)?.[0] ?? [])
    assert.deepEqual(headings, ['Heading1', 'Heading2', 'Heading3', 'Heading3', 'Heading4'])
  })

  test(`the PDF is tagged, titled, in its language and declared PDF/UA-1 (${lang})`, () => {
    const objects = objectsOf(actPdf(decret, lang))
    for (const part of [
      '/StructTreeRoot',
      `/Lang (${lang}-CA)`,
      '/DisplayDocTitle true',
      '<pdfuaid:part>1</pdfuaid:part>',
    ])
      assert.ok(objects.includes(part), part)
    const title = Buffer.from(actText(decret, lang).title).toString('latin1')
    assert.match(
      title,
      lang === 'fr' ? /^D.+cret\W+812-2026 concernant la nomination/ : /^Order in Council\W+812-2026 concerning the/,
    )
    assert.ok(objects.includes(`${title}</rdf:li></rdf:Alt></dc:title>`), 'title')
    for (const tag of ['H1', 'H2', 'H3', 'H4', 'P', 'L', 'LI', 'LBody'])
      assert.match(objects, new RegExp(`/S /${tag}\\s`), tag)
  })
}

test('nothing that is typed becomes markup, in any place', () => {
  const typed = '#panic("x") *a* _b_ $c$ @d <e> = f `g` \\u{41} // h /* "}]'
  const two = { fr: typed, en: typed }
  const hostile: ActDocument = {
    ...decret,
    number: typed,
    title: two,
    recommender: two,
    recitals: [{ ...two, law: { text: typed, article: typed, version_date: null } }],
    articles: [two, { fr: `= ${typed}\n- ${typed}`, en: typed }],
    schedules: [{ title: two, body: { fr: `= ${typed}\n1. T${typed}\na) ${typed}`, en: typed } }],
    signatories: [{ name: typed, title: two }],
  }
  const printed = textOf(actPdf(hostile, 'fr'))
  if (printed !== null)
    assert.equal(printed.split('#panic').length - 1, 16, 'one for each place, and the head of page 2')
})

test('French keeps its spaces; English has none', () => {
  const fr = actText(decret, 'fr')
  const en = actText(decret, 'en')
  assert.equal(fr.orders.text.slice(-2), '\u00a0:')
  assert.equal(en.orders.text.slice(-2), 'r:')
  assert.deepEqual(fr.articles[0]?.blocks, [
    {
      is: 'paragraph',
      text: 'madame Élise Exemple soit nommée sous-ministre associée à compter du 1er\u00a0décembre 2026, au traitement annuel de 214\u00a0530\u00a0$;',
    },
  ])
})

const elisions = [
  ['il y a lieu', 'QU’'],
  ['elle soit nommée', 'QU’'],
  ['à ce titre', 'QU’'],
  ['Émile Roy soit nommé', 'QU’'],
  ['E\u0301mile Roy soit nommé', 'QU’'],
  ['Yves Ouellet soit nommé', 'QU’'],
  ['Yolande Roy soit nommée', 'QUE '],
  ['onze membres soient nommés', 'QUE '],
  ['Henri Roy soit nommé', 'QUE '],
  ['madame Roy soit nommée', 'QUE '],
] as const
for (const [next, lead] of elisions)
  test(`« ${lead}${next} »`, () => {
    assert.equal(actWords('decret', 'fr').t('that', next), lead)
    assert.equal(actWords('decret', 'fr').t('whereas', next), `ATTENDU ${lead}`)
  })

const recommenders = [
  ['le premier ministre', 'du premier ministre'],
  ['la ministre des Finances', 'de la ministre des Finances'],
  ['l’Assemblée nationale', 'de l’Assemblée nationale'],
  ['les ministres concernés', 'des ministres concernés'],
  ['du premier ministre', 'du premier ministre'],
  ['Élise Exemple', 'd’Élise Exemple'],
] as const
for (const [fr, said] of recommenders)
  test(`« sur la recommandation ${said} »`, () =>
    assert.equal(actWords('decret', 'fr').orders({ fr, en: fr }, false).text, `, sur la recommandation ${said}\u00a0:`))

const openings = {
  decret: ['Projet de décret', 'IL EST ORDONNÉ, en conséquence :'],
  arrete: ['Projet d’arrêté ministériel', 'ARRÊTE CE QUI SUIT :'],
  ct: ['Projet de décision du Conseil du trésor', 'LE CONSEIL DU TRÉSOR DÉCIDE, en conséquence :'],
  assembly_resolution: ['Projet de résolution de l’Assemblée nationale', 'IL EST RÉSOLU, en conséquence :'],
  authorisation: ['Projet d’autorisation de la présidence', 'IL EST PERMIS, en conséquence :'],
  import: ['Projet de reprise de données', 'IL EST PRIS ACTE, en conséquence :'],
  erratum: ['Projet d’erratum', 'IL EST DÉCIDÉ, en conséquence :'],
  repeal: ['Projet d’abrogation', 'IL EST DÉCIDÉ, en conséquence :'],
}
for (const kind of kinds)
  test(`a draft of kind ${kind} says what it is and prints in both languages`, () => {
    const doc = { ...draft, kind, recommender: null }
    const { heading, mark, orders } = actText(doc, 'fr')
    assert.deepEqual([heading, words(orders.lead + orders.text)], openings[kind])
    assert.equal(mark, 'PROJET')
    assert.equal(actText(doc, 'en').mark, 'DRAFT')
    for (const lang of langs) assert.ok(actPdf(doc, lang).length > 5_000)
  })

test('an article still to be written shows its place', () => {
  const [article] = actText({ ...draft, articles: [{ fr: ' ', en: '' }] }, 'fr').articles
  assert.deepEqual(article, { number: '1', lead: 'QUE ', blocks: [{ is: 'paragraph', text: '' }] })
})

test('headings of a schedule never skip a level, and sentences are not headings', () => {
  const body = '3.2.1 Assurances\n1. Objet\n1. Le titulaire exerce ses fonctions.\n12 jours de congé\n1.1 Durée'
  const [schedule] = actText(
    { ...decret, schedules: [{ title: decret.title, body: { fr: body, en: '' } }] },
    'fr',
  ).schedules
  assert.deepEqual(
    schedule?.blocks.map(block => (block.is === 'heading' ? block.level : block.is)),
    [3, 3, 'paragraph', 'paragraph', 4],
  )
})

test('an import of 2,000 articles prints them all', () => {
  const articles = Array.from({ length: 2_000 }, (_, at) => ({
    fr: `le poste numéro ${at + 1} soit créé;`,
    en: `x ${at}`,
  }))
  const printed = textOf(actPdf({ ...decret, kind: 'import', articles }, 'fr'))
  if (printed !== null) assert.equal(printed.match(/QUE le poste numéro \d+ soit créé;/g)?.length, 2_000)
})

test('what has no final punctuation gets the one of its place', () => {
  const two = (text: string) => ({ fr: text, en: text })
  const articles = ['madame Roy soit nommée', 'monsieur Roy soit muté ;', 'l’annexe s’applique'].map(two)
  const recitals = [{ ...two('le poste est vacant'), law: null }]
  const text = actText({ ...decret, recitals, articles }, 'fr')
  const ends = [...text.recitals, ...text.articles].map(({ blocks: [block] }) =>
    block?.is === 'paragraph' ? block.text.at(-1) : null,
  )
  assert.deepEqual(ends, [';', ';', ';', '.'])
})

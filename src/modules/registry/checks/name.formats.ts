import { type Check, type Finding, placeOf } from '../../../kernel/findings/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { addresses } from '../registry.pages.tsx'
import { bothForms, personName, postTitle } from '../words.ts'
import {
  type BodyNames,
  bodiesOf,
  bodyNames,
  everyone,
  type Held,
  type Named,
  type PostName,
  postNames,
  sharedIdentifiers,
} from './name.queries.ts'
import { type Disagreement, disagreement, groups, likeness } from './name.rules.ts'

const nameOf = ({ name_fr: fr, name_en: en }: BodyNames): Two => ({ fr, en })
const bodyOf = (body: BodyNames) => ({ id: body.organisation_id, name: nameOf(body) })
const newDraft = { fr: '/actes/projets/nouveau', en: '/acts/drafts/new' }

const draft = (effet: string, title: Two, about: Readonly<Record<string, string>>) => ({
  title,
  path: placeOf(newDraft, { effet, ...about }),
  access: ['adviser'] as const,
})
const renameBody = (organisation: string) =>
  draft('organisation.change', { fr: 'Changer le nom', en: 'Change the name' }, { organisation })
const renamePost = (post: string) => draft('post.change', { fr: 'Changer le titre', en: 'Change the title' }, { post })

/** Another card to compare with. */
const compare = (path: Two, id: string) => ({
  title: { fr: 'Comparer avec l’autre fiche', en: 'Compare with the other card' },
  path: placeOf(path, { id }),
  access: 'public' as const,
})

/** Both entries on one page, which leads an adviser to the draft that merges them. */
const sideBySide = (id: string, other: string) => ({
  title: { fr: 'Comparer les deux inscriptions', en: 'Compare the two entries' },
  path: placeOf(addresses.comparison.path, { id, other }),
  access: 'public' as const,
})

/** People of one name who held posts in one body: the first of them, the others, and where. */
const samePeople = (people: readonly Named[], shared: readonly Held[]): Finding[] =>
  groups(
    shared.filter(one => people.some(({ person_id }) => person_id === one.person_id)),
    ({ organisation_id }) => organisation_id,
  ).flatMap((own): Finding[] => {
    const held = own.toSorted((a, b) => ((a.first_day ?? '') < (b.first_day ?? '') ? -1 : 1))
    const [first, second] = held
    const person = people.find(({ person_id }) => person_id === first?.person_id)
    if (!first || !second || !person) return []
    const ids = held.map(({ person_id }) => person_id)
    const told = (lang: 'fr' | 'en') =>
      held.flatMap(({ first_day }) => (first_day ? [showDay(first_day, lang)] : [])).join(', ')
    return [
      {
        key: `${first.person_id}-${first.organisation_id}`,
        says: {
          fr: `${ids.length} fiches au nom de ${personName(person)}, ${first.name_fr} (depuis\u00a0: ${told('fr')}).`,
          en: `${ids.length} cards in the name of ${personName(person)}, ${first.name_en} (since: ${told('en')}).`,
        },
        since: second.first_day,
        body: { id: first.organisation_id, name: { fr: first.name_fr, en: first.name_en } },
        path: placeOf(addresses.person.path, { id: first.person_id }),
        mend: sideBySide(first.person_id, second.person_id),
        about: { person: first.person_id, other: second.person_id },
        facts: [...ids].sort(),
      },
    ]
  })

const sameIdentifier = (
  { scheme, value, people: [first = '', second = '', ...rest] }: Awaited<ReturnType<typeof sharedIdentifiers>>[number],
  names: ReadonlyMap<string, string>,
): Finding => ({
  key: `${first}-${second}`,
  says: {
    fr: `${names.get(first)} et ${names.get(second)} ont un même identifiant (${scheme}\u00a0: ${value}).`,
    en: `${names.get(first)} and ${names.get(second)} have one identifier (${scheme}: ${value}).`,
  },
  since: null,
  body: null,
  path: placeOf(addresses.person.path, { id: first }),
  mend: sideBySide(first, second),
  about: { person: first, other: second },
  facts: [scheme, value, first, second, ...rest],
})

const sameBody = ([first, second]: readonly BodyNames[]): Finding[] =>
  first && second
    ? [
        {
          key: `${first.organisation_id}-${second.organisation_id}`,
          says: {
            fr: `Deux organismes se nomment de même\u00a0: ${first.name_fr} et ${second.name_fr}.`,
            en: `Two bodies have one name: ${first.name_en} and ${second.name_en}.`,
          },
          since: [first.since, second.since].sort()[1] ?? null,
          body: bodyOf(first),
          path: placeOf(addresses.organisation.path, { id: first.organisation_id }),
          mend: compare(addresses.organisation.path, second.organisation_id),
          about: { organisation: first.organisation_id, other: second.organisation_id },
          facts: [first.organisation_id, second.organisation_id],
        },
      ]
    : []

const titleIn = (post: PostName, lang: 'fr' | 'en') => postTitle(post, null, lang)

const samePost = ([first, second]: readonly PostName[], bodies: ReadonlyMap<string, BodyNames>): Finding[] => {
  const body = first && bodies.get(first.organisation_id)
  if (!first || !second || !body) return []
  return [
    {
      key: `${first.post_id}-${second.post_id}`,
      says: {
        fr: `Deux postes ont un même titre et un même siège\u00a0: ${titleIn(first, 'fr')}, ${body.name_fr}.`,
        en: `Two posts have one title and one seat: ${titleIn(first, 'en')}, ${body.name_en}.`,
      },
      since: [first.since, second.since].sort()[1] ?? null,
      body: bodyOf(body),
      path: placeOf(addresses.post.path, { id: first.post_id }),
      mend: compare(addresses.post.path, second.post_id),
      about: { post: first.post_id, other: second.post_id },
      facts: [first.post_id, second.post_id],
    },
  ]
}

const disagreed: Record<Disagreement, (name: Two) => Two> = {
  missing: ({ fr, en }) => ({
    fr: `«\u00a0${fr || en}\u00a0» n’est nommé que dans une langue.`,
    en: `“${en || fr}” is named in one language only.`,
  }),
  same: ({ fr }) => ({
    fr: `«\u00a0${fr}\u00a0» est écrit de même en anglais.`,
    en: `“${fr}” is written the same in English.`,
  }),
  numbers: ({ fr, en }) => ({
    fr: `«\u00a0${fr}\u00a0» et «\u00a0${en}\u00a0» n’ont pas les mêmes nombres.`,
    en: `“${fr}” and “${en}” do not have the same numbers.`,
  }),
}

/** One finding for each name that disagrees with its translation: a body's, a minister's, a title of a body's posts. */
const inOneLanguage = (bodies: readonly BodyNames[], posts: readonly PostName[]): Finding[] => {
  const byId = new Map(bodies.map(body => [body.organisation_id, body]))
  const ofBodies = bodies.flatMap((body): Finding[] => {
    const { organisation_id: id, since } = body
    const path = placeOf(addresses.organisation.path, { id })
    const about = { body: bodyOf(body), path, mend: renameBody(id), about: { organisation: id }, since }
    const name = nameOf(body)
    const minister = { fr: body.portfolio_fr ?? '', en: body.portfolio_en ?? '' }
    const [own, its] = [
      disagreement(name, true),
      body.portfolio_fr === null && body.portfolio_en === null ? null : disagreement(minister, false),
    ]
    return [
      ...(own ? [{ ...about, key: id, says: disagreed[own](name), facts: [name.fr, name.en] }] : []),
      ...(its
        ? [{ ...about, key: `${id}-minister`, says: disagreed[its](minister), facts: [minister.fr, minister.en] }]
        : []),
    ]
  })
  const titles = [
    ...Map.groupBy(posts, post => [post.organisation_id, post.title_fr_f, post.title_en].join('\n')).values(),
  ]
  const ofPosts = titles.flatMap(([post]): Finding[] => {
    const body = post && byId.get(post.organisation_id)
    if (!post || !body) return []
    const name = { fr: bothForms(post.title_fr_f, post.title_fr_m), en: post.title_en }
    const found = disagreement({ fr: post.title_fr_f, en: post.title_en }, false)
    return found ? [ofPost(post, body, disagreed[found](name))] : []
  })
  return [...ofBodies, ...ofPosts]
}

const ofPost = (post: PostName, body: BodyNames, says: Two): Finding => ({
  key: post.post_id,
  says: { fr: `${body.name_fr}\u00a0: ${says.fr}`, en: `${body.name_en}: ${says.en}` },
  since: post.since,
  body: bodyOf(body),
  path: placeOf(addresses.post.path, { id: post.post_id }),
  mend: renamePost(post.post_id),
  about: { post: post.post_id },
  facts: [post.title_fr_f, post.title_fr_m, post.title_en],
})

/** One title in French, two in English, in one body; or the reverse. */
const twoTranslations = (bodies: readonly BodyNames[], posts: readonly PostName[]): Finding[] => {
  const byId = new Map(bodies.map(body => [body.organisation_id, body]))
  const unlike = (key: 'title_fr_f' | 'title_en', other: 'title_fr_f' | 'title_en') =>
    groups(posts, post => `${post.organisation_id}\n${post[key]}`).flatMap((own): Finding[] => {
      const [first] = own
      const second = own.find(post => post[other] !== first?.[other])
      const body = first && byId.get(first.organisation_id)
      if (!first || !second || !body) return []
      const [one = '', two = ''] = [...new Set(own.map(post => post[other]))].sort()
      const says = {
        fr: `«\u00a0${first[key]}\u00a0» est traduit de deux façons\u00a0: «\u00a0${one}\u00a0» et «\u00a0${two}\u00a0».`,
        en: `“${first[key]}” is translated in two ways: “${one}” and “${two}”.`,
      }
      const facts = [first[key], one, two]
      return [{ ...ofPost(second, body, says), key: `${second.post_id}-${key === 'title_en' ? 'en' : 'fr'}`, facts }]
    })
  return [...unlike('title_fr_f', 'title_en'), ...unlike('title_en', 'title_fr_f')]
}

export const nameChecks: readonly Check[] = [
  {
    name: 'registry.duplicates',
    title: { fr: 'Doublons probables', en: 'Likely duplicates' },
    why: {
      fr: 'Deux personnes de même nom dans un même organisme, ou de même identifiant, deux organismes de même nom, deux postes de même titre et de même siège sont peut-être une seule chose, saisie deux fois. Rien n’est fusionné de soi-même.',
      en: 'Two people of one name in one body, or of one identifier, two bodies of one name, two posts of one title and one seat may be one thing, entered twice. Nothing is merged by itself.',
    },
    rule: null,
    concerns: ['registrar', 'auditor'],
    unjudged: {
      fr: 'Les homonymes qui n’ont ni organisme ni identifiant en commun\u00a0: rien ne les rapproche que leur nom.',
      en: 'Namesakes who have neither a body nor an identifier in common: nothing but their name is the same.',
    },
    find: async (tx, today) => {
      const people = await everyone(tx)
      const namesakes = groups(people, one => likeness(one.given_name, one.family_name))
      const held = Map.groupBy(
        await bodiesOf(
          tx,
          namesakes.flat().map(({ person_id }) => person_id),
        ),
        one => one.person_id,
      )
      const alike = namesakes.map(own =>
        samePeople(
          own,
          own.flatMap(({ person_id }) => held.get(person_id) ?? []),
        ),
      )
      const names = new Map(people.map(one => [one.person_id, personName(one)]))
      const bodies = await bodyNames(tx, today)
      const byId = new Map(bodies.map(body => [body.organisation_id, body]))
      const posts = groups(await postNames(tx, today), post =>
        [post.organisation_id, likeness(post.title_fr_m), likeness(post.title_en), post.seat].join('\n'),
      )
      const found = [
        ...alike.flat(),
        ...(await sharedIdentifiers(tx)).map(one => sameIdentifier(one, names)),
        ...groups(bodies, ({ name_fr }) => likeness(name_fr)).flatMap(sameBody),
        ...posts.flatMap(own => samePost(own, byId)),
      ]
      return {
        findings: [...new Map(found.map(one => [one.key, one])).values()],
        unjudged: alike.filter(own => own.length === 0).length,
      }
    },
  },
  {
    name: 'registry.languages',
    title: { fr: 'Noms qui diffèrent d’une langue à l’autre', en: 'Names that differ between languages' },
    why: {
      fr: 'Un nom est donné dans les deux langues, avec les mêmes nombres\u00a0; dans un organisme, un titre se traduit toujours de même.',
      en: 'A name is given in both languages, with the same numbers; in one body, a title is always translated the same way.',
    },
    rule: null,
    concerns: ['registrar', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Les organismes dont le nom est le même dans les deux langues\u00a0: le registre ne dit pas lesquels n’ont de nom officiel qu’en français.',
      en: 'Bodies whose name is the same in both languages: the register does not say which have an official name in French only.',
    },
    find: async (tx, today) => {
      const bodies = await bodyNames(tx, today)
      const posts = await postNames(tx, today)
      return {
        findings: [...inOneLanguage(bodies, posts), ...twoTranslations(bodies, posts)],
        unjudged: bodies.filter(({ name_fr, name_en }) => name_fr === name_en).length,
      }
    },
  },
]

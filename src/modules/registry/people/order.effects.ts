import { z } from 'zod'
import { closedAt, effect, type FactRow, factTable, idField, on, opened } from '../../../kernel/facts/index.ts'
import { dayAfter, dayField, holdsOn, overlap } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import { columns, forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { keysOf, said } from '../words.ts'
import { orderName, professionalOrders } from './order.rules.ts'

export type MembershipRow = FactRow & {
  membership_id: string
  person_id: string
  professional_order: string
  number: string | null
}

export const memberships = factTable<MembershipRow>({
  name: 'registry.order_membership',
  by: 'person_id',
  id: 'membership_id',
  columns: ['membership_id', 'person_id', 'professional_order', 'number'],
  title: { fr: 'Ordre professionnel', en: 'Professional order' },
  shows: columns.membership,
})

const professional_order = z.enum(keysOf(professionalOrders))
const joinInput = z.object({
  membership: idField,
  person: idField,
  professional_order,
  number: z.string().trim().min(1).max(40).nullable().optional(),
  from: dayField.nullable(),
})
const leaveInput = z.object({ person: idField, professional_order, on: dayField })

const touches = ({ person }: { person: string }) => [{ kind: 'person', id: person }]
const named = (code: string, number?: string | null) => {
  const { fr, en } = orderName(code)
  return number ? { fr: `${fr}, no\u00a0${number}`, en: `${en}, no.\u00a0${number}` } : { fr, en }
}

export const joinOrder = effect<z.infer<typeof joinInput>, Names>({
  kind: 'person.join_order',
  title: { fr: 'Inscrire l’appartenance à un ordre professionnel', en: 'Enter membership in a professional order' },
  form: forms.joinOrder,
  input: joinInput as z.ZodType<z.infer<typeof joinInput>>,
  touches,
  check: () => [],
  apply: (facts, { membership, person, professional_order: code, number = null, from }, cite) =>
    facts.edit(memberships, person, rows => {
      const valid = { from, until: null }
      if (rows.some(row => row.membership_id === membership)) throw refusals.alreadyExists()
      if (rows.some(row => row.professional_order === code && overlap(row.valid, valid))) throw refusals.alreadyMember()
      const row = { membership_id: membership, person_id: person, professional_order: code, number, valid }
      return [...rows, opened(row, cite)]
    }),
  sentence: ({ person, professional_order: code, number, from }, names) => ({
    fr: `soit inscrite au registre l’appartenance de ${names.person(person).formal.fr} à un ordre professionnel (${named(code, number).fr})${said.from(from).fr}`,
    en: `the membership of ${names.person(person).formal.en} in a professional order (${named(code, number).en}) be entered in the register${said.from(from).en}`,
  }),
})

export const leaveOrder = effect<z.infer<typeof leaveInput>, Names>({
  kind: 'person.leave_order',
  title: { fr: 'Mettre fin à l’appartenance à un ordre professionnel', en: 'End membership in a professional order' },
  form: forms.leaveOrder,
  input: leaveInput as z.ZodType<z.infer<typeof leaveInput>>,
  touches,
  check: () => [],
  apply: (facts, { person, professional_order: code, on: last }, cite) =>
    facts.edit(memberships, person, rows => {
      const own = rows.filter(row => row.professional_order === code)
      if (!on(own, last)) throw refusals.notAMember()
      return rows.flatMap(row =>
        own.includes(row) && holdsOn(row.valid, last) ? closedAt([row], dayAfter(last), cite) : [row],
      )
    }),
  sentence: ({ person, professional_order: code, on: last }, names) => ({
    fr: `soit inscrite au registre la fin de l’appartenance de ${names.person(person).formal.fr} à un ordre professionnel (${named(code).fr}), le dernier jour étant le ${said.day(last).fr}`,
    en: `the end of the membership of ${names.person(person).formal.en} in a professional order (${named(code).en}) be entered in the register, the last day being ${said.day(last).en}`,
  }),
})

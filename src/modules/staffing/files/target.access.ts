import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import { workers } from './file.access.ts'
import type { FileRow } from './file.queries.ts'
import { isOver, stagesOf } from './file.steps.ts'

type Standing = Pick<FileRow, 'kind' | 'procedure' | 'step'>

/** Nothing was decided of it yet. */
export const awaitsSitting = (file: Standing): boolean => {
  const order = stagesOf(file).map(({ step }) => step)
  return !isOver(file.step) && order.indexOf(file.step) < order.indexOf('decided')
}

/** It lost the sitting that it aimed at, and whoever works on files chooses another. */
export const canAim = (actor: Actor, file: Standing & Pick<FileRow, 'target' | 'lost_target'>): boolean =>
  mayEnter(workers, actor) && file.target === null && file.lost_target !== null && awaitsSitting(file)

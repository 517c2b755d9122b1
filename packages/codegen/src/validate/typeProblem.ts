import { splitType } from '../shape/documentedShape'
import { maxDepth } from './fieldNameProblem'

/** Why a documented type cannot be generated, or undefined. */
export const typeProblem = (type: string | undefined): string | undefined =>
  type !== undefined && splitType(type).dimensions > maxDepth
    ? `lists inside lists deeper than ${maxDepth} levels`
    : undefined

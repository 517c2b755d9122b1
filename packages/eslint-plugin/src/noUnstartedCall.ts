import type { Rule } from 'eslint'
import type { Type, TypeChecker } from 'typescript'

/** What typescript-eslint gives a rule where a configuration names a project. */
interface Services {
  readonly program?: { readonly getTypeChecker: () => TypeChecker } | null
  readonly getTypeAtLocation?: (node: Rule.Node) => Type
}

/** `Left` or `Right`: the union of both is what a call resolves to. */
const isEither = (type: Type, checker: TypeChecker): boolean => {
  const members = type.isUnion() ? type.types : []
  const tags = members.map((member) => {
    const tag = member.getProperty('_tag')
    const told = tag === undefined ? undefined : checker.getTypeOfSymbol(tag)
    return told?.isStringLiteral() === true ? told.value : undefined
  })
  return tags.length > 0 && tags.every((tag) => tag === 'Left' || tag === 'Right')
}

/** A call that has not started: a function of nothing whose Promise resolves to a Result. */
const isUnstarted = (type: Type, checker: TypeChecker): boolean =>
  checker
    .getNonNullableType(type)
    .getCallSignatures()
    .some((signature) => {
      if (signature.parameters.length > 0) return false
      const returned = signature.getReturnType()
      const resolved = returned.getSymbol()?.name === 'Promise' ? checker.getAwaitedType(returned) : undefined
      return resolved !== undefined && isEither(resolved, checker)
    })

/** What a statement leaves its value behind of: `a && b`, `a ? b : c`, `(a, b)`, `void a`, `await a`, `a!`. */
const leftBehind = (node: Rule.Node): ReadonlyArray<Rule.Node> => {
  const parts = (...nodes: ReadonlyArray<unknown>): ReadonlyArray<Rule.Node> =>
    nodes.flatMap((part) => leftBehind(part as Rule.Node))
  switch (node.type as string) {
    case 'AwaitExpression':
    case 'UnaryExpression':
      return parts((node as unknown as { argument: unknown }).argument)
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return parts((node as unknown as { expression: unknown }).expression)
    case 'LogicalExpression':
      return parts((node as unknown as { right: unknown }).right)
    case 'ConditionalExpression': {
      const { consequent, alternate } = node as unknown as { consequent: unknown; alternate: unknown }
      return parts(consequent, alternate)
    }
    case 'SequenceExpression':
      return parts(...(node as unknown as { expressions: ReadonlyArray<unknown> }).expressions)
    case 'AssignmentExpression':
      return []
    default:
      return [node]
  }
}

/**
 * Reports `client.call(operation, input)` whose `()` was forgotten: as a statement, behind `await` or behind `void`. It
 * compiles, sends nothing and says nothing. Needs type information.
 */
export const noUnstartedCall: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'Disallow a call that is made and never run' },
    messages: {
      unstarted:
        'This call is made and never run: nothing is sent. Add (), or use client.run(operation, input), which starts at once.',
    },
    schema: [],
  },
  create: (context) => {
    const services = context.sourceCode.parserServices as Services | undefined
    const { getTypeAtLocation } = services ?? {}
    const checker = services?.program?.getTypeChecker()
    if (checker === undefined || getTypeAtLocation === undefined)
      throw new Error('no-unstarted-call needs types: set parserOptions.projectService of typescript-eslint')
    const reported = new Set<Rule.Node>()
    const check = (node: Rule.Node): void => {
      for (const part of leftBehind(node)) {
        if (reported.has(part) || !isUnstarted(getTypeAtLocation(part), checker)) continue
        reported.add(part)
        context.report({ node: part, messageId: 'unstarted' })
      }
    }
    return {
      ExpressionStatement: (node) => check(node.expression as Rule.Node),
      AwaitExpression: (node) => check(node.argument as Rule.Node),
      UnaryExpression: (node) => {
        if (node.operator === 'void') check(node.argument as Rule.Node)
      },
    }
  },
}

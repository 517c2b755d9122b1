import type { Field, Shape } from '@paifang/codegen'
import type { Lang } from '../Context'

const kindOf = (shape: Shape): string => ('of' in shape ? `${shape.kind} of ${kindOf(shape.of)}` : shape.kind)

const childrenOf = (shape: Shape): ReadonlyArray<Field> =>
  shape.kind === 'struct' ? shape.fields : 'of' in shape ? childrenOf(shape.of) : []

const limitsOf = ({ limits = {} }: Field, lang: Lang): string =>
  Object.entries(limits)
    .map(([name, limit]) => {
      const sign = name === 'minValue' ? '≥' : '≤'
      const unit =
        name === 'maxLength'
          ? lang === 'zh'
            ? ' 字符'
            : ' chars'
          : name === 'maxListSize'
            ? lang === 'zh'
              ? ' 项'
              : ' items'
            : ''
      return `${sign} ${limit}${unit}`
    })
    .join(', ')

/** Fields as rows, children indented below their parent: name, kind, required, limits. */
export const fieldRows = (
  fields: ReadonlyArray<Field>,
  lang: Lang,
  indent = '  ',
): ReadonlyArray<ReadonlyArray<string>> =>
  fields.flatMap((field) => [
    [
      `${indent}${field.name}`,
      kindOf(field.shape),
      field.required ? (lang === 'zh' ? '必填' : 'required') : '',
      limitsOf(field, lang),
    ],
    ...fieldRows(childrenOf(field.shape), lang, `${indent}  `),
  ])

import type { Field, Shape } from '@paifang/codegen'
import { oneLine } from '@paifang/result'
import type { Lang } from '../Context'

const zhKinds: Readonly<Record<string, string>> = {
  text: '文本',
  id: '标识',
  integer: '整数',
  decimal: '小数',
  price: '价格',
  boolean: '布尔',
  dateTime: '时间',
  compactDateTime: '紧凑时间',
  file: '文件',
  unknown: '任意',
  unknownStruct: '任意对象',
  oneOf: '枚举',
  list: '列表',
  json: 'JSON',
  commaList: '逗号分隔',
  struct: '对象',
}

export const kindOf = (shape: Shape, lang: Lang): string => {
  if (shape.kind === 'oneOf') return shape.values.join(' | ')
  const kind =
    lang === 'zh' ? (zhKinds[shape.kind] ?? shape.kind) : shape.kind === 'struct' ? 'object' : shape.kind
  if (!('of' in shape)) return kind
  return lang === 'zh' ? `${kind}（${kindOf(shape.of, lang)}）` : `${kind} of ${kindOf(shape.of, lang)}`
}

export const childrenOf = (shape: Shape): ReadonlyArray<Field> =>
  shape.kind === 'struct' ? shape.fields : 'of' in shape ? childrenOf(shape.of) : []

export const limitsOf = ({ limits = {}, shape }: Field, lang: Lang): string =>
  Object.entries(limits)
    .map(([name, limit]) => {
      const sign = name === 'minValue' ? '≥' : '≤'
      const unit =
        name === 'maxLength' && shape.kind === 'file'
          ? lang === 'zh'
            ? ' 字节'
            : ' bytes'
          : name === 'maxLength'
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

const toldOf = ({ example, description = '' }: Field, lang: Lang): string => {
  const shown =
    example === undefined || example === ''
      ? ''
      : lang === 'zh'
        ? `如 ${oneLine(example, 60)}`
        : `e.g. ${oneLine(example, 60)}`
  return [shown, oneLine(description, 300)].filter(Boolean).join(' · ')
}

/** Fields as rows, children indented below their parent: name, kind, required, limits, example and description. */
export const fieldRows = (
  fields: ReadonlyArray<Field>,
  lang: Lang,
  indent = '  ',
): ReadonlyArray<ReadonlyArray<string>> =>
  fields.flatMap((field) => [
    [
      `${indent}${field.name}`,
      kindOf(field.shape, lang),
      field.required ? (lang === 'zh' ? '必填' : 'required') : '',
      limitsOf(field, lang),
      toldOf(field, lang),
    ],
    ...fieldRows(childrenOf(field.shape), lang, `${indent}  `),
  ])

import { builtFacts, builtText } from './builtTexts'
import type { CallError, Cause, Advice, Issue, Flaw, ProtocolError } from '../CallError'
import { describeIssue } from './describeIssue'
import { oneLine } from './oneLine'
import type { PaifangError } from '../PaifangError'
import { transportText } from './transportTexts'

const shownIssues = 3

const listed = (issues: ReadonlyArray<Issue>, lang: 'en' | 'zh'): string => {
  const shown = issues.slice(0, shownIssues).map((issue) => describeIssue(issue, lang))
  const more = issues.length - shown.length
  if (more > 0) shown.push(lang === 'zh' ? `另有 ${more} 处` : `and ${more} more`)
  // A question ends by itself.
  return shown
    .join(lang === 'zh' ? '；' : '; ')
    .replaceAll('?; ', '? ')
    .replaceAll('？；', '？')
}

const protocolReasons: Readonly<Record<string, Advice>> = {
  status: { en: 'something other than the gateway answered', zh: '应答的不是网关本身' },
  empty: { en: 'the answer was empty', zh: '应答为空' },
  unparsable: { en: 'the answer could not be parsed', zh: '应答无法解析' },
  envelope: { en: 'the answer has no envelope the gateway would send', zh: '应答不是网关的格式' },
  'too-large': { en: 'the answer was larger than the limit', zh: '应答超过大小上限' },
}

const flaws: Readonly<Record<Flaw['kind'], Advice>> = {
  charset: { en: 'bytes that are not in its charset', zh: '存在不属于其字符集的字节' },
  compressed: {
    en: 'it is still compressed, and its Content-Encoding does not say how',
    zh: '内容仍是压缩数据，而 Content-Encoding 未说明压缩方式',
  },
  cut: { en: 'it ends too early', zh: '内容提前结束' },
  syntax: { en: 'it is neither JSON nor XML', zh: '不是合法的 JSON 或 XML' },
  'document-type': { en: 'it holds a document type', zh: '含有文档类型声明' },
  'too-deep': { en: 'it is nested too deep', zh: '嵌套过深' },
  'too-many-values': { en: 'it holds too many values', zh: '值的数量过多' },
}

const flawed = (flaw: Flaw | undefined): Advice => {
  if (flaw === undefined) return { en: '', zh: '' }
  const { en, zh } = flaws[flaw.kind]
  const unit = flaw.kind === 'charset' ? { en: 'byte', zh: '字节' } : { en: 'character', zh: '字符' }
  return {
    en: `: ${en}${flaw.offset === undefined ? '' : ` at ${unit.en} ${flaw.offset}`}`,
    zh: `：${zh}${flaw.offset === undefined ? '' : `，位于第 ${flaw.offset} 个${unit.zh}`}`,
  }
}

const counted = (parts: ProtocolError['parts']): Advice =>
  parts === undefined
    ? { en: '', zh: '' }
    : {
        en: `: ${parts.answered} answers to a batch of ${parts.asked}`,
        zh: `：批量请求 ${parts.asked} 项，返回 ${parts.answered} 项`,
      }

const inputSubjects: Readonly<Record<string, Advice>> = {
  input: { en: 'the input is not right', zh: '入参有误' },
  options: { en: 'the options of the call are not right', zh: '调用选项有误' },
  clock: { en: 'the clock is not usable', zh: '时钟不可用' },
  credentials: { en: 'the credentials are not usable', zh: '凭证不可用' },
  session: { en: 'the call needs a session', zh: '该调用需要用户授权' },
}

/** Of credentials that somebody was asked for, and who threw: the value is not what is wrong. */
const unreadSubjects: Readonly<Record<string, Advice>> = {
  credentials: { en: 'the credentials could not be read', zh: '读取凭证失败' },
  session: { en: 'the session could not be read', zh: '读取 session 失败' },
}

/** Of reasons that say little. */
const wordless: ReadonlyArray<string> = ['request', 'unknown']

const said = (text: string): string => oneLine(text, 300)

/** The first half of `describe`, in both languages. */
export const whatHappened = (error: PaifangError): Advice => {
  const { en, zh } = happened(error)
  const { cause } = error as { readonly cause?: Cause | undefined }
  if (cause === undefined) return { en, zh }
  const { name, message } = cause
  const thrown = `${oneLine(name, 60)}: ${said(message)}`
  return { en: `${en} (${thrown})`, zh: `${zh}（${thrown}）` }
}

const happened = (error: PaifangError): Advice => {
  switch (error._tag) {
    case 'InputError': {
      const unread = error.cause === undefined ? undefined : unreadSubjects[error.subject]
      if (unread !== undefined) {
        const paths = oneLine(error.issues.map(({ path }) => path).join(', '), 120)
        return { en: `${unread.en}: ${paths}`, zh: `${unread.zh}：${paths}` }
      }
      const subject = inputSubjects[error.subject] as Advice
      return {
        en: `${subject.en}: ${listed(error.issues, 'en')}`,
        zh: `${subject.zh}：${listed(error.issues, 'zh')}`,
      }
    }
    case 'TransportError': {
      const { what } = transportText(error)
      // Where the system gave no code, only the message says what it was.
      const isOwnWord =
        error.code === undefined && error.policy === undefined && wordless.includes(error.reason)
      const facts = [isOwnWord ? error.message : error.code, error.host].filter((fact) => fact !== undefined)
      if (facts.length === 0) return what
      const shown = oneLine(facts.join(' '), 160)
      return { en: `${what.en} (${shown})`, zh: `${what.zh}（${shown}）` }
    }
    case 'ProtocolError': {
      const reason = protocolReasons[error.reason] as Advice
      const flaw = flawed(error.flaw)
      const parts = counted(error.parts)
      const { from = '', contentType = '', location = '' } = error
      const facts = [`HTTP ${error.status}`, oneLine(contentType, 60), oneLine(from, 160)].filter(Boolean)
      if (location !== '') facts.push(`→ ${oneLine(location, 160)}`)
      const excerpt = oneLine(error.excerpt, 120)
      return {
        en: `${reason.en}${flaw.en}${parts.en} (${facts.join(', ')})${excerpt === '' ? '' : `: ${excerpt}`}`,
        zh: `${reason.zh}${flaw.zh}${parts.zh}（${facts.join('，')}）${excerpt === '' ? '' : `：${excerpt}`}`,
      }
    }
    case 'GatewayError': {
      const sub = error.subCode === undefined ? '' : `, ${oneLine(error.subCode, 120)}`
      const code = `${oneLine(error.code, 40)} ${oneLine(error.name, 120)}${sub}`
      // What a code is called is often all that is said.
      const words = error.message === error.name ? '' : said(error.message)
      return {
        en: `${error.gateway} refused, code ${code}${words === '' ? '' : `: ${words}`}`,
        zh: `${error.gateway} 拒绝，代码 ${code}${words === '' ? '' : `：${words}`}`,
      }
    }
    case 'BusinessError': {
      const code = oneLine(error.rawCode, 120)
      const words = said(error.message)
      const mark = error.mark === undefined ? '' : oneLine(error.mark, 120)
      return {
        en: `the answer says it failed${mark === '' ? '' : ` (by its ${mark})`}${code === '' ? '' : `, code ${code}`}${words === '' ? '' : `: ${words}`}`,
        zh: `应答表明业务失败${mark === '' ? '' : `（见 ${mark}）`}${code === '' ? '' : `，代码 ${code}`}${words === '' ? '' : `：${words}`}`,
      }
    }
    case 'OutputError':
      return {
        en: `the answer does not fit the specification: ${listed(error.issues, 'en')}`,
        zh: `应答与规格不符：${listed(error.issues, 'zh')}`,
      }
    default: {
      const { what } = builtText(error)
      const facts = builtFacts(error)
      const shown = (lang: 'en' | 'zh'): string => oneLine(facts[lang], 300)
      const { error: inner, issues = [] } = error as {
        readonly error?: CallError
        readonly issues?: ReadonlyArray<Issue>
      }
      const more = (lang: 'en' | 'zh'): string =>
        inner !== undefined ? happened(inner)[lang] : issues.length > 0 ? listed(issues, lang) : ''
      return {
        en: `${what.en}${facts.en === '' ? '' : ` (${shown('en')})`}${more('en') === '' ? '' : `: ${more('en')}`}`,
        zh: `${what.zh}${facts.zh === '' ? '' : `（${shown('zh')}）`}${more('zh') === '' ? '' : `：${more('zh')}`}`,
      }
    }
  }
}

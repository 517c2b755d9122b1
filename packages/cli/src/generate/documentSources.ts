import type { GatewayDocuments } from '@paifang/codegen'
import type { Text } from '../Command'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'

/** Where the documents of a gateway come from, and how to save one. */
const sentence = ({ title, source }: GatewayDocuments): Text => {
  if (source === undefined) return { en: `${title}: save a document`, zh: `${title}：请保存一份文档` }
  const { pages, save, service } = source
  return {
    en:
      `${title}: ${pages}. Save ${save.en}` +
      (service === undefined
        ? ''
        : `; or let \`paifang generate <method> --out <folder>\` fetch it from ${service}`),
    zh:
      `${title}：${pages}。请保存${save.zh}` +
      (service === undefined ? '' : `；也可用 \`paifang generate <方法名> --out <目录>\` 从 ${service} 获取`),
  }
}

/** A usage error that says where documents come from. */
export const noDocuments = ({ en, zh }: Text, gateways: ReadonlyArray<GatewayDocuments>): UsageError => {
  const sentences = gateways.map(sentence)
  return new UsageError({
    en: [`${en}. Where documents come from:`, ...sentences.map((one) => `  ${one.en}`)].join('\n'),
    zh: [`${zh}。文档来源：`, ...sentences.map((one) => `  ${one.zh}`)].join('\n'),
  })
}

/** What to do where the service of a gateway gave no document. */
export const savingHint = (service: string, gateways: ReadonlyArray<GatewayDocuments>): Text => {
  const source = gateways.find((one) => one.source?.service === service)?.source
  const command = 'paifang generate --from <file> --out <folder>'
  return {
    en: `Or save the document yourself${source === undefined ? '' : ` (${source.pages}: ${source.save.en})`} and run \`${command}\``,
    zh: `也可自行保存文档${source === undefined ? '' : `（${source.pages}：${source.save.zh}）`}，再运行 \`${command}\``,
  }
}

/** The documentation service that has the documents of methods, all of one gateway. */
export const serviceFor = (names: ReadonlyArray<string>, gateways: ReadonlyArray<GatewayModule>): string => {
  const known = names.map((name) => gateways.find(({ methodPattern }) => methodPattern.test(name)))
  const [gateway = gateways.find(({ documents }) => documents().source?.service !== undefined)] = known
  const others = names.filter((_, i) => known[i] !== undefined && known[i] !== gateway)
  if (others.length > 0)
    throw new UsageError({
      en: `${others.join(', ')}: methods of another gateway; fetch them by a command of their own`,
      zh: `${others.join('、')}：属于另一个网关，请另用一条命令获取`,
    })
  const documents = gateway?.documents()
  const service = documents?.source?.service
  if (service !== undefined) return service
  throw noDocuments(
    {
      en: `${names.join(', ')}: no documentation service has it; save the document, and name it with --from`,
      zh: `${names.join('、')}：没有可获取该文档的服务，请保存文档并用 --from 指定`,
    },
    documents === undefined ? gateways.map((one) => one.documents()) : [documents],
  )
}

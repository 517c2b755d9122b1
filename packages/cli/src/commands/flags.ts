import type { Flag } from '../Command'
import type { AccountField, GatewayModule } from '../gateways/GatewayModule'

type Gateways = ReadonlyArray<GatewayModule>

const fieldsOf = (gateways: Gateways, flag: string): ReadonlyArray<AccountField> =>
  gateways.flatMap(({ accountFields }) => accountFields.filter((field) => field.flag === flag))

const variablesOf = (gateways: Gateways, flag: string): ReadonlyArray<string> =>
  fieldsOf(gateways, flag).map(({ variable }) => variable)

/** How a command is told whose credentials to use; the secret only ever by reference. */
export const credentialFlags = (gateways: Gateways): ReadonlyArray<Flag> => [
  {
    flag: '--key <key>',
    text: {
      en: `app key / access key (default ${variablesOf(gateways, 'key').join(', ')})`,
      zh: `应用 key（默认取 ${variablesOf(gateways, 'key').join('、')}）`,
    },
  },
  {
    flag: '--secret-env <name>',
    text: { en: 'the variable that holds the secret', zh: '存放密钥的环境变量名' },
  },
  { flag: '--secret-file <file>', text: { en: 'the file that holds the secret', zh: '存放密钥的文件' } },
]

/** What only some gateway's account has. */
export const ownFlags = (gateways: Gateways): ReadonlyArray<Flag> =>
  gateways
    .flatMap(({ accountFields }) => accountFields)
    .filter(({ flag }) => !['key', 'secret', 'session'].includes(flag))
    .map(({ flag, option, variable, text }) => ({
      flag: `--${flag} <${flag}>`,
      text: text ?? { en: `${option} (default ${variable})`, zh: `${option}（默认取 ${variable}）` },
    }))

/** Where a call goes. */
export const endpointFlags = (gateways: Gateways): ReadonlyArray<Flag> => {
  const variables = gateways.map(({ endpointVariable }) => endpointVariable)
  return [
    {
      flag: '--endpoint <url>',
      text: {
        en: `a named endpoint or a URL (default ${variables.join(', ')}, the profile, the gateway's own)`,
        zh: `端点名称或 URL（默认依次取 ${variables.join('、')}、配置、网关正式地址）`,
      },
    },
    {
      flag: '--allow-insecure-host <host...>',
      text: {
        en: 'plain http may go to this host too: an emulator elsewhere',
        zh: '允许对该主机使用 http，例如其他容器中的仿真器',
      },
    },
  ]
}

/** Whose code runs beside what the project depends on. */
export const packageFlag: Flag = {
  flag: '--package <name...>',
  text: {
    en: 'operations of this package or folder too; its code runs',
    zh: '同时加载该包或目录中的接口（会运行其代码）',
  },
}

export const specFlag: Flag = {
  flag: '--spec <folder...>',
  text: { en: 'operations from spec files too', zh: '同时加载 spec 文件夹中的接口' },
}

/** For what may write. */
export const yesFlag: Flag = {
  flag: '--yes',
  text: { en: 'writes to production without asking', zh: '写入生产环境时不再询问' },
}

export const sessionFlag = (gateways: Gateways): Flag => ({
  flag: '--session <session>',
  text: {
    en: `session or token (better: ${variablesOf(gateways, 'session').join(', ')})`,
    zh: `session 或 token（建议使用 ${variablesOf(gateways, 'session').join('、')}）`,
  },
})

export const gatewayFlag = (gateways: Gateways): Flag => ({
  flag: `--gateway <${gateways.map(({ name }) => name).join('|')}>`,
  text: {
    en: 'which gateway, where the method does not tell',
    zh: '网关，方法名无法判断时使用',
  },
})

export const signMethodFlag = (gateways: Gateways): Flag => {
  const each = (usual: string, comma: string, colon: string, stop: string): string =>
    gateways
      .map(({ name, signMethods: [first = '', ...others] }) =>
        [`${name}${colon}${first}${usual}`, ...others].join(comma),
      )
      .join(stop)
  return {
    flag: '--sign-method <method>',
    text: { en: each(' (default)', ', ', ': ', '; '), zh: each('（默认）', '、', '：', '；') },
  }
}

/** Where `sign`, `verify` and `explain` find the request; stdin when none is given. */
export const requestFlags: ReadonlyArray<Flag> = [
  { flag: '--param <name=value...>', text: { en: 'one parameter', zh: '一个参数' } },
  {
    flag: '--from <file>',
    text: {
      en: 'curl, wget, HAR, HTTP text, fetch, a printed map, JSON, query string or log line; - is stdin',
      zh: 'curl、wget、HAR、HTTP 原文、fetch、打印的 map、JSON、查询串或日志行；- 表示标准输入',
    },
  },
  { flag: '--body <text>', text: { en: 'a raw signed body', zh: '参与签名的原始请求体' } },
]

/** Which exchanges of an emulator or of a recording are meant. */
export const rowFlags: ReadonlyArray<Flag> = [
  { flag: '--failed', text: { en: 'only what was not answered whole', zh: '只看未完整应答的请求' } },
  {
    flag: '--operation <text>',
    text: { en: 'only methods that hold it', zh: '只看方法名包含该文本的请求' },
  },
  {
    flag: '--filter <words>',
    text: {
      en: 'e.g. "code:25 -app:2100 ms>100", as in the control API',
      zh: '如 "code:25 -app:2100 ms>100"，写法同控制接口',
    },
  },
]

/** As whom a call is made. */
export const accountFlags = (gateways: Gateways): ReadonlyArray<Flag> => [
  sessionFlag(gateways),
  signMethodFlag(gateways),
  ...credentialFlags(gateways),
  ...ownFlags(gateways),
]

/** What is called, as whom and where: of commands that make many calls. */
export const callingFlags = (gateways: Gateways): ReadonlyArray<Flag> => [
  packageFlag,
  gatewayFlag(gateways),
  ...endpointFlags(gateways),
  ...accountFlags(gateways),
]

import type { Flag } from '../Command'

/** How a command is told whose credentials to use; the secret only ever by reference. */
export const credentialFlags: ReadonlyArray<Flag> = [
  {
    flag: '--key <key>',
    text: {
      en: 'app key / access key (default TOP_APP_KEY, OPRETAIL_ACCESS_KEY)',
      zh: '应用 key(默认取 TOP_APP_KEY、OPRETAIL_ACCESS_KEY)',
    },
  },
  {
    flag: '--secret-env <name>',
    text: { en: 'the variable that holds the secret', zh: '存放密钥的环境变量名' },
  },
  { flag: '--secret-file <file>', text: { en: 'the file that holds the secret', zh: '存放密钥的文件' } },
]

export const gatewayFlag: Flag = {
  flag: '--gateway <top|opretail>',
  text: { en: 'which gateway, where the method does not tell', zh: '网关，方法名无法判断时使用' },
}

export const signMethodFlag: Flag = {
  flag: '--sign-method <method>',
  text: {
    en: 'top: hmac-sha256 (default), hmac, md5; opretail: md5 (default), sha1',
    zh: 'top: hmac-sha256(默认)、hmac、md5;opretail: md5(默认)、sha1',
  },
}

/** Where `sign`, `verify` and `explain` find the request; stdin when none is given. */
export const requestFlags: ReadonlyArray<Flag> = [
  { flag: '--param <name=value...>', text: { en: 'one parameter', zh: '一个参数' } },
  {
    flag: '--from <file>',
    text: {
      en: 'a curl command, HAR entry, JSON, query string or log line; - is stdin',
      zh: 'curl 命令、HAR、JSON、查询串或日志行;- 表示标准输入',
    },
  },
  { flag: '--body <text>', text: { en: 'a raw signed body', zh: '参与签名的原始请求体' } },
]

/** What a check looks at, for people. */
export interface CheckWords {
  readonly en: string
  readonly zh: string
}

const present = (name: string): CheckWords => ({ en: `${name} is there`, zh: `带有 ${name}` })

/** By the name of the check, for every gateway: the same name looks at the same thing. */
const words: Readonly<Record<string, CheckWords>> = {
  verb: { en: 'the HTTP method is one that the gateway takes', zh: 'HTTP 方法为网关所接受' },
  encoding: { en: 'parameters are UTF-8, percent-encoded once', zh: '参数为 UTF-8，且只做一次 URL 编码' },
  repeated: { en: 'no parameter comes twice', zh: '没有重复出现的参数' },
  app_key: present('app_key'),
  app: { en: 'the application is known', zh: '应用存在' },
  method: present('method'),
  v: present('v'),
  version: { en: 'the version of the protocol is one that exists', zh: '协议版本有效' },
  format: { en: 'the format is json or xml', zh: '返回格式为 json 或 xml' },
  timestamp: { en: 'there is a timestamp that can be read', zh: '带有可解析的时间戳' },
  clock: { en: 'the timestamp is near the clock of the gateway', zh: '时间戳与网关时钟相近' },
  sign: present('sign'),
  signature: { en: 'the signature is that of the parameters received', zh: '签名与收到的参数一致' },
  operation: { en: 'the method exists', zh: '接口存在' },
  partner_id: { en: 'the partner is one of the application', zh: 'partner_id 属于该应用' },
  partner: { en: 'the call names its receiver, who is registered', zh: '请求指明了已登记的接收方' },
  permission: { en: 'the application may call the method', zh: '应用有权调用该接口' },
  session: { en: 'there is a session where the method needs one', zh: '接口需要授权时带有 session' },
  'session valid': {
    en: 'the session is known, of this application and not over',
    zh: 'session 有效、属于该应用且未过期',
  },
  throttle: { en: 'neither a quota nor a rate is used up', zh: '未超出调用量与频率限制' },
  body: { en: 'the body can be read in the way the gateway expects it', zh: '请求体可按网关要求解析' },
  parameters: { en: "the method's own parameters are there and right", zh: '业务参数齐全且合法' },
  client_id: { en: 'the application is known', zh: '应用存在' },
  client_secret: { en: 'the secret is that of the application', zh: '密钥与应用对应' },
  grant_type: { en: 'what is asked for is something that is given', zh: '请求的授权方式受支持' },
  redirect_uri: { en: 'there is an address to go back to', zh: '带有可返回的地址' },
  grant: {
    en: 'the user consents, or the code or refresh token is known, unused and not over',
    zh: '用户同意授权，或授权码、refresh token 有效、未使用且未过期',
  },
  _akey: present('_akey'),
  key: { en: 'the access key is known', zh: 'access key 存在' },
  'key valid': { en: 'the access key is not over', zh: 'access key 未过期' },
  _sm: present('_sm'),
  'sign method': { en: 'the sign method is one that the application has', zh: '签名方式为该应用所支持' },
  _sig: present('_sig'),
  _mt: present('_mt'),
  _requestMode: present('_requestMode'),
  _aid: present('_aid'),
  application: { en: 'the application id is the one of the key', zh: '应用 ID 与 access key 对应' },
  _version: present('_version'),
  _timestamp: present('_timestamp'),
  token: { en: 'there is a token where the method needs one', zh: '接口需要登录时带有 token' },
  'token valid': { en: 'the token is known and not over', zh: 'token 有效且未过期' },
  repeat: { en: 'the same call was not made before', zh: '没有重复提交相同的请求' },
}

/** What a check of that name looks at; the name itself where nobody said it. */
export const wordsOfCheck = (name: string): CheckWords =>
  Object.hasOwn(words, name) && words[name] !== undefined ? words[name] : { en: name, zh: name }

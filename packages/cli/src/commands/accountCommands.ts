import type { Command } from '../Command'
import { credentialFlags, endpointFlags, gatewayFlag, ownFlags, sessionFlag } from './flags'

export const doctorCommand: Command = {
  usage: 'doctor',
  text: {
    en: 'checks clock, zone, DNS, TLS, proxy, credentials and package versions',
    zh: '检查时钟、时区、DNS、TLS、代理、凭证与包版本',
  },
  flags: (gateways) => [
    gatewayFlag(gateways),
    ...endpointFlags(gateways).slice(0, 1),
    ...ownFlags(gateways),
    ...credentialFlags(gateways),
    {
      flag: '--call',
      text: {
        en: 'proves key and secret by one call that changes nothing',
        zh: '用一次不改变任何数据的调用验证 key 与 secret',
      },
    },
  ],
  example: 'paifang doctor --gateway top --call',
  load: () => (require('../doctor/doctor') as typeof import('../doctor/doctor')).doctor,
}

export const loginCommand: Command = {
  usage: 'login',
  text: {
    en: 'writes credentials to the profile file, which only you can read',
    zh: '将凭证写入仅本人可读的配置文件',
  },
  flags: (gateways) => [
    gatewayFlag(gateways),
    ...credentialFlags(gateways),
    {
      flag: '--endpoint <url>',
      text: { en: 'where its calls go: a named endpoint or a URL', zh: '调用地址：端点名称或 URL' },
    },
    sessionFlag(gateways),
    ...ownFlags(gateways),
    {
      flag: '--production <ask|allow|deny>',
      text: { en: 'what becomes of writes to production; default ask', zh: '对生产环境写入的处理，默认 ask' },
    },
  ],
  example: 'paifang login --profile test --gateway top --key 12345678 --secret-file secret.txt',
  load: () => (require('../credentials/login') as typeof import('../credentials/login')).login,
}

export const sessionCommand: Command = {
  usage: 'session',
  text: {
    en: "asks a user's consent in the browser and keeps the session in the profile",
    zh: '在浏览器中请求用户授权，并将 session 写入配置',
  },
  flags: (gateways) => [
    gatewayFlag(gateways),
    {
      flag: '--redirect <url>',
      text: {
        en: 'the registered callback, on this machine; default http://127.0.0.1:8765/callback',
        zh: '应用登记的回调地址（本机），默认 http://127.0.0.1:8765/callback',
      },
    },
    { flag: '--refresh', text: { en: 'renews the one that is kept', zh: '刷新已保存的授权' } },
    {
      flag: '--oauth <url>',
      text: {
        en: 'production, sandbox, aliexpress, or a URL; default production, or the emulator that calls go to',
        zh: 'production、sandbox、aliexpress 或 URL；默认 production，调用发往仿真器时为该仿真器',
      },
    },
    ...credentialFlags(gateways),
    ...ownFlags(gateways),
  ],
  example: 'paifang session --profile test',
  load: () => (require('../session/session') as typeof import('../session/session')).session,
}

export const profilesCommand: Command = {
  usage: 'profiles',
  text: { en: 'the profiles there are, without their secrets', zh: '列出已有配置（不含密钥）' },
  flags: () => [],
  example: 'paifang profiles',
  load: () => (require('../credentials/profiles') as typeof import('../credentials/profiles')).profiles,
}

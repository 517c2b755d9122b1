import type { Command } from '../Command'
import { credentialFlags, gatewayFlag, ownFlags } from './flags'

export const doctorCommand: Command = {
  usage: 'doctor',
  text: {
    en: 'checks clock, zone, DNS, TLS, proxy, credentials and package versions',
    zh: '检查时钟、时区、DNS、TLS、代理、凭证与包版本',
  },
  flags: (gateways) => [
    gatewayFlag(gateways),
    { flag: '--endpoint <url>', text: { en: 'a named endpoint or a URL', zh: '端点名称或 URL' } },
    ...ownFlags(gateways),
    ...credentialFlags(gateways),
  ],
  example: 'paifang doctor --gateway top',
  load: () => (require('../doctor/doctor') as typeof import('../doctor/doctor')).doctor,
}

export const loginCommand: Command = {
  usage: 'login',
  text: {
    en: 'writes credentials to the profile file, which only you can read',
    zh: '将凭证写入仅本人可读的配置文件',
  },
  flags: (gateways) => [gatewayFlag(gateways), ...credentialFlags(gateways)],
  example: 'paifang login --gateway top --key 12345678 --secret-file secret.txt',
  load: () => (require('../credentials/login') as typeof import('../credentials/login')).login,
}

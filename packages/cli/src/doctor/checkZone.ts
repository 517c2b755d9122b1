import { fine, type Finding } from './Finding'

/** The machine's zone never matters to our clients; clients that stamp local time need to know it. */
export const checkZone = (zone: string, offsetMinutes: number): Finding =>
  offsetMinutes === 480
    ? fine('zone', `${zone}, GMT+8 like the gateways`, `${zone}，与网关同为 GMT+8`)
    : fine(
        'zone',
        `${zone}, not GMT+8: these packages stamp GMT+8 all the same`,
        `${zone}，不是 GMT+8；本 SDK 仍按 GMT+8 计时`,
      )

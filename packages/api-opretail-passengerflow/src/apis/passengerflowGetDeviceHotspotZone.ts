// Generated from public documents of open.passengerflow.getDeviceHotspotZone; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.passengerflow.getDeviceHotspotZone. */
export declare namespace PassengerflowGetDeviceHotspotZone {
  /** 设备热力分区: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Seconds that count as a stay: 5, 15, 30 or 60. (e.g. `15`) */
    readonly mintime: IntegerInput
    /** Compared with: 0 nothing, 1 the week before, 2 the month before. (e.g. `0`) */
    readonly compareType: IntegerInput
    /** Device. (e.g. `d47c44906f14`) */
    readonly deviceMac: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly starttime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endtime: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<PassengerflowGetDeviceHotspotZone.Input>('PassengerflowGetDeviceHotspotZone.Input', {
  required: {
    orgid: idInput,
    mintime: integerInput,
    compareType: integerInput,
    deviceMac: text,
    starttime: text,
    endtime: text,
  },
})

/** 设备热力分区 (`open.passengerflow.getDeviceHotspotZone`) */
export const passengerflowGetDeviceHotspotZone: Operation<
  'opretail',
  PassengerflowGetDeviceHotspotZone.Input,
  PassengerflowGetDeviceHotspotZone.Output
> = {
  gateway: 'opretail',
  method: 'open.passengerflow.getDeviceHotspotZone',
  title: '设备热力分区',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      orgid: '66',
      mintime: 15,
      compareType: 0,
      deviceMac: 'd47c44906f14',
      starttime: '2021-01-03 00:00:00',
      endtime: '2021-01-03 23:59:59'
    }
  },
}

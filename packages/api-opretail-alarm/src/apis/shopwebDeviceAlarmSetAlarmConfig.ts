// Generated from public documents of open.shopweb.deviceAlarm.setAlarmConfig; corrections go into spec/, not here.
import { integer, list, present, struct, text, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.shopweb.deviceAlarm.setAlarmConfig. */
export declare namespace ShopwebDeviceAlarmSetAlarmConfig {
  /** 设置设备告警: input */
  interface Input {
    /** Last day, yyyyMMdd. (e.g. `20211231`) */
    readonly endDate: string
    /** Seconds between alarms. (e.g. `60`) */
    readonly alarmInterval: number
    /** 0 off, 1 on. (e.g. `1`) */
    readonly alarmEnable: number
    /** 3 something moves, 5 nobody at the post. (e.g. `3`) */
    readonly alarmType: number
    /** Periods that are watched. */
    readonly times: ReadonlyArray<Times>
    /** 1 low to 9 high. (e.g. `5`) */
    readonly detectionSensitivity: number
    /** At most 4 rectangles on a picture of 720 by 576. */
    readonly detectionArea: ReadonlyArray<DetectionArea>
  }

  /** Periods that are watched. */
  interface Times {
    /** Weekdays; [8]: all. (e.g. `[8]`) */
    readonly weeks: ReadonlyArray<number>
    /** e.g. `08:00` */
    readonly startTime: string
    /** e.g. `18:00` */
    readonly endTime: string
  }

  /** At most 4 rectangles on a picture of 720 by 576. */
  interface DetectionArea {
    /** Top. (e.g. `0`) */
    readonly y1: number
    /** Left. (e.g. `0`) */
    readonly x1: number
    /** Bottom. (e.g. `576`) */
    readonly y2: number
    /** Right. (e.g. `720`) */
    readonly x2: number
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Times = struct<ShopwebDeviceAlarmSetAlarmConfig.Times>('ShopwebDeviceAlarmSetAlarmConfig.Times', {
  required: {
    weeks: present(list(integer)),
    startTime: text,
    endTime: text,
  },
})

const DetectionArea = struct<ShopwebDeviceAlarmSetAlarmConfig.DetectionArea>('ShopwebDeviceAlarmSetAlarmConfig.DetectionArea', {
  required: {
    y1: integer,
    x1: integer,
    y2: integer,
    x2: integer,
  },
})

const Input = struct<ShopwebDeviceAlarmSetAlarmConfig.Input>('ShopwebDeviceAlarmSetAlarmConfig.Input', {
  required: {
    endDate: text,
    alarmInterval: integer,
    alarmEnable: integer,
    alarmType: integer,
    times: present(list(Times)),
    detectionSensitivity: integer,
    detectionArea: present(list(DetectionArea)),
  },
})

/**
 * 设置设备告警 (`open.shopweb.deviceAlarm.setAlarmConfig`)
 *
 * times and detectionArea go as one JSON text each.
 */
export const shopwebDeviceAlarmSetAlarmConfig: Operation<
  'opretail',
  ShopwebDeviceAlarmSetAlarmConfig.Input,
  ShopwebDeviceAlarmSetAlarmConfig.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.deviceAlarm.setAlarmConfig',
  title: '设置设备告警',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      endDate: '20211231',
      alarmInterval: 60,
      alarmEnable: 1,
      alarmType: 3,
      times: [{ weeks: [8], startTime: '08:00', endTime: '18:00' }],
      detectionSensitivity: 5,
      detectionArea: [{ y1: 0, x1: 0, y2: 576, x2: 720 }]
    }
  },
}

// Generated from public documents of open.shopweb.deviceAlarm.setAlarmConfig; corrections go into spec/, not here.
import { integerInput, list, present, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.deviceAlarm.setAlarmConfig. */
export declare namespace ShopwebDeviceAlarmSetAlarmConfig {
  /** 设置设备告警: input */
  interface Input {
    /** Last day, yyyyMMdd. (e.g. `20211231`) */
    readonly endDate: string
    /** Seconds between alarms. (e.g. `60`) */
    readonly alarmInterval: IntegerInput
    /** 0 off, 1 on. (e.g. `1`) */
    readonly alarmEnable: IntegerInput
    /** 3 something moves, 5 nobody at the post. (e.g. `3`) */
    readonly alarmType: IntegerInput
    /** Periods that are watched. */
    readonly times: ReadonlyArray<Times>
    /** 1 low to 9 high. (e.g. `5`) */
    readonly detectionSensitivity: IntegerInput
    /** At most 4 rectangles on a picture of 720 by 576. */
    readonly detectionArea: ReadonlyArray<DetectionArea>
  }

  /** Periods that are watched. */
  interface Times {
    /** Weekdays; [8]: all. (e.g. `[8]`) */
    readonly weeks: ReadonlyArray<IntegerInput>
    /** e.g. `08:00` */
    readonly startTime: string
    /** e.g. `18:00` */
    readonly endTime: string
  }

  /** At most 4 rectangles on a picture of 720 by 576. */
  interface DetectionArea {
    /** Top. (e.g. `0`) */
    readonly y1: IntegerInput
    /** Left. (e.g. `0`) */
    readonly x1: IntegerInput
    /** Bottom. (e.g. `576`) */
    readonly y2: IntegerInput
    /** Right. (e.g. `720`) */
    readonly x2: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Times = struct<ShopwebDeviceAlarmSetAlarmConfig.Times>('ShopwebDeviceAlarmSetAlarmConfig.Times', {
  required: {
    weeks: present(list(integerInput)),
    startTime: text,
    endTime: text,
  },
})

const DetectionArea = struct<ShopwebDeviceAlarmSetAlarmConfig.DetectionArea>('ShopwebDeviceAlarmSetAlarmConfig.DetectionArea', {
  required: {
    y1: integerInput,
    x1: integerInput,
    y2: integerInput,
    x2: integerInput,
  },
})

const Input = struct<ShopwebDeviceAlarmSetAlarmConfig.Input>('ShopwebDeviceAlarmSetAlarmConfig.Input', {
  required: {
    endDate: text,
    alarmInterval: integerInput,
    alarmEnable: integerInput,
    alarmType: integerInput,
    times: present(list(Times)),
    detectionSensitivity: integerInput,
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

// Generated from public documents of open.oa.task.createTask; corrections go into spec/, not here.
import { boolean, idInput, integerInput, list, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.oa.task.createTask. */
export declare namespace OaTaskCreateTask {
  /** 创建任务: input */
  interface Input {
    /** The task. */
    readonly taskVoJson: TaskVoJson
  }

  /** The task. */
  interface TaskVoJson {
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId?: IdInput
    /** Who carries it out. */
    readonly executors?: unknown
    /** Stores. */
    readonly taskDeps?: ReadonlyArray<IntegerInput>
    /** e.g. `check` */
    readonly taskName?: string
    /** e.g. `0` */
    readonly taskType?: IntegerInput
    /** Whether it recurs. (e.g. `0`) */
    readonly isPeriod?: IntegerInput
    /** Who inspects it. */
    readonly inspectorIds?: ReadonlyArray<IdInput>
    /** Who is told of it. */
    readonly ccpersonIds?: ReadonlyArray<IdInput>
    /** e.g. `1` */
    readonly ccSelectType?: IntegerInput
    /** e.g. `4` */
    readonly executorSelectType?: IntegerInput
    /** e.g. `0` */
    readonly importance?: IntegerInput
    /** e.g. `1` */
    readonly isStoreMode?: IntegerInput
    readonly remark?: string
    /** The remark with markup. */
    readonly richRemark?: string
    /** e.g. `2024-11-28 00:00:00` */
    readonly startTime?: string
    /** e.g. `2024-11-29 23:59:59` */
    readonly endTime?: string
    readonly attachments?: unknown
    /** Its steps. */
    readonly executionDetails?: ReadonlyArray<ExecutionDetails>
    /** Whether it has steps. (e.g. `1`) */
    readonly isExecutionDetail?: IntegerInput
    /** e.g. `false` */
    readonly enableAI?: boolean
    readonly AIModel?: string
    readonly subTaskDetail?: unknown
    readonly taskUrls?: unknown
    /** e.g. `0` */
    readonly thirdPartyType?: IntegerInput
    readonly thirdPartyId?: string
    /** Label; spelled so. (e.g. `17261`) */
    readonly lableId?: string
    /** Attachments at least. (e.g. `1`) */
    readonly attachLimit?: IntegerInput
    /** Attachments at most. (e.g. `50`) */
    readonly attachMaxLimit?: IntegerInput
    /** e.g. `false` */
    readonly enableDetailComment?: boolean
    /** e.g. `true` */
    readonly enableRealtimeShooting?: boolean
    /** Reminders. */
    readonly notifies?: ReadonlyArray<Notifies>
    /** Reminders of the start. */
    readonly startOfNotifies?: ReadonlyArray<StartOfNotifies>
  }

  /** Its steps. */
  interface ExecutionDetails {
    readonly remark?: string
    /** Links. */
    readonly urlList?: unknown
    /** Attachments at least. (e.g. `1`) */
    readonly attachLimit?: IntegerInput
    /** Attachments at most. (e.g. `50`) */
    readonly attachMaxLimit?: IntegerInput
    /** e.g. `0` */
    readonly notifyType?: IntegerInput
    readonly appointNotifyTimes?: string
    readonly pointInTimes?: string
    /** Order. (e.g. `1`) */
    readonly sort?: IntegerInput
  }

  /** Reminders. */
  interface Notifies {
    /** e.g. `1` */
    readonly notifyType?: IntegerInput
    /** Minutes. (e.g. `30`) */
    readonly duration?: IntegerInput
  }

  /** Reminders of the start. */
  interface StartOfNotifies {
    /** e.g. `-1` */
    readonly notifyType?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const ExecutionDetails = struct<OaTaskCreateTask.ExecutionDetails>('OaTaskCreateTask.ExecutionDetails', {
  optional: {
    remark: text,
    urlList: unknownValue,
    attachLimit: integerInput,
    attachMaxLimit: integerInput,
    notifyType: integerInput,
    appointNotifyTimes: text,
    pointInTimes: text,
    sort: integerInput,
  },
})

const Notifies = struct<OaTaskCreateTask.Notifies>('OaTaskCreateTask.Notifies', {
  optional: {
    notifyType: integerInput,
    duration: integerInput,
  },
})

const StartOfNotifies = struct<OaTaskCreateTask.StartOfNotifies>('OaTaskCreateTask.StartOfNotifies', {
  optional: {
    notifyType: integerInput,
  },
})

const TaskVoJson = struct<OaTaskCreateTask.TaskVoJson>('OaTaskCreateTask.TaskVoJson', {
  optional: {
    enterpriseId: idInput,
    executors: unknownValue,
    taskDeps: list(integerInput),
    taskName: text,
    taskType: integerInput,
    isPeriod: integerInput,
    inspectorIds: list(idInput),
    ccpersonIds: list(idInput),
    ccSelectType: integerInput,
    executorSelectType: integerInput,
    importance: integerInput,
    isStoreMode: integerInput,
    remark: text,
    richRemark: text,
    startTime: text,
    endTime: text,
    attachments: unknownValue,
    executionDetails: list(ExecutionDetails),
    isExecutionDetail: integerInput,
    enableAI: boolean,
    AIModel: text,
    subTaskDetail: unknownValue,
    taskUrls: unknownValue,
    thirdPartyType: integerInput,
    thirdPartyId: text,
    lableId: text,
    attachLimit: integerInput,
    attachMaxLimit: integerInput,
    enableDetailComment: boolean,
    enableRealtimeShooting: boolean,
    notifies: list(Notifies),
    startOfNotifies: list(StartOfNotifies),
  },
})

const Input = struct<OaTaskCreateTask.Input>('OaTaskCreateTask.Input', {
  required: {
    taskVoJson: TaskVoJson,
  },
})

/**
 * 创建任务 (`open.oa.task.createTask`)
 *
 * taskVoJson goes as one JSON text.
 */
export const oaTaskCreateTask: Operation<
  'opretail',
  OaTaskCreateTask.Input,
  OaTaskCreateTask.Output
> = {
  gateway: 'opretail',
  method: 'open.oa.task.createTask',
  title: '创建任务',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      taskVoJson: {
        enterpriseId: '1084',
        taskName: 'check',
        taskType: 0,
        isPeriod: 0,
        ccSelectType: 1,
        executorSelectType: 4,
        importance: 0,
        isStoreMode: 1,
        startTime: '2024-11-28 00:00:00',
        endTime: '2024-11-29 23:59:59',
        executionDetails: [{ attachLimit: 1, attachMaxLimit: 50, notifyType: 0, sort: 1 }],
        isExecutionDetail: 1,
        enableAI: false,
        thirdPartyType: 0,
        lableId: '17261',
        attachLimit: 1,
        attachMaxLimit: 50,
        enableDetailComment: false,
        enableRealtimeShooting: true,
        notifies: [{ notifyType: 1, duration: 30 }],
        startOfNotifies: [{ notifyType: -1 }]
      }
    }
  },
}

// Generated from public documents of open.oa.task.modifyTask; corrections go into spec/, not here.
import { json, struct, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.oa.task.modifyTask. */
export declare namespace OaTaskModifyTask {
  /** 修改任务: input */
  interface Input {
    /** The task. (e.g. `{"taskName":"check"}`) */
    readonly taskVoJson: unknown
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<OaTaskModifyTask.Input>('OaTaskModifyTask.Input', {
  required: {
    taskVoJson: json(unknownValue),
  },
})

/**
 * 修改任务 (`open.oa.task.modifyTask`)
 *
 * taskVoJson goes as one JSON text, with the members of a task that is created.
 */
export const oaTaskModifyTask: Operation<
  'opretail',
  OaTaskModifyTask.Input,
  OaTaskModifyTask.Output
> = {
  gateway: 'opretail',
  method: 'open.oa.task.modifyTask',
  title: '修改任务',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { taskVoJson: { taskName: 'check' } } },
}

import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import { CallFailure, describe, isUnknown, type CallError } from '@paifang/result'
import type { Response } from 'express'
import { retryAfterOf, statusOf } from './http-errors.js'

/** The only place that knows both: what a call ended in, and what HTTP calls it. */
@Catch(CallFailure)
export class CallFailureFilter implements ExceptionFilter<CallFailure<CallError>> {
  catch({ error }: CallFailure<CallError>, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>()
    const retryAfter = retryAfterOf(error)
    if (retryAfter !== undefined) response.set('Retry-After', retryAfter)
    response.status(statusOf(error)).json({
      message: describe(error, 'zh'),
      // Not a failure, and no success either: whoever calls must look before it calls again.
      isUnknown: isUnknown(error),
    })
  }
}

import { Body, Controller, Inject, Post } from '@nestjs/common'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import type { TopClient } from '@paifang/gateway-top'
import { CallFailure, isErr } from '@paifang/result'
import { TOP } from './top.module.js'

interface Entry {
  readonly mobile: string
  readonly reason: string
}

@Controller('blacklist')
export class BlacklistController {
  constructor(@Inject(TOP) private readonly top: TopClient) {}

  @Post()
  async add(@Body() entry: Entry): Promise<{ readonly message: string }> {
    const result = await this.top.run(logisticsExpressUserBlacklistTmsSync, {
      user_blacklist_request: {
        request_id: crypto.randomUUID(),
        request_time: Date.now(),
        supplier_id: '10000000001',
        service_type: '1',
        ability_type: '1',
        operate_type: 1,
        blacklist: [entry],
      },
    })
    if (isErr(result)) throw new CallFailure(result.left)
    return { message: result.right.user_blacklist_response?.message ?? '' }
  }
}

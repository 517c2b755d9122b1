import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRight } from 'fp-ts/Either'
import type { Operation } from '@paifang/contract'
import * as livecheck from '@paifang/api-opretail-livecheck'
import * as alihouse from '@paifang/api-top-alihouse'
import * as ascp from '@paifang/api-top-ascp'
import * as deepvision from '@paifang/api-top-deepvision'
import * as lyservice from '@paifang/api-top-lyservice'
import { runGenerate } from '../src'

const isOperation = (value: unknown): value is Operation<string, unknown, unknown> =>
  typeof value === 'object' && value !== null && 'gateway' in value && 'method' in value

const operations = [livecheck, alihouse, ascp, deepvision, lyservice]
  .flatMap((domain): unknown[] => Object.values(domain))
  .filter(isOperation)

describe('the five domain packages', () => {
  it('are what their specs generate', () => {
    const packages = join(__dirname, '../..')
    const folders = readdirSync(packages)
      .filter((name) => name.startsWith('api-'))
      .map((name) => join(packages, name))
    expect(folders).toHaveLength(5)
    expect(runGenerate({ folders, check: true, command: 'npm run generate' })).toEqual({
      ok: true,
      lines: [],
    })
  })

  it('hold one operation each', () => {
    expect(operations.map(({ method }) => method)).toEqual([
      'open.shopweb.liveCheck.statisticsDetailPageForCustomer',
      'tmall.alihouse.customer.clue.out.invest.total.data.back.flow',
      'taobao.logistics.express.user.blacklist.tms.sync',
      'alibaba.security.deepvision.proxy.smartmonitor.recovery.create',
      'alibaba.lyservice.group.ticket.customer.save',
    ])
  })

  describe.each(operations.map((operation) => [operation.method, operation] as const))(
    '%s',
    (_, operation) => {
      it('takes its documented input, and reads back what it wrote', () => {
        const input = operation.example?.input
        const decoded = operation.input.decode(input)
        expect(isRight(decoded)).toBe(true)
        expect(operation.input.decode(operation.input.encode(input))).toEqual(decoded)
      })

      it('reads its documented answer, and reads back what it wrote', () => {
        const output = operation.example?.output
        if (output === undefined) return
        const decoded = operation.output.decode(output)
        expect(isRight(decoded)).toBe(true)
        expect(operation.output.decode(operation.output.encode(output))).toEqual(decoded)
      })
    },
  )
})

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { signInbound } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'

const call = async (port: number, tid: string): Promise<unknown> => {
  const params = { method: 'taobao.demo.notice', app_key: '1', timestamp: formatDateTime(Date.now()) }
  const body = JSON.stringify({ tid })
  const query = new URLSearchParams({ ...params, sign: signInbound({ params, secret: 'helloworld', body }) })
  const headers = { 'content-type': 'application/json', connection: 'close' }
  const url = `http://127.0.0.1:${port}/spi?${query.toString()}`
  return (await fetch(url, { method: 'POST', body, headers })).json()
}

describe('a process that gets SIGTERM', () => {
  it('tells new calls that it is busy, ends those that run, and exits', async () => {
    const service = fork(join(__dirname, 'service.js'))
    const exited = once(service, 'exit')
    const said = async (): Promise<unknown> => ((await once(service, 'message')) as [unknown])[0]
    const port = (await said()) as number
    const running = said()
    const first = call(port, '1')
    expect(await running).toBe('running')
    const closing = said()
    service.kill('SIGTERM')
    expect(await closing).toBe('closing')
    expect(await call(port, '2')).toMatchObject({ flag: 'failure', code: 'busy' })
    service.send('end')
    expect(await first).toEqual({ message: 'stored' })
    expect(await exited).toEqual([0, null])
  })
})

import { createTopClient } from '@paifang/gateway-top'
import { createTopMessages } from '@paifang/messages-top'
import { describeBrowser, useConsoles } from './openConsole'

describeBrowser('the messages of the console page', () => {
  const { start, open } = useConsoles()

  it('publishes messages, and shows what waits, what is out, and who listens', async () => {
    const { emulator, console: served } = await start({ clock: Date.now })
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Messages' }).click()
    await page.getByText('Nothing waits').waitFor()
    await page.getByLabel('Content, as text').fill('{"mobile":"13947114711"}')
    await page.getByRole('region', { name: 'Publish' }).getByLabel('times').fill('3')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('3 of 3').waitFor()
    const queues = page.getByRole('region', { name: 'Queues' })
    await queues.getByRole('row', { name: /default 12345678 3 0 0/ }).waitFor()
    expect(await page.locator('#unconfirmed ~ table').innerText()).not.toContain('13947114711')
    const client = createTopClient({ ...emulator.top })
    const tids: string[] = []
    const messages = createTopMessages({
      client,
      group: 'default',
      endpoint: emulator.url.replace('http', 'ws'),
    })
    const listening = await messages
      .otherwise(({ topic }) => {
        tids.push(topic)
        return Promise.resolve()
      })
      .listen()
    if (listening._tag === 'Left') throw new Error(listening.left.phrase)
    try {
      await page.getByText('Nothing waits').waitFor()
      await queues.getByRole('row', { name: /default 12345678 0 0 1/ }).waitFor()
      expect(tids).toHaveLength(3)
    } finally {
      await listening.right.close()
      await client.close()
    }
  })
})

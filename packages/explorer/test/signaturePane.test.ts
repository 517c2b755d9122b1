import { urlEncoded } from './calls'
import { describeBrowser, mayComplain, useConsoles } from './openConsole'

describeBrowser('the signature debugger of the page', () => {
  const { start, open } = useConsoles()

  it('explains what is pasted, in whichever form, with the secret of the emulator', async () => {
    const { emulator, console: served } = await start()
    const curl = await urlEncoded(emulator.top.endpoint, emulator.top, emulator.clock.text())
    const form = curl.slice(curl.indexOf("--data '") + 8, -1)
    const har = {
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url: emulator.top.endpoint,
              headers: [],
              queryString: [],
              postData: { mimeType: 'application/x-www-form-urlencoded', text: form },
            },
          },
        ],
      },
    }
    mayComplain(/status of 400/)
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Signature' }).click()
    for (const pasted of [curl, `${emulator.top.endpoint}?${form}`, JSON.stringify(har)]) {
      await page.locator('#from').fill(pasted)
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.getByText('url-encoded-values').first().waitFor()
      await page.locator('#from').fill('nothing to read')
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.locator('.problem').waitFor()
    }
  })
})

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
    const params = JSON.stringify(Object.fromEntries(new URLSearchParams(form)))
    const logged = `2026-11-26 12:00:00 INFO [http-1] POST ${emulator.top.endpoint}?${form} 200 12ms`
    for (const pasted of [curl, `${emulator.top.endpoint}?${form}`, JSON.stringify(har), params, logged]) {
      await page.locator('#from').fill(pasted)
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.getByText('url-encoded-values').first().waitFor()
      await page.locator('#from').fill('nothing to read')
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.locator('.problem').waitFor()
    }
  })

  it('says where the text that somebody hashed parts from the gateway’s, to the byte', async () => {
    const { emulator, console: served } = await start()
    const { appKey } = emulator.top
    const params = {
      app_key: appKey,
      method: 'taobao.trade.get',
      sign_method: 'md5',
      timestamp: emulator.clock.text(),
      v: '2.0',
    }
    const text = Object.entries(params)
      .map(([name, value]) => name + value)
      .join('')
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Signature' }).click()
    await page.locator('#from').fill(new URLSearchParams({ ...params, sign: '0'.repeat(32) }).toString())
    // A no-break space, and a line that ends: nobody sees either.
    for (const [hashed, said] of [
      [text.replace('26 12', '26\u00a012'), text.indexOf(' ') + 1],
      [`${text}\n`, text.length + 1],
    ] as const) {
      await page.locator('#own').fill(hashed)
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.getByText(`Your text parts from the gateway’s at character ${said}:`).waitFor()
    }
    await page.getByText('0a').first().waitFor()
  })
})

/**
 * What is answered at a URL, once a process takes requests there: what it prints may come before that. `connection: close`,
 * so that the next request finds no connection that is about to end. Throws when the process has ended.
 */
export const answered = async (url, child) => {
  for (;;) {
    const answer = await fetch(url, { headers: { connection: 'close' } }).catch(() => undefined)
    if (answer !== undefined) return answer
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`nobody answers at ${url}: ended by ${child.signalCode ?? child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

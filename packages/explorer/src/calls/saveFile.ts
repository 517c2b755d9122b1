/** Gives the browser a file to keep. */
export const saveFile = (bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

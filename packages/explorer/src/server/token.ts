const place = 'paifang.token'

/**
 * The token of the link, which stands behind `#token=`: a fragment is in no request, no log and no Referer. It is taken
 * out of the address bar and kept for this tab only.
 */
export const takeToken = (): string => {
  const found = /^#token=([\w-]+)$/.exec(location.hash)?.[1]
  if (found !== undefined) {
    sessionStorage.setItem(place, found)
    history.replaceState(null, '', `${location.pathname}#/calls`)
  }
  return sessionStorage.getItem(place) ?? ''
}

// Where to go after signing in. The address comes from outside, so only a path of this very response is followed.

/** @returns the path with its query, or undefined when it leads anywhere else */
export function pathInside(asked: string | null | undefined, slug: string): string | undefined {
  // Browsers read a backslash as a slash and drop control signs, so an address that holds one is not looked at.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are what is refused here
  if (!asked || asked.length > 500 || /[\\\u0000-\u001f\u007f]/.test(asked)) return undefined
  if (!asked.startsWith(`/r/${slug}/`)) return undefined
  const here = 'http://here.invalid'
  const url = new URL(asked, here)
  if (url.origin !== here || !url.pathname.startsWith(`/r/${slug}/`)) return undefined
  if (/\/(sign-in|sign-out|proof)(\/|$)/.test(url.pathname)) return undefined
  return url.pathname + url.search
}

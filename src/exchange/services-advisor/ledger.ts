// Proof that nothing of a source is lost: every leaf of a record is entered here with the field that it went to.
export type Leaf = { path: string; value: unknown }

export type Ledger = Map<string, string>

/** Every value of a record with the way to it, e.g. 'properties/3. Intake Criteria/Disability'. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  const entries = Object.entries(value)
  // An empty group says something as well: that nothing was ticked.
  if (entries.length === 0) return [{ path, value }]
  return entries.flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}/${name}`))
}

/** The leaves for which no place is entered. */
export function unplaced(source: unknown, language: string, ledger: Ledger): Leaf[] {
  return leavesOf(source).filter(leaf => !ledger.has(`${language}/${leaf.path}`))
}

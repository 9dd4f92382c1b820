/* What a list of actions may be. */

/** Of these a case has one: a second would undo the first. */
const ONE_EACH = ['take', 'assign', 'priority', 'type', 'snooze', 'pass_up'];

/** What is said twice, or against itself; null when nothing is. */
export function repeated(actions: readonly { do: string }[]): string | null {
  const kinds = actions.map((action) => (action.do === 'take' ? 'assign' : action.do));
  return kinds.find((kind, at) => ONE_EACH.includes(kind) && kinds.indexOf(kind) !== at) ?? null;
}

/** The tags a case has after some are put on and taken off; null when they are those it had. */
export function tagsAfter(had: readonly string[], on: readonly string[], off: readonly string[]): string[] | null {
  const added = on.filter((id) => !had.includes(id));
  const left = had.filter((id) => !off.includes(id));
  return added.length === 0 && left.length === had.length ? null : [...left, ...added];
}

/** Events of a person's own stream after which what they may see or do is read again at once, on every live screen of theirs. */
const CHANGES = new Set(['person.changed', 'person.disabled', 'person.enabled', 'session.ended', 'token.revoked']);

/** The person whose rights this event changes, or null. */
export function personWithChangedRights(event: { type: string; stream: string }): string | null {
  return CHANGES.has(event.type) && event.stream.startsWith('person:') ? event.stream.slice('person:'.length) : null;
}

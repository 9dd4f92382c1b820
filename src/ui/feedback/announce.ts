type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Tells screen readers politely, without moving the focus: saved, sent, three new. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

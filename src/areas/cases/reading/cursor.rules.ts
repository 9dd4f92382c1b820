/** Where a page ended: a time and an id, opaque to whoever carries it. A changed one is none: the list begins again. */
export interface Cursor {
  at: Date;
  id: string;
  /** Of a walk over messages: its time and id are a message's, not a case's. */
  walked?: boolean;
}

export function writeCursor({ at, id, walked }: Cursor): string {
  return Buffer.from(`${at.toISOString()} ${id}${walked ? ' w' : ''}`).toString('base64url');
}

export function readCursor(text: string | undefined): Cursor | null {
  const [time = '', id = '', way] = Buffer.from(text ?? '', 'base64url')
    .toString('utf8')
    .split(' ');
  const at = new Date(time);
  return Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id)
    ? null
    : { at, id, ...(way === 'w' ? { walked: true } : {}) };
}

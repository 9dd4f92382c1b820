/* Consultas in the address bar: which box, open or closed, and the one that is open. */

export type Box = 'received' | 'sent' | 'all';
export type Side = 'open' | 'closed';

const BOX_WORDS: Record<Box, string> = { received: 'recibidas', sent: 'enviadas', all: 'todas' };

export interface ConsultationsSearch {
  ver?: string;
  estado?: string;
}

/** Words nobody knows fall back to what waits, so that an old link still opens something. */
export function readConsultationsSearch({ ver, estado }: ConsultationsSearch): { box: Box | undefined; side: Side } {
  const box = (['received', 'sent', 'all'] as const).find((one) => BOX_WORDS[one] === ver);
  return { box, side: estado === 'cerradas' ? 'closed' : 'open' };
}

/** Only what differs from the start: short addresses. */
export function writeConsultationsSearch({ box, side }: { box: Box | undefined; side: Side }): ConsultationsSearch {
  return { ...(box ? { ver: BOX_WORDS[box] } : {}), ...(side === 'closed' ? { estado: 'cerradas' } : {}) };
}

export function cleanConsultationsSearch({ ver, estado }: Record<string, unknown>): ConsultationsSearch {
  return {
    ...(typeof ver === 'string' ? { ver } : {}),
    ...(typeof estado === 'string' ? { estado } : {}),
  };
}

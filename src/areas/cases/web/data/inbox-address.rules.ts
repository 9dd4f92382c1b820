import type { Ball, VIEWS } from '../../contract.ts';
import { SELECTOR_LIMIT } from '../../selecting/parse.rules.ts';

/* The inbox in the address bar: every view, tab, order and search is a place one can come back to. */

export type InboxView = (typeof VIEWS)[number];
export type Order = 'due' | 'newest' | 'oldest';

export interface InboxAddress {
  view: InboxView;
  ball: Ball;
  order: Order;
  q: string;
  /** The saved view one stands in; empty when in none. */
  saved: string;
}

/** What stands in the address, in the words of the people who read it. */
export interface InboxSearch {
  vista?: string | undefined;
  lado?: string | undefined;
  orden?: string | undefined;
  q?: string | undefined;
  guardada?: string | undefined;
}

const VIEW_WORDS: Record<InboxView, string> = {
  mine: 'mias',
  unassigned: 'sin-asignar',
  team: 'equipo',
  all: 'todas',
  due_today: 'vencen-hoy',
  mentions: 'menciones',
};
const BALL_WORDS: Record<Ball, string> = {
  ours: 'responder',
  inside: 'dentro',
  customer: 'cliente',
  snoozed: 'pospuestas',
  resolved: 'resueltas',
};
const ORDER_WORDS: Record<Order, string> = { due: 'vence-antes', newest: 'recientes', oldest: 'antiguas' };

export const INBOX_START: InboxAddress = { view: 'mine', ball: 'ours', order: 'due', q: '', saved: '' };

/** Words nobody knows fall back to the start, so that an old link still opens something. */
export function readInboxSearch(search: InboxSearch): InboxAddress {
  return {
    view: keyOf(VIEW_WORDS, search.vista) ?? INBOX_START.view,
    ball: keyOf(BALL_WORDS, search.lado) ?? INBOX_START.ball,
    order: keyOf(ORDER_WORDS, search.orden) ?? INBOX_START.order,
    q: typeof search.q === 'string' ? search.q.slice(0, SELECTOR_LIMIT) : '',
    saved: /^[0-9a-f-]{36}$/.test(search.guardada ?? '') ? String(search.guardada) : '',
  };
}

/** Only what differs from the start: short addresses. */
export function writeInboxSearch({ view, ball, order, q, saved }: InboxAddress): InboxSearch {
  return {
    ...(view === INBOX_START.view ? {} : { vista: VIEW_WORDS[view] }),
    ...(ball === INBOX_START.ball ? {} : { lado: BALL_WORDS[ball] }),
    ...(order === INBOX_START.order ? {} : { orden: ORDER_WORDS[order] }),
    ...(q === '' ? {} : { q }),
    ...(saved === '' ? {} : { guardada: saved }),
  };
}

/** Unknown search parameters are dropped by the route that validates with this. */
export function cleanInboxSearch(search: Record<string, unknown>): InboxSearch {
  return writeInboxSearch(readInboxSearch(search as InboxSearch));
}

function keyOf<Key extends string>(words: Record<Key, string>, word: string | undefined): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word);
}

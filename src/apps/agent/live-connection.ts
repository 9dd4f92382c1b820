import { presence } from '#platform/presence/presence-line.ts';
import { LiveConnection } from './live.ts';
import { queries } from './queries.ts';
import { signedOut } from './signed-out.ts';

const { protocol, host } = window.location;

/** One connection for the whole app, open while somebody is signed in. */
export const live = new LiveConnection(
  `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/live`,
  queries,
  signedOut.happened,
  presence,
);

window.addEventListener('online', () => live.retryNow());

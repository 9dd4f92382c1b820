import { LiveConnection } from './live.ts';
import { queries } from './queries.ts';
import { signedOut } from './signed-out.ts';

/** One connection for the whole app, open while somebody is signed in. */
export const live = new LiveConnection(queries, signedOut.happened);

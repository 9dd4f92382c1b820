import type { Route } from '#platform/http/route.ts';
import type { Messages } from '#platform/i18n/index.ts';
import type { AnyJob } from '#platform/jobs/index.ts';
import type { Reader } from '#platform/log/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';

/** What an area hands to the apps that start it. Schedules stand in src/apps/worker/schedule.ts, all of them. */
export interface AreaParts {
  routes: readonly Route[];
  jobs?: readonly AnyJob[];
  readers?: readonly Reader[];
  /** Every event type the area may write, as its contract declares them. */
  events: readonly string[];
  /** Who hears live of its streams; of those without a rule nobody does. */
  live?: readonly LiveRule[];
  texts: { es: Messages; en: Messages };
}

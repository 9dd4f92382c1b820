/** What somebody is told of while they work elsewhere: read from the log, never sent by a verb. */
export { parts } from './parts.ts';
export { sweepNotifications, tellCritical } from './sweep.ts';

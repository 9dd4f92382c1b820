/** What somebody is told of while they work elsewhere: read from the log, never sent by a verb. */
export { mailDigests } from './digest.ts';
export { parts } from './parts.ts';
export { sweepNotifications, tellCritical } from './sweep.ts';

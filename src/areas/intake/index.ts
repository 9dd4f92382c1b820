/** Intake's door: everything that arrives is kept here before anyone is told yes, then worked off by its channel's handler. */
export { keep } from './keep.ts';
export { submit } from './submit.ts';
export { startIntake, type IntakeOptions } from './loop.ts';
export { isOutside } from './retry.rules.ts';
export { rereadOlderThan } from './reread.ts';
export { isUnderWay, sightingsOf, type Sighting } from './sightings.store.ts';
export type {
  Arrival,
  ChannelHandler,
  Envelope,
  Findings,
  Handlers,
  Kept,
  NewArrival,
  Outcome,
  Postponed,
  Processed,
} from './arrival.ts';
export { clearAlarm, clearUnwatched, raiseAlarm, setAlarm, type Alarm } from './watch/alarms.ts';
export { checkPromises, intakeGauges } from './watch/promises.ts';
export { checkReceipts } from './watch/receipts.ts';
export { checkDisk } from './watch/disk.ts';
export { sweepFiles } from './watch/sweep-files.ts';
export { checkSilence } from './watch/silence.ts';
export { reconcile } from './watch/reconcile.ts';
export { parts } from './parts.ts';

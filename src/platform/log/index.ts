export { record } from './append.ts';
export type { EventData, EventValue, LogEvent } from './event.ts';
export {
  advance,
  catchUp,
  endOfLog,
  formatPosition,
  parsePosition,
  readAfter,
  START,
  type Position,
  type Reader,
} from './read.ts';
export { chainOf, sealsOf, type EventEvidence, type SealEvidence } from './evidence.ts';
export { sealDay } from './seal.ts';
export { verifyLog, type Broken, type Verification } from './verify.ts';

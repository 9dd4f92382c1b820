/** The Director's line: asked for on any public page, attended in person, never left without an answer. */
export { askDirector, type Asked } from './asking/submission.ts';
export { directHandler } from './asking/process.ts';
export { askedState, settingsOf, takenSlots } from './asking/line.store.ts';
export { offeredSlots } from './asking/offered.ts';
export { sweepLine } from './attending/sweep.ts';
export { sweepUnreached } from './unreached/find.ts';
export { directorOf, holderOf, type Holder } from './line.ts';
export { photoAddress, publicPhoto } from './photo/photo.ts';
export { photoOf } from './photo/photo.store.ts';
export { parts } from './parts.ts';

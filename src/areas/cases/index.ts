/** Cases' door. A case is opened, written to and found through these; its verbs are its routes. */
export { openCase, openCaseWithMessage } from './opening/open.ts';
export { addInbound } from './messages/receive.ts';
export { rereadInbound } from './messages/reread.ts';
export { caseByKey, caseForThreading, type ThreadingCandidate } from './messages/threading.store.ts';
export type { FileRef, InboundMessage, MailAddress, NewCase, OpenedCase } from './opening/new-case.ts';
export { keyFrom, parseKey } from './opening/key.rules.ts';
export { upload, UPLOAD_LIMIT, type Uploaded } from './messages/uploads.ts';
export { discard } from './resolving/discard.ts';
export { reopen, reopenForCustomer } from './resolving/reopen.ts';
export { casePdf } from './pdf/case-pdf.ts';
export { sweepCases } from './sweep/sweep.ts';
export { limbo } from './sweep/handover.store.ts';
export { recomputeTargets } from './course/settle.ts';
export { shownToCustomer } from './reading/thread.store.ts';
export { viewCase } from './reading/case.view.ts';
export { visibleTo } from './access/access.store.ts';
export { visibility } from './access/visibility.ts';
export { parts } from './parts.ts';

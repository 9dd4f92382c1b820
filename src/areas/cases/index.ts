/** Cases' door. A case is opened, written to and found through these; its verbs are its routes. */
export { openCase, openCaseWithMessage } from './opening/open.ts';
export { addInbound } from './messages/receive.ts';
export { caseByKey, caseForThreading, type ThreadingCandidate } from './messages/threading.store.ts';
export type { FileRef, InboundMessage, MailAddress, NewCase, OpenedCase } from './opening/new-case.ts';
export { keyFrom, parseKey } from './opening/key.rules.ts';
export { visibility } from './access/visibility.ts';

/** Cases' door. A case is opened, written to and found through these; its verbs are its routes. */
export { openCase, openCaseWithMessage } from './open.ts';
export { addInbound } from './receive.ts';
export { caseByKey, caseForThreading, type ThreadingCandidate } from './threading.store.ts';
export type { FileRef, InboundMessage, MailAddress, NewCase, OpenedCase } from './new-case.ts';
export { keyFrom, parseKey } from './key.rules.ts';
export { visibility } from './visibility.ts';

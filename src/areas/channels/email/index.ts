/** E-mail's door: three ways in (SMTP, IMAP, API), one way of reading. */
export { startSmtp, type RunningSmtp } from './smtp/listener.ts';
export { startMailboxes } from './imap/mailboxes.ts';
export { checkMailboxes } from './imap/health.ts';
export { rereadUnreadable } from './reread.ts';
export { makeEmailHandler } from './handler.ts';
export { parts } from './parts.ts';
export { keepMail, storeMail } from './door.ts';

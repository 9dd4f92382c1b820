/** E-mail's door: three ways in (SMTP, IMAP, API), one way of reading. */
export { startSmtp, type RunningSmtp } from './smtp/listener.ts';
export { makeEmailHandler } from './handler.ts';
export { parts } from './parts.ts';

import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.mailbox.not_found': 'That mailbox does not exist. Nothing was changed.',
  'error.mailbox.exists':
    'There is already a mailbox with that address or alias. Nothing was saved; use another address.',
  'error.mailbox.imap_needed':
    'The IMAP server’s details are missing. Nothing was saved; give server, user and password.',
  'error.mailbox.none':
    'There is no active mailbox to write from. What you wrote is still in the editor; ask an administrator to add a mailbox.',
  'error.mail.no_recipient': 'The mail has no recipient. It was not sent; add an address.',
  'error.mail.recipient_invalid': 'One of the addresses is not valid. Nothing was sent; correct it.',
  'error.outbox.not_found': 'That mail does not exist.',
  'error.outbox.not_retriable': 'That mail is no longer pending. Nothing was changed.',
  'imap.ok':
    'Connected: {host} accepted the user, and the folder {folder} holds {count, plural, one {# message} other {# messages}}.',
  'imap.credentials': '{host} did not accept the user or the password. Check them. Reply: {reply}',
  'imap.token': 'The provider gave no permission (OAuth2). Authorise the mailbox again. Reply: {reply}',
  'imap.certificate': 'The certificate of {host} is not valid ({reply}). The password was not sent.',
  'imap.unreachable': '{host}:{port} can’t be reached ({reply}). Check server and port.',
  'imap.timeout': '{host}:{port} did not answer in time. Check server, port and kind of encryption.',
  'imap.folder': 'The user is right, but the folder {folder} does not exist on {host}.',
  'imap.failed': '{host} answered something unexpected: {reply}',
  'mail.follow': 'Your case is {reference}. You can follow it at {link}',
  'mail.director': 'Talk to the Director: {link}',
  'mail.wrote': 'On {date}, {name} wrote:',
  'mail.ack.subject': 'We have received your message',
  'mail.ack.received': 'We received your message on {date} ({zone}).',
  'mail.ack.case':
    'Your case is {reference}, with the key {key}. Keep it: with it you can see how it is going, without an account, at {link}',
  'mail.ack.promise': 'We will reply before {date}.',
  'mail.ack.legal': 'The term the law sets for the answer ends on {date} ({article}).',
  'mail.ack.recorded':
    'You let us record the conversation as proof. To hear it or get a copy, answer this mail or ask for it with your key: it is kept at least until you are notified of the outcome (Ley 10/2025, art. 12.1).',
  'mail.ack.person': 'A person will reply. To add anything, just answer this mail.',
  'mail.ack.content': 'This is what you wrote to us:',
  'mail.ack.not_you': 'If it was not you who wrote, there is nothing you need to do.',
  'mail.notice.working': 'We are working on your case and keeping an eye on it. We will reply before {date}.',
  'mail.notice.still':
    'We are still working on your case and need a little more time than we told you. We will reply before {date}. Thank you for your patience.',
};

import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.session.wrong':
    'The e-mail or the password do not match. Nothing has changed; check them or ask for a link to set another password.',
  'error.session.wrong_code':
    'The code is not valid or has been used already. Nothing has changed; type the one your app shows now.',
  'error.session.wrong_passkey':
    'That passkey was not accepted. Nothing has changed; try again or sign in with your password.',
  'error.session.too_many':
    'Too many tries in a row. Your account is safe; try again in {retryAfterSeconds, plural, =0 {a moment} one {# second} other {# seconds}}.',
  'error.session.expired': 'This step has expired. Nothing has changed; start signing in again.',
  'error.session.not_found': 'That session is no longer open.',
  'error.link.invalid':
    'This link no longer works: it was used, it expired, or another one was sent later. Your account is safe; ask for a new one.',
  'error.person.password_weak':
    '{reason, select, common {That password is among the most used ones and is soon guessed.} personal {That password is too close to your name, your e-mail or your company.} other {That password repeats or follows a pattern.}} It has not been saved; choose another, for example four unrelated words.',
  'error.person.email_taken':
    'Somebody already has that e-mail. Nothing has been sent; look for them in the list, among the disabled ones too.',
  'error.person.unknown_group':
    'One of the teams or areas chosen no longer exists. Nothing has been sent; choose again.',
  'error.person.not_found': 'That person does not exist or is disabled. Nothing has been saved; choose somebody else.',
  'error.person.not_invited': 'That person is no longer waiting for an invitation. Nothing has been sent.',
  'error.person.already_disabled': 'That person is disabled already. Nothing has changed.',
  'error.person.not_disabled': 'That person is not disabled. Nothing has changed.',
  'error.person.last_administrator':
    'This is the only person who administers Cauce. Nothing has changed; give somebody else that role first.',
  'error.totp.already_on':
    'The second step is already on. Nothing has changed; remove it before you set up another app.',
  'error.passkey.not_found': 'That passkey no longer exists.',
  'error.token.not_found': 'That token no longer exists or has been revoked.',
  'issue.password_short': 'The password needs at least 12 characters. A short sentence is a good idea.',
  'mail.invitation.subject': '{company} invites you to Cauce',
  'mail.invitation.text':
    'Hello {name},\n\n{company} looks after its customers with Cauce, and you have a place in the team. To come in for the first time, choose your password here:\n\n{link}\n\nThe link is personal, works once and expires in 3 days. If it expires, ask whoever administers Cauce in your company for another.\n\nIf you were not expecting this mail, there is nothing you need to do.\n',
  'mail.reset.subject': 'Set a new password in Cauce',
  'mail.reset.text':
    'Hello {name},\n\nSomebody has asked to set a new password for your Cauce account at {company}. If it was you, do it here:\n\n{link}\n\nThe link works once and expires in 1 hour. Using it ends all your sessions.\n\nIf it was not you, do nothing: your password stays the same.\n',
  'mail.account_change.subject': 'The way into your Cauce account has changed',
  'mail.account_change.text':
    'Hello {name},\n\nIn your Cauce account at {company}, {change, select, password {the password has been changed} totp_on {the second step with a code app has been switched on} totp_off {the second step has been switched off} passkey_added {a passkey has been added} other {a passkey has been removed}}.\n\nIf it was you, there is nothing you need to do. If not, tell whoever administers Cauce in your company at once.\n',
};

/** The mail that tells what was not seen on a screen, in English. */
export const en = {
  'notification.mail.subject': '{n, plural, one {One case waits for you} other {{n} cases wait for you}}',
  'notification.mail.text':
    'Hello {name},\n\nYou have not seen this in Cauce yet:\n\n{lines}\n\nOpen it in My day:\n{link}\n\nYou get this mail because you asked for it. Your account changes that:\n{account}\n\n{company}',
  'notification.mail.assigned': 'the case has come to you',
  'notification.mail.replied': 'there is a new message',
  'notification.mail.consulted': 'the department replied',
  'notification.mail.decided': 'what was asked for is decided',
  'notification.mail.mentioned': 'you are mentioned in a note',
  'notification.mail.critical': 'the deadline is about to pass',
  'notification.mail.automation': 'an automation of yours has stopped here',
  'notification.mail.relief': 'somebody asks for a hand with this one and maybe others',
  'notification.mail.relieved': 'the hand you asked for was answered',
  'notification.mail.unsent': 'a reply has not been able to leave yet',
  'notification.mail.direct': 'wants to talk to the Director',
};

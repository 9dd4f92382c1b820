import { expect, test } from 'vitest';
import { mailIdIn } from './mail-id.rules.ts';

test.each([
  ['Subject: x\r\nMessage-ID: <a@b.example>\r\n\r\ntext', '<a@b.example>'],
  ['Subject: x\nmessage-id:\r\n <a@b.example>\n\ntext', '<a@b.example>'],
  ['Subject: x\r\n\r\nMessage-ID: <in-the-body@b.example>', null],
  ['Message-ID: \r\nSubject: <x@y>\r\n\r\n', null],
  ['Message-ID: not one\r\n\r\n', null],
  ['', null],
])('the Message-ID a mail begins with: %j', (mail, id) => {
  expect(mailIdIn(Buffer.from(mail))).toBe(id);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startReaders } from './index.ts';
import type { MailReaders, ParsedMail } from './index.ts';

// T49, F16, F21: mails made to hold a parser. Each is read within its 2 seconds and the main thread never waits.

const HEAD = 'From: Ana <ana@example.es>\r\nTo: sac@tienda.es\r\nSubject: Hola\r\nMessage-ID: <1@example.es>\r\n';
const html = (body: string) => `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`;
const plain = (body: string) => `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const mails: Record<string, string> = {
  'to 100,000 recipients': `${HEAD.replace('To: sac@tienda.es', `To: ${many(100_000, (i) => `"Cliente ${i}" <c${i}@example.es>,\r\n `)}fin@example.es`)}\r\nHola`,
  '100,000 recipients without names': `To: ${many(100_000, (i) => `c${i}@example.es, `)}x@y.es\r\nFrom: a@b.es\r\n\r\nHola`,
  '100,000 parts': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${many(100_000, (i) => `--b\r\nContent-Type: text/plain\r\n\r\nparte ${i}\r\n`)}--b--\r\n`,
  '100,000 empty parts': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(100_000)}`,
  '100,000 headers': `${many(100_000, (i) => `X-Header-${i}: valor ${i}\r\n`)}${HEAD}\r\nHola`,
  '100,000 Received': `${'Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0100\r\n'.repeat(100_000)}${HEAD}\r\nHola`,
  'a header of 5 MB': `${HEAD}X-Large: ${'a'.repeat(5_000_000)}\r\n\r\nHola`,
  'a folded header of 5 MB': `${HEAD}X-Large: ${'a\r\n '.repeat(1_200_000)}\r\n\r\nHola`,
  'a subject of encoded words, 3 MB': `From: a@b.es\r\nSubject: ${'=?utf-8?Q?a?= '.repeat(200_000)}\r\n\r\nHola`,
  'half encoded words': `From: a@b.es\r\nSubject: ${'=?utf-8?Q?'.repeat(100_000)}\r\n\r\nHola`,
  'references without end': `${HEAD}References: ${many(100_000, (i) => `<${i}@x> `)}\r\n\r\nHola`,
  'brackets without end': `${HEAD}References: ${'<'.repeat(500_000)}\r\nReply-To: ${'('.repeat(200_000)}\r\nCc: ${'"'.repeat(200_001)}\r\n\r\nHola`,
  'parameters without end': `${HEAD}Content-Type: text/plain; ${many(20_000, (i) => `p${i}="x"; `)}\r\n\r\nHola`,
  'parameters in pieces': `${HEAD}Content-Type: text/plain; ${many(5_000, (i) => `name*${i}*=%20; `)}\r\n\r\nHola`,
  'no empty line': many(50_000, (i) => `esto no es una cabecera ${i}\r\n`),
  'one line of 5 MB': plain('a'.repeat(5_000_000)),
  'nested 2,000 deep': `${HEAD}${many(2_000, (i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`)}\r\nfondo`,
  'attached mails 500 deep': `${HEAD}${'Content-Type: message/rfc822\r\n\r\n'.repeat(500)}fin`,
  'boundary without end': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHola\r\n${'--c\r\n'.repeat(400_000)}`,
  dashes: `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${'\n--'.repeat(1_500_000)}`,
  'empty boundary': `${HEAD}Content-Type: multipart/mixed; boundary=""\r\n\r\n${'--x\r\n\r\na\r\n'.repeat(50_000)}`,
  '4,000 nested <b>': html(`${'<b>'.repeat(4_000)}Hola`),
  '170 kB of attributes': html(`<p ${many(17_000, (i) => `a${i}="1" `)}>Hola</p>`),
  '170 kB of one attribute': html(`<p ${'a="1" '.repeat(28_000)}>Hola</p>`),
  '1 MB of lists': html('<ul><li>'.repeat(125_000)),
  '1 MB of flat lists': html(`<ul>${'<li>x'.repeat(200_000)}`),
  '30,000 tags': html('<p>x</p>'.repeat(14_900)),
  '30,000 tags with everything': html(
    '<td style="color:red;width:1px"><a href="https://x.es/?a=1&b=2">x</a><img src="https://x.es/a.png">'.repeat(7_000),
  ),
  'nested tables': html(`${'<table><tr><td>'.repeat(590)}Hola`),
  'unclosed everything': html('<div><span><a href=x><font>'.repeat(10_000)),
  'closing tags only': html(`${'<div>'.repeat(500)}${'</p>'.repeat(55_000)}`),
  'less-than signs': html('<'.repeat(1_400_000)),
  'open comments': html('<!--'.repeat(300_000)),
  entities: html('&lt;'.repeat(300_000)),
  'unknown entities': html('&xyz'.repeat(300_000)),
  'quotes in a tag': html(`<a href="${'<a href="'.repeat(100_000)}`),
  'a style of 1 MB': html(`<p style="${'color:red;'.repeat(100_000)}">Hola</p>`),
  noscript: html(`${'<noscript>'.repeat(500)}${'</noscript>'.repeat(20_000)}`),
  iframes: html('<iframe>'.repeat(100_000)),
  svg: html(`${'<svg>'.repeat(500)}${'</svg>'.repeat(20_000)}`),
  separators: plain('-----Mensaje original-----\n'.repeat(50_000)),
  'almost separators': plain(`${'-'.repeat(60)}a${'-'.repeat(58)}\n`.repeat(9_900)),
  attributions: plain('El lun, 3 mar 2026 a las 10:22, SAC <s@x.es> escribió:\n'.repeat(9_900)),
  'almost attributions': plain(`El lun, 3 mar 2026 ${'a '.repeat(50)}:\n`.repeat(9_900)),
  'header blocks': plain('De: a\nEnviado: 3\nPara: b\n'.repeat(3_300)),
  colons: plain(`${':'.repeat(140)}\n`.repeat(9_900)),
  'quote marks': plain('>'.repeat(1_400_000)),
  'blank lines': plain(`Hola${'\n'.repeat(1_400_000)}adiós`),
  spaces: plain(`Hola${' '.repeat(1_400_000)}adiós`),
  flowed: `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\n${'a \r\n'.repeat(350_000)}`,
  'forwarded rules': plain('---------- Forwarded message ---------\nDe: a\n'.repeat(4_900)).replace(
    'Subject: Hola',
    'Subject: Fwd: Hola',
  ),
  'rules below the note': plain(
    `nota\n${'-_'.repeat(600_000)}x\nDe: a@b.es\nEnviado: 3\nPara: b@c.es\nAsunto: x\n`,
  ).replace('Subject: Hola', 'Subject: RV: Hola'),
  'a calendar of 1 MB': `${HEAD}Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nATTENDEE;CN="a":mailto:x@y.es\r\n'.repeat(20_000)}`,
  'a report of 1 MB': `${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Final-Recipient: rfc822; a@b.es\r\nAction: failed\r\n\r\n'.repeat(20_000)}--b--`,
  'a bounce in prose': plain('no se pudo entregar a@b.es '.repeat(50_000)).replace(
    'ana@example.es',
    'mailer-daemon@example.es',
  ),
  'quoted-printable junk': `${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(1_400_000)}`,
  'base64 junk': `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${'=A'.repeat(700_000)}`,
  'a winmail.dat of zeros': `${HEAD}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.concat([Buffer.from('789f3e220000', 'hex'), Buffer.alloc(500_000)]).toString('base64')}`,
  'a signed wrapper of pieces': `${HEAD}Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.concat([Buffer.from('308006092a864886f70d010702a0803080020101310030800609', 'hex'), Buffer.from('2a864886f70d010701a0802480', 'hex'), Buffer.from('040161'.repeat(150_000), 'hex')]).toString('base64')}`,
  zeros: '\0'.repeat(1_000_000),
  nothing: '',
};

describe('hostile mails', () => {
  let readers: MailReaders;
  const into = mkdtempSync(join(tmpdir(), 'hostile-'));
  beforeAll(async () => {
    readers = startReaders();
    await readers.read({ bytes: Buffer.from(plain('caliente')) });
  });
  afterAll(async () => {
    await readers.stop();
    rmSync(into, { recursive: true });
  });

  test.each(Object.entries(mails))('%s', async (_name, raw) => {
    const bytes = Buffer.from(raw);
    const { mail, blocked } = await whileMeasured(() => readers.read({ bytes }, { into }));
    expect(mail.reason).toBeNull();
    expect(mail.readable).toBe(true);
    expect(mail.visible + mail.signature + mail.quoted).toBe(mail.text);
    expect(mail.to.length).toBeLessThanOrEqual(200);
    expect(mail.rawHeaders.length).toBeLessThanOrEqual(80);
    expect(blocked).toBeLessThan(100);
  });
});

/** Longest stretch of work of this thread between two turns of its loop, in ms of its own processor time (a busy machine doesn't count). */
async function whileMeasured(read: () => Promise<ParsedMail>): Promise<{ mail: ParsedMail; blocked: number }> {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let blocked = 0;
  let before = used();
  const turn = () => {
    const now = used();
    blocked = Math.max(blocked, now - before);
    before = now;
  };
  const beat = setInterval(turn, 5);
  const mail = await read();
  turn();
  clearInterval(beat);
  return { mail, blocked };
}

import { afterAll, expect, test } from 'vitest';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { readMail } from '#platform/mail/content/index.ts';
import { startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead } = it.callers;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const handIn = async (name: string, bytes: Buffer) => {
  const content = { type: 'application/octet-stream', bytes };
  const sent = await it.api.send(api.uploadFile, { query: { name } }, agent, { content });
  return sent.json() as { id: string; sha256: string };
};
const at = (reference: string) => ({ params: { reference } });

test('an answer with its shape: the text is read from it, and the mail is what Outlook draws', async () => {
  const { reference } = await it.aCase();
  const picture = await handIn('puerta.png', PIXEL);
  const html = `<p>Hola, <b>Ana</b>:</p><p></p><ul><li><p>2 bisagras</p></li></ul><table><tr><th>Ref.</th></tr><tr><td>IL-1108O</td></tr></table><p>Llega el <span data-field="order.date" data-source="Pedido 1">3 de mayo</span><img src="cid:${picture.id}" alt="La puerta" width="300"><script>alert(1)</script></p><blockquote><p>¿Cuándo?</p></blockquote>`;
  const view = await it.api.call(
    api.reply,
    { ...at(reference), body: { html, text: 'Otra cosa', undoSeconds: 0 } },
    agent,
  );
  const message = view.messages.at(-1);
  expect(message?.text).toBe('Hola, Ana:\n\n- 2 bisagras\nRef.\nIL-1108O\nLlega el 3 de mayo[La puerta]\n> ¿Cuándo?');
  expect(message?.html).toBe(
    `<p>Hola, <strong>Ana</strong>:</p><p></p><ul><li><p>2 bisagras</p></li></ul><table><tr><th>Ref.</th></tr><tr><td>IL-1108O</td></tr></table><p>Llega el 3 de mayo<img src="cid:${picture.sha256}" alt="La puerta" width="300"></p><blockquote><p>¿Cuándo?</p></blockquote>`,
  );
  expect(message?.attachments).toMatchObject([{ name: 'puerta.png', inline: true, sha256: picture.sha256 }]);
  const receiver = await startReceiver();
  await sendDue(it.house, { relayUrl: receiver.url });
  await receiver.close();
  const raw = receiver.mails.find((mail) => mail.raw.includes('2 bisagras'))?.raw ?? '';
  expect(raw).toMatch(/Content-Type: multipart\/related/);
  expect(raw).toMatch(new RegExp(`Content-ID: <${picture.sha256.slice(0, 40)}@cauce>`, 'i'));
  expect(raw).toMatch(/Content-Disposition: inline; filename=puerta\.png/);
  const mail = await readMail({ bytes: Buffer.from(raw) });
  expect(mail.text).toContain('Hola, Ana:\n\n- 2 bisagras');
  const sent = mail.html ?? '';
  expect(sent).toMatch(/<table border="1" cellpadding="4" cellspacing="0" style="border-collapse:\s?collapse/);
  expect(sent).toMatch(/<ul style="margin:\s?4px 0 4px 24px/);
  expect(sent).toMatch(/<img [^>]*src="cid:/);
  expect(sent).not.toMatch(/script|data-field|Pedido 1/);
});

test('plain words are kept as plain words, whichever way they came; nothing is nothing; a gap does not leave', async () => {
  const { reference } = await it.aCase();
  const html = '<p>Hola &lt;b&gt;:</p><p></p><p>sale hoy</p>';
  const view = await it.api.call(api.reply, { ...at(reference), body: { html } }, agent);
  expect(view.messages.at(-1)).toMatchObject({ text: 'Hola <b>:\n\nsale hoy', html: '' });
  const refused = async (body: object) => (await it.api.refused(api.reply, { ...at(reference), body }, agent)).code;
  expect(await refused({ html: '<p> </p><script>x</script>' })).toBe('case.nothing_written');
  expect(await refused({})).toBe('case.nothing_written');
  expect(await refused({ html: '<p>Llega el <span data-missing="order.date">[fecha: falta]</span></p>' })).toBe(
    'template.value_missing',
  );
  const svg = await handIn('x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  expect(await refused({ html: `<p>a<img src="cid:${svg.id}"></p>` })).toBe('file.not_a_picture');
  expect(await refused({ html: `<p>a<img src="cid:unknown"></p>` })).toBe('file.not_found');
});

test('in a note whoever its shape names is told, and nobody its list names besides', async () => {
  const { reference } = await it.aCase();
  const html = `<p><span data-person="${it.people.lead.id}">@Lidia</span> mira:</p><ol><li><p>una</p></li></ol>`;
  const body = { html, mentions: [it.people.director.id] };
  const view = await it.api.call(api.addNote, { ...at(reference), body }, agent);
  expect(view.notes.at(-1)).toMatchObject({
    html,
    text: '@Lidia mira:\n1. una',
    mentions: [{ id: it.people.lead.id }],
  });
  const stranger = { html: '<p><span data-person="0198a000-0000-7000-8000-000000000009">@X</span></p>' };
  expect((await it.api.refused(api.addNote, { ...at(reference), body: stranger }, lead)).code).toBe('person.not_found');
});

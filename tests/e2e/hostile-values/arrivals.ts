import { sql } from 'kysely';
import { casesApi } from '#areas/cases/contract.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { newId } from '#platform/ids/index.ts';
import type { App } from '#tests/support/app.ts';
import { sendAsCustomer } from '#tests/support/mail-client.ts';
import { waitFor } from '#tests/support/wait.ts';
import { MAILBOX, type Call } from './company.ts';
import { withDatabase } from './database.ts';
import type { Seeds } from './seeds.ts';

export async function byMail(app: App, seed: Seeds): Promise<void> {
  const html = `<p>${seed(200)}</p>${seed.all}<p onclick="__pwned=1">fin</p>`;
  await sendAsCustomer(app.smtpPort, {
    from: { name: seed(200), address: 'otra@cliente.example' },
    to: [{ name: seed.hidden(120), address: MAILBOX }],
    cc: [{ name: seed(120), address: 'copia@cliente.example' }],
    subject: seed(200),
    html,
    attachments: [
      { filename: `${seed(120)}.html`, content: `<html>${seed.all}</html>`, contentType: 'text/html' },
      {
        filename: `${seed(120)}.svg`,
        content: '<svg xmlns="http://www.w3.org/2000/svg" onload="__pwned=1"><script>__pwned=1</script></svg>',
        contentType: 'image/svg+xml',
      },
      {
        filename: `${seed(60)}.txt`,
        content: seed.all,
        contentType: 'text/html; charset="><script>__pwned=1</script>',
      },
    ],
  });
  await waitFor('the case of the mail', async () => {
    const { cases } = await app.call(casesApi.listCases, { query: {} });
    return cases.some(({ channel }) => channel === 'email');
  });
}

export async function byForm(app: App, seed: Seeds): Promise<string> {
  const first = new FormData();
  first.set('text', `${seed.hidden(200)}\n${seed.all}`);
  first.set('files', new Blob([seed.all], { type: 'text/html' }), `${seed(120)}.html`);
  const page = await (await fetch(`${app.url}/contacto`, { method: 'POST', body: first })).text();
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const sent = await fetch(`${app.url}/contacto/enviar`, {
    method: 'POST',
    redirect: 'manual',
    headers: { referer: `http://evil.example/"><script>__pwned=1</script>` },
    body: new URLSearchParams({
      token: hidden('token'),
      files: hidden('files'),
      embedded: '1',
      text: seed(200),
      name: seed(200),
      email: 'formulario@cliente.example',
    }),
  });
  await waitFor('the case of the form', async () => {
    const { cases } = await app.call(casesApi.listCases, { query: {} });
    return cases.some(({ channel }) => channel === 'form');
  });
  return sent.headers.get('location') ?? '';
}

/** An arrival nobody could read, of which a person makes a case; and another that stays for the screen. */
export async function makeArrivalByHand(call: Call, app: App, seed: Seeds): Promise<void> {
  for (const address of ['rota@cliente.example', 'rota2@cliente.example'])
    await sendAsCustomer(app.smtpPort, {
      from: { name: seed(100), address },
      to: MAILBOX,
      subject: seed(200),
      text: 'x',
    });
  const broken = await waitFor('both arrivals', async () => {
    const { items } = await app.call(intakeApi.listIntake, { query: {} });
    const found = items.filter(({ from, state }) => from?.startsWith('rota') && state === 'done');
    return found.length === 2 && found;
  });
  const unread = broken.map(({ id }) => ({ id: newId(), of: id }));
  // As they stand when nothing could be read: the same bytes, and no case.
  await withDatabase(app, async (db) => {
    for (const { id, of } of unread)
      await sql`insert into intake (id, channel, mailbox_id, dedupe_key, raw_sha256, raw_size, received_at, state, reason, next_try_at, from_address, subject)
        select ${id}, channel, mailbox_id, ${id}, raw_sha256, raw_size, received_at, 'quarantined', 'fault', next_try_at, from_address, subject
        from intake where id = ${of}`.execute(db);
  });
  await call(intakeApi.makeCase, {
    params: { id: unread[0]?.id ?? '' },
    body: { subject: seed(500), text: seed(500), customer: { name: seed(200), email: 'rota3@cliente.example' } },
  });
}

export async function byPortal(app: App, seed: Seeds, personalUrl: string, reference: string): Promise<void> {
  const body = new FormData();
  const mark = seed(200);
  body.set('text', `${mark}\n${seed.all}`);
  body.set('files', new Blob([seed.all], { type: 'image/svg+xml' }), `${seed(120)}.svg`);
  await fetch(`${personalUrl}/mensajes`, { method: 'POST', body, redirect: 'manual' });
  await waitFor('the message of the portal', async () =>
    (await app.call(casesApi.getCase, { params: { reference } })).messages.some(({ text }) => text.includes(mark)),
  );
}

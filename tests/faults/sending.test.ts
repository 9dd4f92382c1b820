import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { collectOutgoing, type Outgoing } from '#tests/support/mail-client.ts';
import { waitFor } from '#tests/support/wait.ts';
import { ask } from './account.ts';
import { report } from './figures.ts';

/*
 * The program is killed while it hands replies to a mail server that takes its time. Nobody can know whether a mail whose
 * 250 was not heard has arrived, so it is sent again: the same Message-ID and the same bytes, and each try on record.
 */

const REPLIES = Number(process.env.FAULT_REPLIES ?? 48);
const KILLS = 3;
const SLOW_MS = 1_000;
const LEASE_MS = 60_000;
const LONG = 180_000 + REPLIES * 2_000;
let app: App;
let world: Outgoing;

beforeAll(async () => {
  world = await collectOutgoing({ slowMs: SLOW_MS });
  app = await startApp({ CAUCE_LOG_LEVEL: 'error', CAUCE_SMTP_RELAY_URL: world.relayUrl }, { embedded: true });
  await app.call(correspondenceApi.createMailbox, { body: { address: 'atencion@ribera.example', name: 'Atención' } });
});
afterAll(async () => {
  await app?.stop();
  await world?.close();
}, 60_000);

interface Row {
  mail_id: string;
  state: string;
  attempts: number;
}
const rows = (): Promise<Row[]> => ask<Row>(app, "select mail_id, state, attempts from outbox where kind = 'reply'");

test(
  'killed while it sends: each reply arrives, once for each try at most, always as the same mail',
  { timeout: LONG },
  async () => {
    const limits = JSON.stringify({ burstRecipients: REPLIES * 2 });
    await ask(
      app,
      "insert into setting (key, value, changed_at, changed_by) values ('mail.limits', $1, now(), 'tests')",
      [limits],
    );
    let died = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const before = world.mails.length;
      for (let n = kills; n < REPLIES; n += KILLS) await openAndReply(n);
      await waitFor('a reply on its way', () => world.mails.length > before);
      await sleep(Math.random() * 0.8 * SLOW_MS);
      await app.kill();
      died = Date.now();
      await app.start();
    }
    // The minute that a dead sender's mails wait for it, so that a sleeping one is not taken for dead, is not waited out here.
    const passed = new Date(died + LEASE_MS);
    await ask(app, "update outbox set lease_until = now() where state = 'sending' and lease_until <= $1", [passed]);
    await waitFor(
      'all replies to be sent',
      async () => (await rows()).every((row) => row.state === 'sent'),
      () => app.printed(),
    );
    const sent = await rows();
    expect(sent).toHaveLength(REPLIES);
    const copies = Map.groupBy(world.mails, ({ mail }) => mail.messageId ?? '');
    report('sending', {
      replies: sent.length,
      kills: KILLS,
      arrivedTwice: [...copies.values()].filter((all) => all.length > 1).length,
    });
    expect([...copies.keys()].toSorted()).toEqual(sent.map((row) => row.mail_id).toSorted());
    for (const { mail_id: id, attempts } of sent) {
      const all = copies.get(id) ?? [];
      expect(all.length, id).toBeLessThanOrEqual(attempts);
      expect(new Set(all.map(({ raw, to }) => `${to.join()}\n${raw.toString('latin1')}`)).size, id).toBe(1);
    }
    const once = sent.filter((row) => row.attempts === 1);
    expect(once.length).toBeGreaterThan(0);
    expect(new Set(world.mails.map(({ to }) => to.join())).size).toBe(REPLIES);
  },
);

async function openAndReply(n: number): Promise<void> {
  const { reference } = await app.call(casesApi.createCase, {
    body: {
      subject: `Pedido ${n}`,
      text: 'No ha llegado.',
      customer: { name: `Cliente ${n}`, email: `cliente@d${n}.example` },
      acknowledge: false,
    },
  });
  await app.call(casesApi.reply, { params: { reference }, body: { text: `Sale hoy: ${n}.`, undoSeconds: 0 } });
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#platform/clock/index.ts';
import { transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { ana, eventsOf, heldMessage, queued, rowOf, startAfresh, withReceiver } from '../outbox.fixture.ts';
import { undoQueued } from '../queue.ts';
import { approveMail } from '../retry-mail.ts';
import { sendDue } from './sender.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());
beforeEach(() => startAfresh(house));

describe('undo', () => {
  it('is a race that exactly one side wins', () =>
    withReceiver({}, async (receiver) => {
      const { messageId, outboxId } = await heldMessage(house);
      house.clock.advance(10_000);
      const [undone] = await Promise.all([
        transact(house, ana, (work) => undoQueued(work, messageId)),
        sendDue(house, { relayUrl: receiver.url }),
      ]);
      expect((await rowOf(house, outboxId)).state).toBe(undone ? 'undone' : 'sent');
      expect(receiver.mails).toHaveLength(undone ? 0 : 1);
    }));
  it('takes it back while it is held, and not after', () =>
    withReceiver({}, async (receiver) => {
      const { messageId, outboxId } = await heldMessage(house);
      expect(await transact(house, ana, (work) => undoQueued(work, messageId))).toBe(true);
      house.clock.advance(MINUTE);
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(0);
      expect((await rowOf(house, outboxId)).state).toBe('undone');
      const other = await heldMessage(house);
      house.clock.advance(MINUTE);
      await sendDue(house, { relayUrl: receiver.url });
      expect(await transact(house, ana, (work) => undoQueued(work, other.messageId))).toBe(false);
    }));
});

describe('without a relay', () => {
  it('what has waited four hours is late, once', async () => {
    const { outboxId } = await heldMessage(house);
    house.clock.advance(4 * HOUR);
    await sendDue(house, {});
    expect(await eventsOf(house, outboxId)).toEqual([]);
    house.clock.advance(MINUTE);
    await sendDue(house, {});
    await sendDue(house, {});
    expect(await eventsOf(house, outboxId)).toEqual(['mail.late']);
  });
  it('what waits is taken back; what was tried once is not', async () => {
    const { messageId, outboxId } = await heldMessage(house);
    house.clock.advance(MINUTE);
    await sendDue(house, {});
    expect((await rowOf(house, outboxId)).state).toBe('waiting');
    await house.database.db.updateTable('outbox').set({ attempts: 1 }).where('id', '=', outboxId).execute();
    expect(await transact(house, ana, (work) => undoQueued(work, messageId))).toBe(false);
    await house.database.db.updateTable('outbox').set({ attempts: 0 }).where('id', '=', outboxId).execute();
    expect(await transact(house, ana, (work) => undoQueued(work, messageId))).toBe(true);
  });
});

describe('bursts', () => {
  it('past 60 different recipients a minute a person’s mail waits for a yes; others are not touched', async () => {
    for (let n = 0; n < 60; n += 1) await queued(house, { to: [{ name: '', address: `c${n}@correo.example` }] }, ana);
    const beyond = await queued(house, { to: [{ name: '', address: 'c60@correo.example' }] }, ana);
    expect(beyond.state).toBe('needs_yes');
    expect((await queued(house, { to: [{ name: '', address: 'c3@correo.example' }] }, ana)).state).toBe('needs_yes');
    expect(
      (
        await queued(house, { to: [{ name: '', address: 'c61@correo.example' }] }, {
          ...ana,
          id: '0198a000-0000-7000-8000-000000000002',
        } as typeof ana)
      ).state,
    ).toBe('queued');
    expect((await queued(house, { kind: 'acknowledgement' })).state).toBe('queued');
    expect(await transact(house, ana, (work) => approveMail(work, beyond.outboxId))).toBe(true);
    expect((await rowOf(house, beyond.outboxId)).state).toBe('queued');
    house.clock.advance(2 * MINUTE);
    expect((await queued(house, { to: [{ name: '', address: 'c62@correo.example' }] }, ana)).state).toBe('queued');
  });
});

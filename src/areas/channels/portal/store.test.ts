import { afterAll, expect, test } from 'vitest';
import { addInbound, BARE_MESSAGE, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { publicCase, publicFile, publicMessages } from './store.ts';

const house = await makeHouse();
afterAll(() => house.close());
const { db } = house.database;

async function aMail(changes: Partial<InboundMessage>): Promise<InboundMessage> {
  const at = house.clock.now();
  const file = await house.files.put(Buffer.from(`${changes.text}`));
  return {
    ...BARE_MESSAGE,
    channel: 'email',
    from: { name: 'Ana Ruiz', address: 'ana@cliente.example' },
    recipientsTotal: 1,
    subject: 'Pedido',
    text: '',
    language: 'es',
    threadedBy: 'new',
    at,
    receivedAt: at,
    customerId: null,
    attachments: [{ ...file, name: 'a.txt', type: 'text/plain', inline: false, contentId: null }],
    ...changes,
  };
}

test('T2: neither the words nor the files of a machine’s mail or a held one reach the customer', async () => {
  const [mine, code, held] = [
    await aMail({ text: 'Falta una silla' }),
    await aMail({ text: 'Su código es 471108', automatic: 'auto-generated' }),
    await aMail({ text: 'Soy un desconocido', heldReason: 'stranger' }),
  ];
  const { caseId, messageIds } = await transact(house, system('tests'), async (work) => {
    await setUp(work, { companyName: 'Comercial Ribera', language: 'es', zone: 'Europe/Madrid' });
    const opened = await openCaseWithMessage(
      work,
      { subject: 'Pedido', channel: 'email', customerId: null, requester: mine.from, mailboxId: null },
      mine,
    );
    const added = [await addInbound(work, opened.id, code), await addInbound(work, opened.id, held)];
    return { caseId: opened.id, messageIds: [opened.messageId, ...added.map((one) => one.messageId)] };
  });
  expect((await publicMessages(db, caseId)).messages.map((message) => message.text)).toEqual(['Falta una silla']);
  const files = await Promise.all(
    messageIds.map(async (id) => {
      const { id: file } = await db
        .selectFrom('attachment')
        .select('id')
        .where('message_id', '=', id)
        .executeTakeFirstOrThrow();
      return (await publicFile(db, caseId, file))?.name;
    }),
  );
  expect(files).toEqual(['a.txt', undefined, undefined]);
});

test('nothing is promised after the law’s own date, and a call back is no answer', async () => {
  house.clock.set('2027-01-11T09:00:00.000Z');
  const { id } = await transact(house, system('tests'), async (work) => {
    await keepChoice(work, legalPack('es-l10-large') as LegalPack, null, work.now);
    const mine = await aMail({ text: 'Me cobrasteis dos veces' });
    const asked = {
      subject: 'Cobro',
      channel: 'email',
      customerId: null,
      requester: mine.from,
      mailboxId: null,
    } as const;
    return openCaseWithMessage(work, { ...asked, type: 'complaint', reasonCode: 'duplicate_charge' }, mine);
  });
  const clocks = db.selectFrom('legal_clock').where('case_id', '=', id);
  const bill = await clocks.selectAll().where('clock', '=', 'es.l10.billing').executeTakeFirstOrThrow();
  const call = { id: newId(), clock: 'es.l10.supervisor', article: 'Ley 10/2025, art. 8.3', due_at: house.clock.now() };
  await db
    .insertInto('legal_clock')
    .values({ ...bill, ...call })
    .execute();
  await db.updateTable('target').set({ due_at: '2027-03-01T12:00:00Z' }).where('case_id', '=', id).execute();
  expect(await publicCase(db, id)).toMatchObject({
    promisedAt: bill.due_at,
    legal: { article: 'Ley 10/2025, art. 17.3' },
  });
});

test('a personal link of a case that goes on in another one shows that one', async () => {
  const [kept, merged] = await transact(house, system('tests'), async (work) => {
    const opening = async (subject: string) => {
      const mail = await aMail({ subject });
      const given = { subject, channel: 'email' as const, customerId: null, requester: mail.from, mailboxId: null };
      return openCaseWithMessage(work, given, mail);
    };
    return [await opening('La silla'), await opening('La silla, otra vez')];
  });
  const standing = {
    id: newId(),
    kept_id: kept.id,
    merged_id: merged.id,
    kept_n: 1,
    moved: '{}',
    at: house.clock.now(),
  };
  await db.insertInto('case_merge').values(standing).execute();
  expect((await publicCase(db, merged.id))?.reference).toBe(kept.reference);
  await db.updateTable('case_merge').set({ undone_at: house.clock.now() }).where('id', '=', standing.id).execute();
  expect((await publicCase(db, merged.id))?.reference).toBe(merged.reference);
});

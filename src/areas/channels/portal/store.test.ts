import { afterAll, expect, test } from 'vitest';
import { addInbound, BARE_MESSAGE, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { publicFile, publicMessages } from './store.ts';

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
  expect((await publicMessages(db, caseId)).map((message) => message.text)).toEqual(['Falta una silla']);
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

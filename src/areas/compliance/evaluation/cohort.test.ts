import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesHouse, UNDER_LEY_10 } from '#areas/cases/cases.fixture.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { parts as intake } from '#areas/intake/index.ts';
import { system } from '#platform/work/index.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';

/* Each parameter over the cases it is about, and no others. */

const it = await casesHouse([compliance, intake], UNDER_LEY_10);
const { db } = it.house.database;
afterAll(it.close);
beforeAll(async () => {
  it.house.clock.advance(1_000);
  await it.as(system('tests'), (work) => keepChoice(work, legalPack('es-l10-large') as LegalPack, null, work.now));
});
const { agent, lead } = it.callers;

async function figures(id: string): Promise<{ n: number | null; k: number | null }> {
  const { parameters } = await it.api.call(api.previewEvaluation, { query: { year: 2027 } }, lead);
  const { n, k } = parameters.find((one) => one.id === id) as { n: number | null; k: number | null };
  return { n, k };
}

test('whoever chose to be answered by post and is mailed was not answered by their way, reason or none', async () => {
  const choose = async (id: string, chosen: string | null): Promise<unknown> =>
    db
      .updateTable('customer')
      .set({ preferred_channel: chosen })
      .where('id', '=', (eb) => eb.selectFrom('case_file').select('customer_id').where('case_file.id', '=', id))
      .execute();
  const mailed = async (chosen: string | null, email: string): Promise<string> => {
    const { id, reference } = await it.aCase({ message: { from: { name: 'Ana', address: email } } });
    await choose(id, chosen);
    const reasons = { channel: 'Corre prisa' };
    await it.api.call(
      casesApi.reply,
      { params: { reference }, body: { text: 'Sale hoy.', then: 'keep', ...(chosen ? { reasons } : {}) } },
      agent,
    );
    return id;
  };
  const first = await mailed(null, 'uno@cliente.example');
  expect(await figures('same_channel')).toEqual({ n: 1, k: 1 });
  const second = await mailed('post', 'dos@cliente.example');
  expect(await figures('same_channel')).toEqual({ n: 2, k: 1 });
  // What they choose afterwards says nothing of how they were answered then.
  await choose(first, 'phone');
  await choose(second, 'email');
  expect(await figures('same_channel')).toEqual({ n: 2, k: 1 });
});

test('a first mail to somebody else is nobody’s first answer', async () => {
  const before = await figures('same_channel');
  const { reference } = await it.aCase({ message: { from: { name: 'Eva', address: 'eva@cliente.example' } } });
  const write = async (to?: string) =>
    it.api.call(
      casesApi.reply,
      { params: { reference }, body: { text: 'Sale hoy.', then: 'keep', ...(to ? { to: [to] } : {}) } },
      agent,
    );
  await write('courier@transporte.example');
  expect(await figures('same_channel')).toEqual(before);
  await write();
  expect(await figures('same_channel')).toEqual({ n: (before.n ?? 0) + 1, k: (before.k ?? 0) + 1 });
});

test('an answer is in the language it is written in, whatever the case says; one too short to tell is not counted', async () => {
  const words = 'Bon dia, la comanda ha arribat trencada i vull que me la canvieu com més aviat millor, gràcies.';
  const answer = async (text: string, reasons: object = {}): Promise<void> => {
    const { reference } = await it.aCase({ given: { language: 'ca' }, message: { language: 'ca', text: words } });
    await it.api.call(casesApi.reply, { params: { reference }, body: { text, then: 'keep', ...reasons } }, agent);
  };
  const { n, k } = await figures('same_language');
  const counted = [n ?? 0, k ?? 0] as const;
  await answer('Demà surt.');
  expect(await figures('same_language')).toEqual({ n, k });
  await answer('Bon dia: demà us enviem una altra cadira nova i recollim la que va arribar trencada, sense cap cost.');
  expect(await figures('same_language')).toEqual({ n: counted[0] + 1, k: counted[1] + 1 });
  const spanish = 'Buenos días. Mañana le enviamos otra silla nueva y recogemos la que llegó rota, sin coste alguno.';
  await answer(spanish, { reasons: { language: 'Nadie sabe catalán' } });
  expect(await figures('same_language')).toEqual({ n: counted[0] + 2, k: counted[1] + 1 });
});

test('a refusal under a law that asks for no out-of-court settlement owes none', async () => {
  const refuse = async (legalPack: string): Promise<void> => {
    const { reference } = await it.aCase({ given: { type: 'complaint', legalPack } });
    const petitions = [{ text: 'x', outcome: 'rejected' as const, reason: 'y' }];
    await it.api.call(casesApi.resolve, { params: { reference }, body: { petitions, text: 'No es posible.' } }, agent);
  };
  await refuse('pe-libro');
  expect(await figures('adr_in_negatives')).toEqual({ n: 0, k: 0 });
  await refuse('es-l10-large');
  expect(await figures('adr_in_negatives')).toEqual({ n: 1, k: 1 });
});

test('a key only said, or a receipt they did not want, is not delivered: it is a state of its own', async () => {
  const before = await figures('receipt_delivered');
  const call = async (receipt: 'paper' | 'declined' | null): Promise<void> => {
    const asked = { recording: null, receipt };
    const body = {
      subject: 'Rota',
      text: 'Llegó rota',
      channel: 'phone',
      type: 'complaint',
      customer: { name: 'Luis' },
      asked,
    };
    await it.api.call(casesApi.createCase, { body } as never, agent);
  };
  await call(null);
  await call('declined');
  expect(await figures('receipt_said')).toMatchObject({ k: 2 });
  expect(await figures('receipt_delivered')).toEqual({ n: (before.n ?? 0) + 2, k: before.k });
  await call('paper');
  expect(await figures('receipt_said')).toMatchObject({ k: 2 });
  expect(await figures('receipt_delivered')).toEqual({ n: (before.n ?? 0) + 3, k: (before.k ?? 0) + 1 });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesHouse, UNDER_LEY_10 } from '#areas/cases/cases.fixture.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { system } from '#platform/work/index.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';

/* Each parameter over the cases it is about, and no others. */

const it = await casesHouse([compliance], UNDER_LEY_10);
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

import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { insertSurprise } from './store.ts';

/** What agents gave out of their own budget, and in which case. */
const GIVEN: readonly [daysAgo: number, amountMinor: number, why: string][] = [
  [4, 1_890, 'Juego de llaves de montaje: esperó tres semanas sin una mala palabra.'],
  [9, 1_250, 'Tarjeta escrita a mano y bombones: era su primera obra y la terminó a tiempo.'],
  [17, 2_400, 'Un grifo de cocina de exposición para el comedor social donde colabora.'],
  [33, 990, 'Plano de la red de riego impreso en A2, porque no se veía en el móvil.'],
  [52, 2_950, 'Vale de ferretería: nos avisó de un fallo del catálogo que habría afectado a cientos.'],
  [78, 1_500, 'Flores: atendía la reforma desde el hospital y nunca perdió la calma.'],
];

/** Surprises of the last months, so that there are good examples to be seen. */
export async function loadSurprises(
  work: Work,
  agentIds: readonly string[],
  cases: readonly { id: string; customerId: string | null }[],
): Promise<void> {
  for (const [n, [daysAgo, amountMinor, why]] of GIVEN.entries()) {
    const [one, personId] = [cases[n], agentIds[n % agentIds.length]];
    if (!one || !personId) return;
    const at = new Date(work.now.getTime() - daysAgo * 86_400_000);
    await insertSurprise(work.db, {
      id: newId(),
      personId,
      caseId: one.id,
      customerId: one.customerId,
      amountMinor,
      currency: 'EUR',
      why,
      at,
    });
  }
}

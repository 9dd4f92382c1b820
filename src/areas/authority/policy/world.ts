import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Approver, PolicyDefinition, PolicyRule } from './contract.ts';
import { row } from './versions/first-proposal.rules.ts';
import { insertDraft, writePublication } from './versions/store.ts';

export interface SamplePeople {
  directorId: string;
  leadId: string;
  /** Areas by their name: Almacén, Contabilidad, Transporte, Servicio técnico, Comercial. */
  areaIds: ReadonlyMap<string, string>;
}

const DAY = 86_400_000;

/** Two versions that ruled, the one that rules, and a draft that widens it. */
export async function loadPolicies(work: Work, people: SamplePeople): Promise<void> {
  const table = sampleTable(people);
  const narrower = atMost(table, { 'AB-01': 9_000, 'RE-01': 6_000 });
  const first: PolicyDefinition = {
    ...atMost(table, { 'AB-01': 5_000, 'RE-01': 3_000 }),
    surprise: { yearly: 0, each: 0 },
  };
  const published: [string, PolicyDefinition, string, number][] = [
    [
      'Primeras atribuciones',
      { ...first, rules: first.rules.filter(({ id }) => !['AB-02', 'RE-02', 'FP-01'].includes(id)) },
      'Punto de partida: lo que el equipo ya decidía por costumbre, puesto por escrito.',
      420,
    ],
    [
      'Abonos hasta 90,00 €',
      narrower,
      'En seis meses se autorizaron 61 de 63 abonos por debajo de 90,00 €. Se añade la devolución fuera de plazo.',
      240,
    ],
    [
      'Abonos hasta 150,00 € y cambios con Almacén',
      table,
      'La espera media por una autorización era de 2 h 05 min y casi siempre acababa en sí. Los cambios pasan por Almacén.',
      95,
    ],
  ];
  for (const [at, [name, definition, reason, daysAgo]] of published.entries()) {
    const publishedAt = new Date(work.now.getTime() - daysAgo * DAY);
    const id = newId();
    const madeAt = new Date(publishedAt.getTime() - 6 * DAY);
    const by = `person:${people.directorId}`;
    await insertDraft(work.db, {
      id,
      name,
      definition,
      basedOn: at === 0 ? null : at,
      advice: null,
      madeBy: by,
      madeAt,
    });
    await writePublication(work.db, id, { number: at + 1, reason, effectiveAt: publishedAt, by, at: publishedAt });
  }
  await insertDraft(work.db, {
    id: newId(),
    name: 'Abonos hasta 200,00 €',
    definition: atMost(table, { 'AB-01': 20_000 }),
    basedOn: 3,
    advice: null,
    madeBy: `person:${people.leadId}`,
    madeAt: new Date(work.now.getTime() - 2 * DAY),
  });
}

/** Thirteen rows of a hardware wholesaler, in the order in which they are asked. */
function sampleTable({ directorId, leadId, areaIds }: SamplePeople): PolicyDefinition {
  const teresa = named(directorId, leadId, 60);
  const javier = named(leadId, directorId, 45);
  const area = (name: string): Partial<PolicyRule> => ({ level: 2, areaId: areaIds.get(name) ?? null });
  const asked = (...approvers: Approver[]): Partial<PolicyRule> => ({ level: 3, approvers });
  const agents = { roles: ['agent', 'lead'] as PolicyRule['who']['roles'], teamIds: [], personIds: [], minDays: null };
  const own = (draft: PolicyRule): PolicyRule => ({ ...draft, who: agents });
  return {
    currency: 'EUR',
    rules: [
      {
        ...own(
          row('AB-01', ['credit'], { maxAmount: 15_000, perCustomer: { days: 90, maxAmount: 30_000, maxCount: 3 } }),
        ),
      },
      own(row('RE-01', ['refund'], { maxAmount: 15_000, maxDays: 60 })),
      own(row('PO-01', ['free_shipping', 'pickup'], { maxAmount: 4_000 })),
      own(row('FP-01', ['late_return'], { maxDays: 45, maxAmount: 15_000 })),
      { ...row('CA-01', ['exchange', 'resend'], {}), ...area('Almacén') },
      { ...row('RP-02', ['repair'], { families: ['Herramienta eléctrica'] }), ...asked(javier, teresa) },
      { ...row('RP-01', ['repair'], {}), ...area('Servicio técnico'), handOver: true },
      {
        ...row('FA-01', ['refund', 'credit'], { reasons: ['duplicate_charge', 'invoice_error'] }),
        ...area('Contabilidad'),
      },
      { ...row('AB-02', ['credit', 'free_shipping', 'pickup'], { maxAmount: 40_000 }), ...asked(javier, teresa) },
      { ...row('RE-02', ['refund', 'late_return'], { maxAmount: 40_000 }), ...asked(javier, teresa) },
      { ...row('CO-01', ['contract_change'], { segments: ['company'] }), ...area('Comercial') },
      { ...row('CO-02', ['contract_change'], {}), ...asked(teresa) },
      { ...row('DI-01', [], { maxAmount: 300_000 }), ...asked(teresa), fourEyesAbove: 100_000 },
    ],
    otherwise: { approvers: [teresa], fourEyesAbove: 100_000 },
    surprise: { yearly: 30_000, each: 3_000 },
  };
}

function named(personId: string, deputyId: string, deputyMinutes: number): Approver {
  return { role: null, personId, deputyId, deputyMinutes };
}

function atMost(table: PolicyDefinition, limits: Record<string, number>): PolicyDefinition {
  const rules = table.rules.map((rule) => {
    const maxAmount = limits[rule.id];
    return maxAmount === undefined ? rule : { ...rule, when: { ...rule.when, maxAmount } };
  });
  return { ...table, rules };
}

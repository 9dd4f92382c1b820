import { updateCustomer } from '#areas/customers/index.ts';
import { samplePerson } from '#areas/identity/world.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { makeBroadcast, reach } from '../incidents/broadcast.ts';
import { openIncident } from '../incidents/incidents.ts';
import { askPerson } from '../law/asking/attend.ts';
import { askSupervisor } from '../law/asking/ask-supervisor.ts';
import { recordConsent } from '../law/consent/consent.ts';
import { placeHold } from '../law/holds/hold.ts';
import { caseOfPerson, openCasesAbout } from './law.store.ts';

const SHARED = 4;

/** A fault that some open cases share, a bill that isn't collected, calls that wait, somebody older: by the verbs themselves. */
export async function loadLaw(house: House, lead: { id: string; name: string }, teamId: string): Promise<void> {
  const actor = samplePerson(lead, 'lead', [teamId]);
  const { db } = house.database;
  const late = await openCasesAbout(db, ['late', 'delivery_status', 'not_delivered', 'order_status'], SHARED);
  if (late.length > 1)
    await transact(house, actor, async (work) => {
      const id = await openIncident(work, {
        title: 'Retrasos en la ruta de Palencia',
        cause: 'La A-67 estuvo cortada por nieve entre Magaz y Osorno.',
        places: 'Palencia y norte de Valladolid',
        measures: 'Dos camiones de refuerzo salen hoy por la N-611.',
        restorationAt: addMs(work.now, 26 * HOUR),
        public: true,
        publicText: 'Los repartos a Palencia y norte de Valladolid llegan con un día de retraso por la nieve.',
        publicTextEn: 'Deliveries to Palencia and the north of Valladolid are a day late because of the snow.',
        references: late,
      });
      const { es, en } = await reach(work.db, id);
      await makeBroadcast(work, id, {
        textEs:
          'La carretera por la que viaja tu pedido estuvo cortada por la nieve. Hoy salen dos camiones de refuerzo.',
        textEn: 'The road your order travels on was closed by snow. Two more lorries leave today.',
        restorationAt: addMs(work.now, 26 * HOUR),
        saysCause: true,
        reaches: es + en,
      });
    });
  const bills = ['undue_charge', 'duplicate_charge', 'invoice_error', 'price_dispute', 'refund_status', 'withdrawal'];
  const [bill, ...others] = await openCasesAbout(db, bills, SHARED);
  if (!bill) return;
  await transact(house, actor, async (work) => {
    await placeHold(work, bill, { kind: 'collection', reason: 'Reclama la factura que se le está cobrando.' });
    await askSupervisor(work, bill, {
      how: 'call_back',
      phone: '983 21 40 55',
      said: 'Es la segunda factura equivocada este año.',
    });
    await recordConsent(work, bill, { given: true, place: 'Centralita, llamada 20261' });
  });
  const older = await caseOfPerson(db, others);
  if (!older) return;
  await transact(house, actor, (work) =>
    updateCustomer(work, older.customerId, {
      vulnerableBecause: 'age',
      preferredFormat: 'large_print',
      communicationNeeds: 'Prefiere que se le llame por la mañana.',
    }),
  );
  await transact(house, system('portal'), (work) => askPerson(work, older.caseId, '979 70 21 18'));
}

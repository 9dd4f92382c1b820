import { formHandler } from '#areas/channels/form/index.ts';
import { arrive } from '#areas/intake/world.ts';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { describeBook, requalifySheet } from './book.ts';
import { sheets } from './book.store.ts';
import { withBook } from './file-sheet.ts';
import type { BookSubmission } from './submission.ts';

type Sheet = Pick<
  BookSubmission,
  'kind' | 'name' | 'documentNumber' | 'email' | 'goodDescription' | 'amountMinor' | 'detail' | 'request'
> & {
  daysAgo: number;
};

/** What customers of the shop in Lima filed lately, oldest first. */
const SHEETS: readonly Sheet[] = [
  {
    daysAgo: 26,
    kind: 'reclamo',
    name: 'Wilmer Ccori Mamani',
    documentNumber: '40000001',
    email: 'wilmer.ccori@correo.example',
    goodDescription: 'Electrobomba de 1 HP',
    amountMinor: 64_900,
    detail:
      'La electrobomba dejó de arrancar a los nueve días y en la tienda me dijeron que espere al técnico, que no llega.',
    request: 'Que me cambien la electrobomba o me devuelvan el dinero.',
  },
  {
    daysAgo: 12,
    kind: 'queja',
    name: 'María del Pilar Núñez Ñaupari',
    documentNumber: '40000002',
    email: 'pilar.nunez@correo.example',
    goodDescription: 'Atención en el mostrador',
    amountMinor: null,
    detail: 'Esperé una hora con turno y atendieron antes a quien llegó después. Nadie me dio una explicación.',
    request: 'Que respeten el turno y pidan disculpas.',
  },
  {
    daysAgo: 6,
    kind: 'queja',
    name: 'Eusebio Ibáñez Condori',
    documentNumber: '40000003',
    email: 'eusebio.ibanez@correo.example',
    goodDescription: 'Grifería para cocina',
    amountMinor: 18_990,
    detail: 'Me cobraron la instalación de una grifería que decía «instalación incluida».',
    request: 'La devolución de lo cobrado por la instalación.',
  },
  {
    daysAgo: 1,
    kind: 'reclamo',
    name: 'Yolanda Peña Huarcaya',
    documentNumber: '40000004',
    email: 'yolanda.pena@correo.example',
    goodDescription: 'Terma eléctrica de 80 litros',
    amountMinor: 89_900,
    detail: 'Llegó con el tanque abollado y con fuga. El repartidor no quiso llevársela.',
    request: 'El cambio por otra nueva esta semana.',
  },
];

/** Sheets of the book as the public page keeps them; one queja was a reclamo by what it asks. */
export async function loadSheets(house: House, lead: PersonActor, brandId: string): Promise<void> {
  const handler = withBook(formHandler);
  await transact(house, lead, (work) =>
    describeBook(work, {
      brandId,
      establishment: 'Tienda de av. Argentina 2085, Lima',
      providerName: 'Ribera Perú S. A. C.',
      taxId: '20000000001',
      address: 'Av. Argentina 2085, Cercado de Lima, Lima',
    }),
  );
  for (const { daysAgo, ...given } of SHEETS) {
    const sheet: BookSubmission = {
      form: 'libro',
      version: 1,
      brandId,
      address: 'Jr. Los Álamos 214, San Juan de Lurigancho, Lima',
      document: 'DNI',
      phone: null,
      guardian: '',
      goodKind: given.amountMinor === null ? 'service' : 'product',
      currency: 'PEN',
      language: 'es',
      files: [],
      ...given,
    };
    const raw = await house.files.put(Buffer.from(JSON.stringify(sheet), 'utf8'));
    await arrive(house, handler, {
      channel: 'form',
      dedupeKey: `libro-${given.documentNumber}`,
      raw,
      type: 'application/json',
      envelope: { files: [] },
      receivedAt: addMs(house.clock.now(), -daysAgo * DAY),
    });
  }
  const asked = (await sheets(house.database.db, SHEETS.length)).find(({ good }) =>
    good.description.startsWith('Grifería'),
  );
  if (asked)
    await transact(
      house,
      lead,
      (work) => requalifySheet(work, asked.id, 'Pide que se le devuelva dinero: es un reclamo.'),
      { now: addMs(house.clock.now(), -5 * DAY - HOUR) },
    );
}

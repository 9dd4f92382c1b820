import type { Work } from '#platform/work/index.ts';
import { createAdrBody } from './adr/adr.ts';
import { freezeEvaluation } from './evaluation/evaluate.ts';
import { publishServiceSheet } from './sheet/service-sheet.ts';

export { loadSheets } from './book/world.ts';

/** Where the sample company sends whoever is not convinced, its published sheet, and the evaluation frozen last. */
export async function loadCompliance(work: Work): Promise<void> {
  await createAdrBody(work, {
    name: 'Junta Arbitral de Consumo de Castilla y León',
    adhered: true,
    region: 'ES-CL',
    website: 'https://arbitraje.example',
    textEs: 'La solicitud es gratuita y se presenta por su web o por registro.',
    textEn: 'Asking is free, on its website or at a registry.',
  });
  await createAdrBody(work, {
    name: 'Oficina Municipal de Información al Consumidor de Valladolid',
    adhered: false,
    region: 'ES-VA',
    phone: '983 00 00 10',
    textEs: 'Atiende en persona con cita previa.',
    textEn: 'It attends in person, by appointment.',
  });
  await createAdrBody(work, {
    name: 'Junta Arbitral Nacional de Consumo',
    adhered: false,
    website: 'https://junta-nacional.example',
    textEs: 'Para quien vive en otra comunidad.',
    textEn: 'For whoever lives in another region.',
  });
  await publishServiceSheet(work);
  await freezeEvaluation(work, work.now.getUTCFullYear());
}

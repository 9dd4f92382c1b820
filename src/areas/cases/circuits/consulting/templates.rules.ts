import type { QuestionTemplate } from './consult.contract.ts';

type Language = 'es' | 'en';
interface Template {
  /** Contact reasons it is made for; none: for any. */
  reasons: readonly string[];
  es: QuestionTemplate;
  en: QuestionTemplate;
}
const one = (reasons: readonly string[], es: readonly string[], en: readonly string[]): Template => ({
  reasons,
  es: { question: es[0] ?? '', answers: es.slice(1) },
  en: { question: en[0] ?? '', answers: en.slice(1) },
});

/** What is most often asked inside, with the buttons that answer it. The person who asks changes what they like. */
const TEMPLATES: readonly Template[] = [
  one(
    ['missing_item', 'wrong_item', 'not_delivered'],
    [
      '¿Salió completo este pedido? Si falta algo, ¿cuándo puede salir?',
      'Sí, salió completo',
      'Falta: sale hoy',
      'No queda',
    ],
    [
      'Did this order leave complete? If something is missing, when can it leave?',
      'Yes, complete',
      'Missing: leaves today',
      'None left',
    ],
  ),
  one(
    ['late', 'delivery_status', 'order_status', 'not_delivered'],
    ['¿Dónde está este envío y qué día llega?', 'Llega hoy', 'Llega mañana', 'Está retenido', 'Se ha perdido'],
    [
      'Where is this shipment and on which day does it arrive?',
      'It arrives today',
      'It arrives tomorrow',
      'It is held',
      'It is lost',
    ],
  ),
  one(
    ['damaged', 'defect', 'guarantee', 'spare_part', 'wrong_item'],
    ['¿Hay otra unidad para cambiarla?', 'Sí, sale hoy', 'Sí, en unos días', 'No queda'],
    ['Is there another unit to exchange it?', 'Yes, leaves today', 'Yes, in a few days', 'None left'],
  ),
  one(
    ['defect', 'guarantee', 'repair_status', 'maintenance', 'usage_help'],
    ['¿Lo cubre la garantía o necesita revisión?', 'Lo cubre', 'No lo cubre', 'Hay que revisarlo'],
    ['Is it under guarantee, or does it need looking at?', 'It is covered', 'It is not covered', 'We must look at it'],
  ),
  one(
    ['invoice_error', 'undue_charge', 'duplicate_charge', 'payment_problem', 'refund_status', 'price_dispute'],
    ['¿Es correcto este cobro?', 'Sí, es correcto', 'No: hacemos el abono', 'Lo estamos revisando'],
    ['Is this charge right?', 'Yes, it is right', 'No: we credit it', 'We are checking it'],
  ),
  one(
    ['return_status', 'refund_status', 'withdrawal'],
    ['¿Ha llegado la devolución y está conforme?', 'Sí, conforme', 'Ha llegado dañada', 'No ha llegado'],
    ['Has the return arrived, and is it in order?', 'Yes, in order', 'It arrived damaged', 'It has not arrived'],
  ),
  one(
    ['availability', 'lead_time', 'order_change', 'cancellation'],
    ['¿Se puede cambiar o parar este pedido todavía?', 'Sí, a tiempo', 'No, ya ha salido'],
    ['Can this order still be changed or stopped?', 'Yes, in time', 'No, it has left'],
  ),
  one(
    [],
    ['¿Puede hacerse lo que pide?', 'Sí', 'No', 'Necesito un dato'],
    ['Can what they ask be done?', 'Yes', 'No', 'I need a detail'],
  ),
];

/** Those made for this contact reason first, then the others. */
export function templatesFor(reasonCode: string | null, language: Language): QuestionTemplate[] {
  const fits = ({ reasons }: Template): boolean => reasonCode !== null && reasons.includes(reasonCode);
  return [...TEMPLATES.filter(fits), ...TEMPLATES.filter((template) => !fits(template))].map(
    (template) => template[language],
  );
}

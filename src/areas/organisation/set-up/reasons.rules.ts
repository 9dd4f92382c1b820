import type { ContactReason } from '../contract.ts';

// Why people contact a company (domain.md §7.1): stable codes, in the order of the relation. Companies add and retire their own.
type Named = readonly [code: string, es: string, en: string];
const PRE: readonly Named[] = [
  ['price', 'Precio', 'Price'],
  ['lead_time', 'Plazo de entrega', 'Lead time'],
  ['availability', 'Disponibilidad', 'Availability'],
  ['advice', 'Consejo para elegir', 'Advice in choosing'],
  ['lead_qualification', 'Interés en comprar', 'Interest in buying'],
  ['account_opening', 'Alta de cliente', 'Opening an account'],
  ['terms', 'Condiciones', 'Terms'],
];
const SALE: readonly Named[] = [
  ['order_change', 'Cambio en el pedido', 'Change to an order'],
  ['order_status', 'Estado del pedido', 'Order status'],
  ['delivery_status', 'Estado de la entrega', 'Delivery status'],
  ['confirmation_error', 'Error en la confirmación', 'Mistake in the confirmation'],
  ['payment_problem', 'Problema con el pago', 'Payment problem'],
  ['credit_hold', 'Pedido retenido por crédito', 'Order held for credit'],
  ['cancellation', 'Cancelación', 'Cancellation'],
];
const POST: readonly Named[] = [
  ['not_delivered', 'No entregado', 'Not delivered'],
  ['late', 'Entrega con retraso', 'Late delivery'],
  ['damaged', 'Llegó dañado', 'Arrived damaged'],
  ['wrong_item', 'Artículo equivocado', 'Wrong item'],
  ['missing_item', 'Falta un artículo', 'Missing item'],
  ['defect', 'Defecto', 'Defect'],
  ['guarantee', 'Garantía', 'Guarantee'],
  ['withdrawal', 'Desistimiento', 'Withdrawal'],
  ['return_status', 'Estado de la devolución', 'Return status'],
  ['refund_status', 'Estado del reembolso', 'Refund status'],
  ['invoice_error', 'Error en la factura', 'Mistake in the invoice'],
  ['undue_charge', 'Cobro indebido', 'Undue charge'],
  ['duplicate_charge', 'Cobro duplicado', 'Duplicate charge'],
  ['price_dispute', 'Desacuerdo con el precio', 'Price dispute'],
  ['usage_help', 'Ayuda con el uso', 'Help with use'],
  ['maintenance', 'Mantenimiento', 'Maintenance'],
  ['repair_status', 'Estado de la reparación', 'Repair status'],
  ['spare_part', 'Pieza de recambio', 'Spare part'],
  ['service_cut', 'Corte del servicio', 'Service cut'],
  ['service_quality', 'Calidad del servicio', 'Quality of the service'],
  ['unsubscribe', 'Baja', 'Ending the contract'],
  ['data_protection', 'Protección de datos', 'Data protection'],
  ['attention_quality', 'Queja de trato', 'Complaint about treatment'],
  ['suggestion', 'Sugerencia', 'Suggestion'],
  ['praise', 'Felicitación', 'Praise'],
];

const staged = (stage: ContactReason['stage'], named: readonly Named[]): ContactReason[] =>
  named.map(([code, labelEs, labelEn]) => ({ code, stage, labelEs, labelEn, active: true }));

export const REASONS: readonly ContactReason[] = [
  ...staged('pre', PRE),
  ...staged('sale', SALE),
  ...staged('post', POST),
];

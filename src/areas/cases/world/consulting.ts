import { addWorkingTime } from '#areas/clocks/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { Chance } from './chance.ts';
import type { Question, SampleCase, SampleCompany, SampleConsultation } from './sample-case.ts';

/** By contact reason, as Ribera's people ask them. */
const QUESTIONS: readonly Question[] = [
  {
    area: 'Almacén',
    reasons: ['missing_item', 'damaged', 'spare_part', 'order_change'],
    question: '¿Salió completo este pedido? Si falta material, ¿cuándo puede salir?',
    answers: ['Falta: sale hoy', 'Salió completo'],
    words: ['Quedaron dos bultos en B-14; salen en el camión de las 17.', 'Está firmado entero en el albarán.'],
  },
  {
    area: 'Transporte',
    reasons: ['late', 'order_status', 'delivery_status', 'not_delivered'],
    question: '¿Dónde está este envío y qué día llega?',
    answers: ['Llega mañana', 'Está retenido'],
    words: [
      'Está en la delegación de Palencia, entra en el reparto de mañana.',
      'Falta un dato de la dirección; lo reclamamos hoy.',
    ],
  },
  {
    area: 'Contabilidad',
    reasons: ['invoice_error', 'price_dispute', 'refund_status', 'withdrawal'],
    question: '¿Es correcto este cobro o hay que abonarlo?',
    answers: ['Hacemos el abono', 'Es correcto'],
    words: ['Emitimos hoy la factura rectificativa.', 'Coincide con la oferta firmada.'],
  },
  {
    area: 'Instalaciones',
    reasons: ['guarantee', 'usage_help'],
    question: '¿Lo cubre la garantía o hay que ir a verlo?',
    answers: ['Lo cubre', 'Hay que verlo'],
    words: ['Es defecto de fábrica: se cambia.', 'Podemos pasar el jueves por la mañana.'],
  },
];

/** Service minutes the areas of Ribera have agreed to. */
const ANSWER_MINUTES = 240;

export function questionFor(reason: string): Question | undefined {
  return QUESTIONS.find(({ reasons }) => reasons.includes(reason));
}

export function sampleConsultation(
  reason: string,
  at: Date,
  company: SampleCompany,
  chance: Chance,
): SampleConsultation {
  const asked = questionFor(reason) as Question;
  return {
    id: chance.id(at.getTime()),
    areaId: company.areas.get(asked.area)?.id ?? '',
    asked,
    askedAt: at,
    dueAt: addWorkingTime(company.team.calendar, at, ANSWER_MINUTES),
    answer: chance.happens(0.7) ? 0 : 1,
    answeredAt: null,
  };
}

/** The row as asking and answering would have left it. */
export function consultationRows({ consultation: c, ...made }: SampleCase, reference: string, company: SampleCompany) {
  if (!c) return [];
  const area = company.areas.get(c.asked.area);
  const half = addWorkingTime(company.team.calendar, c.askedAt, ANSWER_MINUTES / 2);
  const late = (at: Date): Date | null => ((c.answeredAt ?? company.now) > at ? addMs(at, MINUTE) : null);
  return [
    {
      id: c.id,
      case_id: made.id,
      area_id: c.areaId,
      kind: 'question',
      asked_by: made.agent?.id,
      asked_at: c.askedAt,
      question: c.asked.question,
      answers: c.asked.answers.map((label, i) => ({ code: `r${i + 1}`, label, meaning: i === 0 ? 'yes' : 'other' })),
      customer_facts: [
        { code: 'case', text: reference },
        {
          code: 'first_name',
          text: made.customer.kind === 'company' ? made.customer.name : made.customer.name.split(' ')[0],
        },
        {
          code: 'order',
          text:
            orderIn([made.subject, ...made.messages.map(({ text }) => text)].join(' ')) ??
            `1${made.id.replaceAll(/\D/g, '').slice(-5)}`,
        },
      ],
      told_id: area?.headId,
      told_address: area?.email ?? '',
      half_at: half,
      due_at: c.dueAt,
      lead_at: addWorkingTime(company.team.calendar, c.askedAt, ANSWER_MINUTES * 1.5),
      blocks: true,
      state: c.answeredAt ? 'answered' : 'open',
      answer_code: c.answeredAt ? `r${c.answer + 1}` : null,
      answer_text: c.answeredAt ? c.asked.words[c.answer] : '',
      answered_by: c.answeredAt ? area?.headId : null,
      answered_via: c.answeredAt ? 'link' : null,
      answered_at: c.answeredAt,
      closed_at: c.answeredAt,
      reminded_at: late(half),
      escalated_at: late(c.dueAt),
      escalated_to: late(c.dueAt) ? area?.headId : null,
      reply_address: company.mailbox.address,
    },
  ];
}

function orderIn(text: string): string | undefined {
  return /\b\d{6}\b/.exec(text)?.[0];
}

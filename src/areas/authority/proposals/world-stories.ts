/** What the sample company's customers were given, by contact reason, and how it was decided. */
export interface Story {
  solution: string;
  cause: string;
  area: string;
  reason: string;
  least: number;
  most: number;
}

export const STORIES: Record<string, Story> = {
  missing_item: {
    solution: 'credit',
    cause: 'preparation',
    area: 'Almacén',
    reason: 'Faltaban piezas y paró la obra.',
    least: 1_500,
    most: 26_000,
  },
  damaged: {
    solution: 'refund',
    cause: 'carrier',
    area: 'Transporte',
    reason: 'Llegó golpeado; hay fotos.',
    least: 2_000,
    most: 32_000,
  },
  late: {
    solution: 'credit',
    cause: 'carrier',
    area: 'Transporte',
    reason: 'Tres días de retraso sobre lo prometido.',
    least: 1_000,
    most: 12_000,
  },
  delivery_status: {
    solution: 'free_shipping',
    cause: 'carrier',
    area: 'Transporte',
    reason: 'Dos entregas fallidas.',
    least: 600,
    most: 3_500,
  },
  not_delivered: {
    solution: 'refund',
    cause: 'carrier',
    area: 'Transporte',
    reason: 'No llegó y lo compró en otro sitio.',
    least: 3_000,
    most: 42_000,
  },
  wrong_item: {
    solution: 'credit',
    cause: 'preparation',
    area: 'Almacén',
    reason: 'Se sirvió otra medida.',
    least: 1_000,
    most: 18_000,
  },
  invoice_error: {
    solution: 'credit',
    cause: 'invoicing',
    area: 'Contabilidad',
    reason: 'Se cobraron portes de más.',
    least: 500,
    most: 9_000,
  },
  price_dispute: {
    solution: 'credit',
    cause: 'information',
    area: 'Comercial',
    reason: 'El presupuesto decía otro precio.',
    least: 1_500,
    most: 34_000,
  },
  defect: {
    solution: 'refund',
    cause: 'product',
    area: 'Servicio técnico',
    reason: 'Segunda avería igual.',
    least: 3_000,
    most: 48_000,
  },
  guarantee: {
    solution: 'credit',
    cause: 'product',
    area: 'Servicio técnico',
    reason: 'Fuera de garantía por nueve días.',
    least: 2_000,
    most: 24_000,
  },
};

/** Fetching something heavy: it always costs more than the team may grant, and nobody has ever said no. */
export const PICKUP: Story = {
  solution: 'pickup',
  cause: 'carrier',
  area: 'Transporte',
  reason: 'Recogida a domicilio: pesa más de 30 kg y no cabe en un coche.',
  least: 5_200,
  most: 9_400,
};

export interface Outcome {
  state: 'applied' | 'approved' | 'changed' | 'refused';
  granted: number;
}

/** Most are authorised as asked, a few with less, some not. */
export function outcomeOf(chance: { next(): number }, amount: number): Outcome {
  const lot = chance.next();
  if (lot < 0.07) return { state: 'refused', granted: 0 };
  if (lot < 0.12) return { state: 'changed', granted: Math.round((amount * 0.75) / 50) * 50 };
  return { state: 'approved', granted: amount };
}

export type Rows = Record<'proposal' | 'proposal_line' | 'authorisation' | 'execution', Record<string, unknown>[]>;

/** The last thing granted by each waits still to be carried out; the very last one, by the area it comes from. */
export function leaveToDo({ proposal, proposal_line: lines, execution }: Rows, dueFor: (at: Date) => Date): void {
  const seen = new Set<unknown>();
  const newest = execution.toSorted((a, b) => (b.opened_at as Date).getTime() - (a.opened_at as Date).getTime());
  for (const row of newest) {
    if (seen.has(row.assignee_id)) continue;
    const line = lines.find(({ id }) => id === row.proposal_line_id);
    const area = seen.size === 0 ? proposal.find(({ id }) => id === line?.proposal_id)?.area_id : null;
    seen.add(row.assignee_id);
    const due = dueFor(row.opened_at as Date);
    Object.assign(row, { state: 'open', done_by: null, done_at: null, proof: '', due_at: due });
    if (area) Object.assign(row, { assignee_id: null, area_id: area });
  }
}

import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite, sightOf } from '../access/access.rules.ts';
import { mayBroadcast, reach } from './broadcast.ts';
import { broadcastsOf, type BroadcastRow } from './broadcast.store.ts';
import type { IncidentRow, IncidentView } from './incident.contract.ts';
import { attachedTo, findIncident, type IncidentState, listIncidents } from './incident.store.ts';

/** Whoever works with cases sees all incidents; of their cases, each sees their own circle. */
function demandReader(work: Work): void {
  const sight = sightOf(work.actor);
  if (sight !== 'all' && sight !== 'own') throw missing('incident.not_found');
}

export async function viewIncidents(work: Work): Promise<{ incidents: IncidentRow[]; can: IncidentView['can'] }> {
  demandReader(work);
  const can = { open: canWrite(work.actor) ? (true as const) : 'case.reads_only' };
  return { incidents: (await listIncidents(work.db)).map(viewRow), can };
}

export async function viewIncident(work: Work, id: string): Promise<IncidentView> {
  demandReader(work);
  const found = await findIncident(work.db, id);
  if (!found) throw missing('incident.not_found');
  const [attached, broadcasts, reached] = [
    await attachedTo(work.db, work.actor, id),
    await broadcastsOf(work.db, id),
    await reach(work.db, id),
  ];
  const { cause, places, measures, publicText, publicTextEn, openedBy } = found;
  return {
    ...viewRow(found),
    cause,
    places,
    measures,
    publicText,
    publicTextEn,
    openedBy: openedBy ?? '',
    attached,
    reach: reached,
    broadcasts: broadcasts.map(viewBroadcast),
    can: await abilities(work, found, reached.es + reached.en),
  };
}

async function abilities(work: Work, { state }: IncidentState, reached: number): Promise<IncidentView['can']> {
  if (!canWrite(work.actor))
    return { edit: 'case.reads_only', attach: 'case.reads_only', broadcast: 'case.reads_only' };
  if (state === 'closed') return { edit: true, attach: 'incident.closed', broadcast: 'incident.closed' };
  const wide = await mayBroadcast(work.db, work.actor, reached);
  const tells = reached === 0 ? 'incident.nobody_to_tell' : wide || 'incident.broadcast_needs_lead';
  return { edit: true, attach: true, broadcast: tells };
}

function viewRow(row: IncidentState): IncidentRow {
  const at = (date: Date | null): string | null => date?.toISOString() ?? null;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    closedAt: at(row.closedAt),
    restorationAt: at(row.restorationAt),
    public: row.public,
    cases: row.cases,
    lastToldAt: at(row.lastToldAt),
  };
}

function viewBroadcast(row: BroadcastRow): IncidentView['broadcasts'][number] {
  return {
    ...row,
    madeAt: row.madeAt.toISOString(),
    restorationAt: row.restorationAt?.toISOString() ?? null,
    madeBy: row.madeBy ?? '',
  };
}

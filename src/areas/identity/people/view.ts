import type { PersonView } from '../contract.ts';
import { abilitiesOn, type Asking } from '../policy.rules.ts';
import type { PersonRow } from './list.store.ts';

export function personView(row: PersonRow, actor: Asking, administrators: number): PersonView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    status: row.status,
    language: row.language,
    jobTitle: row.jobTitle,
    available: row.available,
    secondFactor: row.second_factor,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    can: abilitiesOn(actor, row, administrators),
  };
}

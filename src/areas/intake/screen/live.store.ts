import { sql } from 'kysely';
import { visibility } from '#areas/cases/index.ts';
import { liveTo, type LiveRule } from '#platform/realtime/live-rules.ts';
import { intakeApi } from '../contract.ts';

const STAFF: readonly string[] = intakeApi.listIntake.roles ?? [];

type CaseFacts = Parameters<typeof visibility.allows>[2];

/** As in the list of arrivals: by the case it became, else by the team of its mailbox. */
const arrivals: LiveRule<CaseFacts> = {
  kinds: ['intake'],
  scope: 'intake:read',
  async facts(house, streams) {
    const found = await sql<{ id: string; caseId: string | null; teamId: string | null }>`
      select a.id, a.case_id as "caseId", b.team_id as "teamId" from intake a left join mailbox b on b.id = a.mailbox_id
      where a.id = any(${streams.map((stream) => stream.slice('intake:'.length))}::uuid[])`.execute(house.database.db);
    const cases = await visibility.facts(
      house,
      found.rows.map(({ caseId }) => `case:${caseId ?? ''}`).filter((stream) => stream !== 'case:'),
    );
    return new Map(
      found.rows.map(({ id, caseId, teamId }) => [
        `intake:${id}`,
        caseId ? cases.get(`case:${caseId}`) : { id, teamId, ownerId: null, nearIds: [] },
      ]),
    );
  },
  allows: (actor, stream, facts) => isStaff(actor.roles) && visibility.allows(actor, stream, facts),
};

export const live: readonly LiveRule[] = [
  arrivals as LiveRule,
  liveTo(['alarm'], 'intake:read', (actor) => isStaff(actor.roles)),
];

function isStaff(roles: readonly string[]): boolean {
  return roles.some((role) => STAFF.includes(role));
}

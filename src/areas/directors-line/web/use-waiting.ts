import { useQuery } from '@tanstack/react-query';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { ownLineQuery } from './queries.ts';

/** Whether the line is theirs at this moment, for the rail to show it, and how many wait for them. */
export function useOwnLine(): { holds: boolean; waiting: number } {
  const me = useMe();
  const enabled = hasRole(me, 'administrator', 'director', 'lead');
  return useQuery({ ...ownLineQuery, enabled }).data ?? { holds: hasRole(me, 'director'), waiting: 0 };
}

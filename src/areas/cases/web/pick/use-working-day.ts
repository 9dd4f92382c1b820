import { useQuery } from '@tanstack/react-query';
import { addWorkingDays, compileCalendar, type WorkingCalendar } from '#areas/clocks/web/index.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { useHouse } from '../data/organisation.ts';
import type { WorkingDay } from './snooze.rules.ts';

/** Counts working days as the team of the case does, with its holidays. Until the calendar has come, and without one, every day counts. */
export function useWorkingDay(teamId: string | null): WorkingDay {
  const { organisation } = useHouse();
  const { data } = useQuery({
    queryKey: manyKey('calendar', 'all'),
    queryFn: async ({ signal }) => call(organisationApi.listCalendars, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  const calendarId = organisation?.teams.find(({ id }) => id === teamId)?.calendarId;
  const found = data?.calendars.find(({ id }) => id === calendarId) ?? data?.calendars[0];
  if (!found) return (from, n) => addMs(from, n * DAY);
  // Compiled once for each definition: the same object always gives the same calendar.
  const calendar = compileCalendar(found.definition as unknown as WorkingCalendar);
  return (from, n) => addWorkingDays(calendar, from, n);
}

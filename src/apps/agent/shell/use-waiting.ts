import { useAuthorisationsWaiting, useConsultationsWaiting } from '#areas/authority/web/index.ts';
import { useFeedbackWaiting, useFindingsWaiting, useOwnLine } from '#areas/directors-line/web/index.ts';
import { useNotificationsWaiting } from '#areas/notifications/web/index.ts';
import { useInboxWaiting } from '#areas/cases/web/index.ts';
import { useReliefWaiting } from '#areas/workload/web/index.ts';

/** What waits for this person behind each entry of the rail, by the entry's id. Areas with such a count join here. */
export function useWaiting(): Readonly<Record<string, number>> {
  return {
    day: useFeedbackWaiting() + useNotificationsWaiting(),
    inbox: useInboxWaiting(),
    authorisations: useAuthorisationsWaiting(),
    consultations: useConsultationsWaiting(),
    line: useOwnLine().waiting,
    findings: useFindingsWaiting(),
    team: useReliefWaiting(),
  };
}

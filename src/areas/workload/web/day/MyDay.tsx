import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CaseLines } from '#areas/cases/web/index.ts';
import { refusalOf, useMe } from '#areas/identity/web/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Line, lineClass, Lines } from '#ui/list/Line.tsx';
import { PaneBody } from '#ui/panes/Pane.tsx';
import { ScreenHead } from '#ui/screen/Screen.tsx';
import { Counter } from '#ui/status/Counter.tsx';
import { useText } from '#ui/text.ts';
import type { workloadApi } from '../../contract.ts';
import { dayQuery } from '../queries.ts';
import styles from './day.module.css';
import { DayLoad } from './DayLoad.tsx';
import { MatterLines } from './MatterLines.tsx';
import { Part } from './Part.tsx';
import { ReturnedLines } from './ReturnedLines.tsx';
import { useLines } from './use-lines.ts';
import { WeekPart } from './WeekPart.tsx';

type Day = CallOutput<typeof workloadApi.myDay>;

interface MyDayProps {
  /** What waits for them on other screens, where anything does. */
  waits: readonly { id: string; label: string; to: string; n: number }[];
  /** Begun and not sent. */
  drafts: ReactNode;
  /** What they are told of, but for these cases. */
  notices(without: readonly string[]): ReactNode;
  /** From whoever directs. */
  feedback: ReactNode;
}

/** What is theirs to do today, first of all; then what they did, and how much waits. */
export function MyDay({ waits, drafts, notices, feedback }: MyDayProps) {
  const t = useText();
  const { data, error, isPending } = useQuery(dayQuery);
  useLines();
  return (
    <>
      <ScreenHead title={<Greeting day={data} />} />
      <PaneBody>
        {error && !data && <ErrorState text={refusalOf(t, error)} />}
        {isPending && <Skeleton as="lines" count={8} />}
        {data && (
          <div className={styles.day}>
            <div className={styles.column}>
              {isQuiet(data) && waits.length === 0 && <AllDone nextDueAt={data.nextDueAt} />}
              <Todo day={data} />
              {waits.length > 0 && <Elsewhere waits={waits} />}
              {drafts}
              {notices(shownIn(data))}
            </div>
            <div className={styles.column}>
              {data.load && <DayLoad load={data.load} />}
              {data.week && <WeekPart week={data.week} />}
              {feedback}
            </div>
          </div>
        )}
      </PaneBody>
    </>
  );
}

/** What waits on other screens. */
function Elsewhere({ waits }: Pick<MyDayProps, 'waits'>) {
  const t = useText();
  return (
    <Part title={t('day.elsewhere')}>
      <Lines>
        {waits.map(({ id, label, to, n }) => (
          <li key={id}>
            <Link to={to as string} className={lineClass} data-line>
              <Line title={label} aside={<Counter n={n} />} />
            </Link>
          </li>
        ))}
      </Lines>
    </Part>
  );
}

function Todo({ day }: { day: Day }) {
  const t = useText();
  const { first, returned, snoozed, promises, tasks, calls } = day;
  return (
    <>
      {first.total > 0 && (
        <Part title={t('day.first')} total={first.total} shown={first.cases.length} all="/bandeja">
          <CaseLines cases={first.cases} />
        </Part>
      )}
      {returned.total > 0 && (
        <Part title={t('day.returned')} total={returned.total} shown={returned.items.length} all="/bandeja">
          <ReturnedLines items={returned.items} />
        </Part>
      )}
      {promises.total > 0 && (
        <Part title={t('day.promises')} total={promises.total} shown={promises.items.length}>
          <MatterLines items={promises.items} words={(what) => t(`day.promise.${what}`)} />
        </Part>
      )}
      {calls.total > 0 && (
        <Part title={t('day.calls')} total={calls.total} shown={calls.items.length} all="/bandeja/llamadas">
          <MatterLines items={calls.items} words={(what) => t(`day.call.${what}`)} />
        </Part>
      )}
      {tasks.total > 0 && (
        <Part title={t('day.tasks')} total={tasks.total} shown={tasks.items.length}>
          <MatterLines items={tasks.items} words={(what) => what} />
        </Part>
      )}
      {snoozed.total > 0 && (
        <Part
          title={t('day.snoozed')}
          total={snoozed.total}
          shown={snoozed.cases.length}
          all="/bandeja?lado=pospuestas"
        >
          <CaseLines cases={snoozed.cases} />
        </Part>
      )}
    </>
  );
}

function isQuiet({ first, returned, snoozed, promises, tasks, calls }: Day): boolean {
  return [first, returned, snoozed, promises, tasks, calls].every(({ total }) => total === 0);
}

function shownIn({ first, returned }: Day): string[] {
  return [...first.cases, ...returned.items].map(({ reference }) => reference);
}

const NOON = 14;
const NIGHT = 21;

function Greeting({ day }: { day: Day | undefined }) {
  const t = useText();
  const formats = useFormats();
  const hour = Number(formats.time(useNow()).split(':')[0]);
  const me = useMe();
  const name = me.name.split(' ')[0] ?? me.name;
  const part = hour < NOON ? 'morning' : hour < NIGHT ? 'afternoon' : 'evening';
  const due = day?.load && t('day.due', { n: day.dueToday, late: day.overdue });
  return <>{[t(`day.greeting.${part}`, { name }), due].filter(Boolean).join(' ')}</>;
}

function AllDone({ nextDueAt }: { nextDueAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  const fact = nextDueAt ? t('day.empty.next', { day: formats.fullDate(new Date(nextDueAt)) }) : t('day.empty');
  return <EmptyState fact={fact} />;
}

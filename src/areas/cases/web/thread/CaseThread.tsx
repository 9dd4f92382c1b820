import { useQuery } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { courseRows } from '#ui/course/course.rules.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { PaneBody } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { SystemLines } from '#ui/thread/SystemLines.tsx';
import { Thread } from '#ui/thread/Thread.tsx';
import { useDesk } from '../case/desk.ts';
import { ConsultationBlock } from '../consult/ConsultationBlock.tsx';
import { circuitsQuery } from '../consult/queries.ts';
import { ProposalBlock } from '../propose/ProposalBlock.tsx';
import { proposalsQuery } from '../propose/queries.ts';
import { useHouse } from '../data/organisation.ts';
import { eventWords } from './event-words.ts';
import { MessageBlock } from './message/MessageBlock.tsx';
import { momentWords } from './Moment.tsx';
import { NoteBlock } from './NoteBlock.tsx';
import { courseSteps, type CaseEvent, threadItems } from './thread.rules.ts';
import styles from './thread.module.css';
import { useEarlier } from './use-earlier.ts';
import { useNewMessage } from './use-new-message.ts';
import { useThreadScroll } from './use-thread-scroll.ts';

/** So many blocks at once; earlier ones on request. */
const SHOWN = 60;
const ALL = Number.POSITIVE_INFINITY;

/** What was said, noted and done, oldest first, with the course line beside it. */
export const CaseThread = memo(function CaseThread() {
  const t = useText();
  const { it } = useDesk();
  const { data: circuits } = useQuery(circuitsQuery(it));
  const { data: proposed } = useQuery(proposalsQuery(it.reference, it.id));
  const { whole, hasMore, more, isReading, failed } = useEarlier(it);
  const items = useMemo(
    () => threadItems(whole, circuits?.consultations, proposed?.proposals),
    [whole, circuits, proposed],
  );
  const rows = useMemo(() => courseRows(courseSteps(items)), [items]);
  const [shown, setShown] = useState(SHOWN);
  const hidden = Math.max(0, items.length - shown);
  useNewMessage(it);
  const { body, below, toEnd } = useThreadScroll(items.length);
  const line = useEventLine();
  return (
    <>
      <PaneBody>
        <div ref={body} onKeyDown={walkArticles}>
          {hidden > 0 && (
            <p className={styles.earlier}>
              <Button variant="quiet" onClick={() => setShown(ALL)}>
                {t('cases.thread.earlier', { n: hidden })}
              </Button>
            </p>
          )}
          {hidden === 0 && hasMore && (
            <p className={styles.earlier}>
              <Button variant="quiet" busy={isReading} onClick={more}>
                {t(failed ? 'cases.thread.moreAgain' : 'cases.thread.more')}
              </Button>
            </p>
          )}
          <Thread label={t('cases.thread.feed')}>
            {items.slice(hidden).map((item, index) => {
              const course = rows[index + hidden] ?? { stretches: [], node: undefined };
              const position = { index: index + hidden, of: items.length };
              if (item.kind === 'message')
                return <MessageBlock key={item.id} message={item.message} course={course} position={position} />;
              if (item.kind === 'note')
                return <NoteBlock key={item.id} note={item.note} course={course} position={position} />;
              if (item.kind === 'consultation')
                return (
                  <ConsultationBlock
                    key={item.id}
                    consultation={item.consultation}
                    part={item.part}
                    course={course}
                    position={position}
                  />
                );
              if (item.kind === 'proposal')
                return (
                  <ProposalBlock
                    key={item.id}
                    proposal={item.proposal}
                    part={item.part}
                    course={course}
                    position={position}
                  />
                );
              const events = item.kind === 'turn' ? [item.event] : item.events;
              return (
                <SystemLines
                  key={item.id}
                  course={course}
                  lines={events.map((event) => ({ id: String(event.n), text: line(event) }))}
                />
              );
            })}
          </Thread>
        </div>
      </PaneBody>
      {below && (
        <div className={styles.below}>
          <Button icon={ArrowDown} onClick={toEnd}>
            {t('cases.thread.below')}
          </Button>
        </div>
      )}
    </>
  );
});

function useEventLine(): (event: CaseEvent) => string {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const house = useHouse();
  return (event) =>
    `${eventWords({ t, formats, house, now }, event)} · ${momentWords(t, formats, new Date(event.at), now)}`;
}

/** In a feed, AvPág and RePág go from article to article. */
function walkArticles(event: KeyboardEvent<HTMLElement>): void {
  const steps = { PageDown: 1, PageUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (!steps || target.closest('input, textarea, [role="menu"]')) return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article[tabindex]')];
  const here = articles.findIndex((article) => article.contains(target));
  const next = articles[here === -1 ? (steps > 0 ? 0 : articles.length - 1) : here + steps];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

import { useState } from 'react';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { dayIn, instantOf, startOfDay, wallOf } from '#ui/format/wall.rules.ts';
import { type MessageId, useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import { PickList } from './PickList.tsx';
import { answerChoice, eventChoice, readMoment, type SnoozeChoice, usualChoices } from './snooze.rules.ts';
import styles from './pick.module.css';
import { eventOf, useWaking } from '../snoozing/use-waking.ts';
import { useWorkingDay } from './use-working-day.ts';

/** Until when: one of the usual moments, or as one would say it. The clocks go on. */
export function SnoozePick({ onDone }: { onDone(): void }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { it, leave, show } = useDesk();
  const workingDay = useWorkingDay(it.teamId);
  const snooze = useVerb(casesApi.snooze);
  const wake = useVerb(casesApi.wake);
  const [typed, setTyped] = useState('');
  // Said and reckoned on the wall of the company, whatever zone the browser is in.
  const { timeZone } = formats;
  const wall = wallOf(now, timeZone);
  const wallDay = (from: Date, n: number): Date => wallOf(workingDay(instantOf(from, timeZone), n), timeZone);
  const moment = readMoment(typed, wall, wallDay);
  const legal = legalEnd(it.legal);
  const inside = it.waitsFor;
  const waking = useWaking(it.reference);
  const wanted: SnoozeChoice[] =
    typed.trim() === ''
      ? [
          ...(inside ? [answerChoice(wallOf(new Date(inside.dueAt), timeZone), wall, wallDay)] : []),
          ...usualChoices(wall, wallDay),
          ...waking.events.map((id) => eventChoice(id, wall, wallDay, legal && wallOf(legal, timeZone))),
        ]
      : moment
        ? [{ id: 'typed', until: moment }]
        : [];
  const choices = wanted
    .map((one) => ({ ...one, until: instantOf(one.until, timeZone) }))
    .filter(({ until }) => until > now)
    .filter(({ until }) => !legal || until < startOfDay(dayIn(legal, timeZone), timeZone));
  const beyond = legal && choices.length < wanted.length;
  const said = (until: Date): string => `${formats.date(until, now)}, ${formats.time(until)}`;

  const choose = (id: string): void => {
    const until = choices.find((one) => one.id === id)?.until;
    if (!until) return;
    const answer = id === 'answer' && inside ? inside : undefined;
    onDone();
    const params = { reference: it.reference };
    const undo = (): void => wake.run({ params, body: {} }, { onDone: () => show(it.reference) });
    const event = eventOf(id);
    const wakesOn = answer ? ({ wakesOn: 'answer' } as const) : event ? { wakesOn: event } : {};
    const shows = { ball: 'snoozed' as const, snoozedUntil: until.toISOString(), ...wakesOn };
    const told = answer
      ? t('cases.snooze.doneAnswer', { reference: it.reference, name: answer.name, when: said(until) })
      : event
        ? t('cases.snooze.doneEvent', { reference: it.reference, event: waking.words(event), when: said(until) })
        : t('cases.snooze.done', { reference: it.reference, when: said(until) });
    snooze.run(
      { params, body: { until: until.toISOString(), ...wakesOn } },
      { shows, onDone: () => toast(told, { undo }) },
    );
    leave();
  };
  return (
    <>
      <PickList
        label={t('cases.pick.snooze')}
        placeholder={t('cases.snooze.placeholder')}
        items={choices.map(({ id, until }) =>
          id === 'typed'
            ? { id, label: said(until) }
            : {
                id,
                label: eventOf(id)
                  ? waking.label(id)
                  : t(`cases.snooze.${id}` as MessageId, { name: inside?.name ?? '' }),
                detail: said(until),
              },
        )}
        onQuery={setTyped}
        onPick={choose}
        nothing={t(beyond ? 'cases.snooze.beyondLegal' : 'cases.snooze.notUnderstood')}
      />
      <p className={styles.foot}>
        {legal ? t('cases.snooze.legalHint', { date: formats.date(legal, now) }) : t('cases.snooze.hint')}
      </p>
    </>
  );
}

/** The first of the company's legal terms that runs: a case comes back the day before it ends, at the latest. */
function legalEnd(terms: CaseView['legal']): Date | undefined {
  const due = terms.filter(({ whose, state }) => whose === 'company' && state === 'running').map(({ dueAt }) => dueAt);
  const [first] = due.toSorted();
  return first ? new Date(first) : undefined;
}

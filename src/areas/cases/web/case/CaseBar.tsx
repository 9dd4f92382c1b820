import { useRef } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { ActionBar } from '#ui/controls/ActionBar.tsx';
import { PaneBar } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import styles from './case.module.css';
import { CasePicker } from './CasePicker.tsx';
import { useDesk } from './desk.ts';
import type { CaseActions } from './use-case-actions.ts';

/** One bar of actions. Responder is the primary one until something is written; then Enviar is. */
export function CaseBar({ actions, writing }: { actions: CaseActions; writing: boolean }) {
  const t = useText();
  const me = useMe();
  const { it, picker } = useDesk();
  const bar = useRef<HTMLDivElement>(null);
  const resolved = it.ball === 'resolved';
  const mine = it.owner?.id === me.id;
  const snoozed = it.ball === 'snoozed';
  const {
    reply,
    note,
    take,
    assign,
    handOver,
    snooze,
    consult,
    propose,
    wake,
    resolve,
    reopen,
    tags,
    type,
    link,
    parent,
    merge,
    surprise,
    director,
    finding,
    follow,
    unread,
    customer,
    copy,
    history,
    discard,
    pdf,
    internalPdf,
    dossier,
  } = actions;
  const inBar = [
    propose,
    reply,
    consult,
    ...(mine ? [] : [take]),
    assign,
    snoozed ? wake : snooze,
    resolved ? reopen : resolve,
  ];
  const inMenu = [
    note,
    handOver,
    ...(mine ? [take] : []),
    ...(snoozed ? [snooze] : []),
    tags,
    type,
    link,
    parent,
    merge,
    surprise,
    director,
    finding,
    follow,
    unread,
    ...(it.customerId ? [customer] : []),
    copy,
    history,
    pdf,
    internalPdf,
    dossier,
    ...(resolved ? [] : [discard]),
  ];
  const opener =
    picker &&
    { assign, handover: handOver, snooze, tags, type, link, parent, merge, discard, surprise, director }[picker];
  return (
    <PaneBar>
      <div ref={bar} className={styles.bar}>
        <ActionBar
          label={t('cases.bar')}
          actions={inBar}
          primary={writing || resolved ? undefined : propose}
          more={inMenu}
        />
        <CasePicker bar={bar} place={opener ? inBar.indexOf(opener) : -1} />
      </div>
    </PaneBar>
  );
}

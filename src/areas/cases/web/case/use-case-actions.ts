import { useNavigate } from '@tanstack/react-router';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { addressOf } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { type Action, useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { consultAction } from '../consult/actions.ts';
import { proposeAction } from '../propose/actions.ts';
import { reasonAgainst } from '../data/reason.ts';
import { useVerb } from '../data/use-verb.ts';
import {
  assignAction,
  copyAction,
  customerAction,
  discardAction,
  dossierAction,
  findingAction,
  followAction,
  handOverAction,
  historyAction,
  internalPdfAction,
  linkAction,
  mergeAction,
  noteAction,
  parentAction,
  pdfAction,
  readAction,
  replyAction,
  reopenAction,
  resolveAction,
  snoozeAction,
  directorAction,
  surpriseAction,
  tagsAction,
  takeAction,
  typeAction,
  unfollowAction,
  unreadAction,
  wakeAction,
} from './actions.ts';
import type { Desk } from './desk.ts';

export interface CaseActions {
  reply: Action;
  note: Action;
  take: Action;
  assign: Action;
  handOver: Action;
  snooze: Action;
  consult: Action;
  propose: Action;
  wake: Action;
  resolve: Action;
  discard: Action;
  reopen: Action;
  tags: Action;
  type: Action;
  link: Action;
  parent: Action;
  merge: Action;
  surprise: Action;
  director: Action;
  finding: Action;
  follow: Action;
  unread: Action;
  customer: Action;
  copy: Action;
  history: Action;
  pdf: Action;
  internalPdf: Action;
  dossier: Action;
}

interface Opened {
  desk: Desk;
  /** Keeps the case unread though it is on screen. */
  keepUnread(unread: boolean): void;
  openHistory(): void;
  openReopen(): void;
}

/**
 * Everything that can be done with an open case, each once: bar, menu, keys and palette show these. The palette shows the
 * last one first, so they go from the rarest to the one used most.
 */
export function useCaseActions(opened: Opened): CaseActions {
  const rare = useRareActions(opened);
  const marks = useMarkActions(opened);
  const main = useMainActions(opened);
  return { ...rare, ...marks, ...main };
}

function useRareActions({ desk: { it }, openHistory }: Opened) {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const params = { reference: it.reference };
  const save = (query: { internal?: 'true' }) => (): void =>
    void window.open(addressOf(casesApi.casePdf, { params, query }), '_blank', 'noopener');
  const dossier = useAction(dossierAction, {
    run: () => window.location.assign(addressOf(casesApi.caseDossier, { params })),
  });
  const internalPdf = useAction(internalPdfAction, { run: save({ internal: 'true' }) });
  const pdf = useAction(pdfAction, { run: save({}) });
  const history = useAction(historyAction, { run: openHistory });
  const copy = useAction(copyAction, {
    run: () => void copyText(it.reference, () => toast(t('cases.copy.done', { reference: it.reference }))),
  });
  const customer = useAction(customerAction, {
    run: () => void navigate({ to: `/clientes/${it.customerId}` as string }),
    when: it.customerId !== null,
  });
  // Findings are the area above's; their page writes one for the case its address names.
  const finding = useAction(findingAction, {
    run: () => void navigate({ to: '/hallazgos' as string, search: { anotar: it.reference } as never }),
    when: hasRole(me, 'administrator', 'director', 'lead', 'agent'),
  });
  return { dossier, internalPdf, pdf, history, copy, customer, finding };
}

function useMarkActions({ desk, keepUnread }: Opened) {
  const no = useReasonAgainst(desk);
  const me = useMe();
  const { it } = desk;
  const { run } = useVerb(casesApi.follow);
  const following = it.followers.some(({ id }) => id === me.id);
  const setFollowing = (next: boolean) => (): void =>
    run({ params: { reference: it.reference }, body: { following: next } });
  const markUnread = useAction(unreadAction, { run: () => keepUnread(true), when: !it.unread, reason: no('markSeen') });
  const markRead = useAction(readAction, { run: () => keepUnread(false), when: it.unread, reason: no('markSeen') });
  const start = useAction(followAction, { run: setFollowing(true), when: !following, reason: no('follow') });
  const stop = useAction(unfollowAction, { run: setFollowing(false), when: following, reason: no('follow') });
  const link = useAction(linkAction, { run: () => desk.pick('link'), reason: no('link') });
  const parent = useAction(parentAction, { run: () => desk.pick('parent'), reason: no('link') });
  const merge = useAction(mergeAction, { run: () => desk.pick('merge'), reason: no('merge') });
  const director = useAction(directorAction, { run: () => desk.pick('director'), reason: no('passUp') });
  const surprise = useAction(surpriseAction, { run: () => desk.pick('surprise'), reason: no('surprise') });
  const discard = useAction(discardAction, { run: () => desk.pick('discard'), reason: no('discard') });
  const handOver = useAction(handOverAction, { run: () => desk.pick('handover'), reason: no('assign') });
  const type = useAction(typeAction, { run: () => desk.pick('type'), reason: no('classify') });
  const tags = useAction(tagsAction, { run: () => desk.pick('tags'), reason: no('setTags') });
  return {
    unread: it.unread ? markRead : markUnread,
    follow: following ? stop : start,
    discard,
    link,
    parent,
    merge,
    surprise,
    director,
    handOver,
    type,
    tags,
  };
}

function useMainActions({ desk, openReopen }: Opened) {
  const no = useReasonAgainst(desk);
  const run = useQuickVerbs(desk);
  const { ball } = desk.it;
  const resolved = ball === 'resolved';
  const reopen = useAction(reopenAction, { run: openReopen, when: resolved, reason: no('reopen') });
  const resolve = useAction(resolveAction, { run: () => desk.resolve(true), when: !resolved, reason: no('resolve') });
  const wake = useAction(wakeAction, { run: run.wake, when: ball === 'snoozed', reason: no('wake') });
  const snooze = useAction(snoozeAction, { run: () => desk.pick('snooze'), reason: no('snooze') });
  const consult = useAction(consultAction, { run: () => desk.consult(true), reason: no('consult') });
  const propose = useAction(proposeAction, { run: () => desk.propose({ kind: 'new' }), reason: no('propose') });
  const assign = useAction(assignAction, { run: () => desk.pick('assign'), reason: no('assign') });
  const take = useAction(takeAction, { run: run.take, reason: no('take') });
  const note = useAction(noteAction, { run: () => desk.compose('note'), reason: no('note') });
  const reply = useAction(replyAction, { run: () => desk.compose('reply'), reason: no('reply') });
  return { reopen, resolve, wake, snooze, consult, propose, assign, take, note, reply };
}

function useReasonAgainst({ it }: Desk): (verb: string) => string | undefined {
  const t = useText();
  return (verb) => reasonAgainst(t, it.can, verb);
}

/** The verbs that need no more than the press. */
function useQuickVerbs({ it }: Desk) {
  const t = useText();
  const me = useMe();
  const params = { reference: it.reference };
  const taking = useVerb(casesApi.take);
  const assign = useVerb(casesApi.assign);
  const wake = useVerb(casesApi.wake);
  const take = (): void => {
    const before = it.owner;
    const undo = (): void =>
      assign.run({ params, body: { ownerId: before?.id ?? null } }, { shows: { owner: before } });
    taking.run(
      { params, body: {} },
      {
        shows: { owner: { id: me.id, name: me.name } },
        onDone: () => toast(t('cases.take.done', { reference: it.reference }), { undo }),
      },
    );
  };
  return { take, wake: (): void => wake.run({ params, body: {} }) };
}

async function copyText(text: string, done: () => void): Promise<void> {
  await navigator.clipboard.writeText(text);
  done();
}

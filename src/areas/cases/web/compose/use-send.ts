import { UNDO_SECONDS } from '#areas/identity/contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import type { ApiProblem } from '#platform/http/client.ts';
import { announce } from '#ui/feedback/announce.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { caseQuery } from '../data/queries.ts';
import { problemText, useVerb } from '../data/use-verb.ts';
import { useSeen } from '../templates/use-seen.ts';
import { momentWords } from '../thread/Moment.tsx';
import { besideOf, isBlank, mentioned, nameOf, saidOf } from './draft.rules.ts';
import { useDraftWriter } from './drafts.ts';
import { useWhenBack, type Tried } from './drafts/use-when-back.ts';
import { focusComposerOf, leaveComposer } from './focus-composer.ts';
import { rememberSent, useTakeBack } from './use-take-back.ts';

export type Then = 'keep' | 'wait' | 'resolve';

export interface Sending {
  busy: boolean;
  /** Why it was not sent; the text is safe in the composer. */
  problem: string | undefined;
  /** Something reached the thread while writing: it is shown, and the next try goes out. */
  moved: boolean;
  /** Nothing could be reached: `offer` sends it once it can; `waits`: that was asked for. */
  back: { waits: boolean; offer: (() => void) | undefined; stop(): void };
  send(then: Then, sendAt?: Date): void;
  saveNote(): void;
}

/** Sends what the composer of a case holds, once, however often it has to be tried. */
export function useSend(): Sending {
  const { it, resolve } = useDesk();
  const { latest, sent } = useDraftWriter(it.reference);
  const reply = useVerb(casesApi.reply);
  const keyFor = useAttemptKey();
  const onSent = useOnSent();
  const refused = useRefused();
  const back = useWhenBack(it.reference);
  const [tried, setTried] = useState<Tried | undefined>(undefined);
  const params = { reference: it.reference };

  const note = useSaveNote(refused.clear, refused.tell);
  const send = (then: Then, sendAt?: Date): void => {
    const draft = latest();
    const { to, cc, bcc, subject, files } = draft.reply;
    if (reply.busy || isBlank(draft.reply)) return;
    if (then === 'resolve' && !isDecided(it)) return resolve(true);
    const body = {
      ...saidOf(draft.reply),
      ...(to ? { to: [...to] } : {}),
      cc: [...cc],
      bcc: [...bcc],
      ...(subject ? { subject } : {}),
      fileIds: files.map(({ id }) => id),
      then,
      ...(sendAt ? { sendAt: sendAt.toISOString(), pastTerm: refused.past } : {}),
      undoSeconds: onSent.undoSeconds,
      basedOn: draft.basedOn ?? it.version,
      ...besideOf(draft),
    };
    const idempotencyKey = keyFor(body);
    back.stop();
    reply.run(
      { params, body },
      {
        idempotencyKey,
        onDone: (view) => {
          refused.clear();
          sent('reply', draft.reply);
          onSent.tell(view, draft.reply, sendAt);
        },
        onRefused(refusal) {
          setTried(refusal.unreachable ? { body, idempotencyKey, side: draft.reply } : undefined);
          return refused.tell(refusal);
        },
      },
    );
  };
  const { problem, moved, clear } = refused;
  const offer = tried && problem ? () => (clear(), back.start(tried)) : undefined;
  return {
    busy: reply.busy || note.busy,
    problem,
    moved,
    back: { ...back, offer },
    send,
    saveNote: note.save,
  };
}

/** Everything asked has its outcome: it can be resolved with the answer alone. */
function isDecided({ petitions }: CaseView): boolean {
  return petitions.length > 0 && petitions.every(({ outcome }) => outcome !== null);
}

/** Why it did not leave; what the next try does differently because its writer has now seen it. */
function useRefused() {
  const t = useText();
  const queries = useQueryClient();
  const { it } = useDesk();
  const { latest, change } = useDraftWriter(it.reference);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [moved, setMoved] = useState(false);
  const [past, setPast] = useState(false);
  const seen = useSeen(it.reference);
  const tell = (refusal: ApiProblem): boolean => {
    const movedTo = refusal.code === 'case.moved_meanwhile' ? refusal.values['version'] : undefined;
    if (typeof movedTo === 'number') {
      // The next try goes out against what is being shown now, and is asked again if still more comes.
      change({ ...latest(), basedOn: movedTo });
      announce(t('cases.reply.moved'));
      void queries.invalidateQueries({ queryKey: caseQuery(it.reference).queryKey });
    }
    seen(refusal);
    setMoved(movedTo !== undefined);
    setPast(refusal.code === 'case.later_beyond_legal');
    setProblem(
      movedTo === undefined
        ? refusal.unreachable
          ? t('cases.reply.unreachable')
          : problemText(t, refusal)
        : undefined,
    );
    return true;
  };
  const clear = (): void => {
    setProblem(undefined);
    setMoved(false);
    setPast(false);
  };
  return { problem, moved, past, tell, clear };
}

function useSaveNote(onSaved: () => void, onRefused: (refusal: ApiProblem) => boolean) {
  const t = useText();
  const { it } = useDesk();
  const { latest, sent } = useDraftWriter(it.reference);
  const { run, busy } = useVerb(casesApi.addNote);
  const keyFor = useAttemptKey();
  const save = (): void => {
    const draft = latest();
    const { note } = draft;
    if (busy || isBlank(note)) return;
    const body = {
      ...saidOf(note),
      mentions: mentioned(note),
      fileIds: note.files.map(({ id }) => id),
      ...nameOf(draft, 'note'),
    };
    const onDone = (): void => {
      onSaved();
      sent('note', note);
      announce(t('cases.note.saved'));
      // Written down: the keys of the case work again.
      leaveComposer();
    };
    run({ params: { reference: it.reference }, body }, { idempotencyKey: keyFor(body), onDone, onRefused });
  };
  return { save, busy };
}

/** «Enviado. Deshacer», and on to the next case. */
function useOnSent() {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const { it, leave, show } = useDesk();
  const takeBack = useTakeBack(it.reference);
  const back = (): void => {
    show(it.reference);
    focusComposerOf(it.reference);
  };
  const undoSeconds = me.preferences.undoSeconds ?? UNDO_SECONDS;
  const tell = (view: CaseView, reply: Parameters<typeof rememberSent>[1], sendAt: Date | undefined): void => {
    const message = view.messages.findLast(({ direction, author }) => direction === 'out' && author?.id === me.id);
    const text = sendAt
      ? t('cases.reply.later', { reference: it.reference, when: momentWords(t, formats, sendAt, now) })
      : t(message?.delivery ? 'cases.reply.done' : 'cases.reply.said', { reference: it.reference });
    if (message?.can['undo'] === true) {
      rememberSent(message.id, reply);
      toast(text, {
        undo: () => takeBack(message, back),
        forMs: (sendAt ? UNDO_SECONDS : undoSeconds) * 1_000,
      });
    } else toast(text);
    leave();
  };
  return { undoSeconds, tell };
}

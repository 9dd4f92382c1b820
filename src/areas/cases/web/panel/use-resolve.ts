import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { writingOfText } from '#platform/writing/writing.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import type { Draft } from '../compose/draft.rules.ts';
import { cutOf, nameOf, reasonsOf, writtenWithOf } from '../compose/draft.rules.ts';
import { useDraftWriter } from '../compose/drafts.ts';
import { rememberSent, useTakeBack } from '../compose/use-take-back.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useSeen } from '../templates/use-seen.ts';
import { keepCase } from '../data/case-cache.ts';
import { caseQuery } from '../data/queries.ts';
import { problemText, useVerb } from '../data/use-verb.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { type Outcome, petitionsChanged, type PetitionForm } from './resolution.rules.ts';

export type FieldValues = Record<string, string | number | boolean | null>;

interface Resolution {
  forms: readonly PetitionForm[];
  fields: FieldValues;
  /** What the customer gets with it; empty when they were answered before. */
  reply: Draft['reply'];
  /** What the law wants in the answer to a no; the server adds it to an answer that goes with the resolution. */
  adr: string | null;
  /** Cases that hang from it and end with it, each with what its customer is told. */
  children: readonly { reference: string; text: string }[];
}

/** Writes down what was asked, sends the answer and resolves: step by step, each one good by itself. */
export function useResolve(onClose: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const { it, leave } = useDesk();
  const { latest, sent } = useDraftWriter(it.reference);
  const told = useTold();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [moved, setMoved] = useState(false);
  const seen = useSeen(it.reference);
  const { mutate, isPending } = useMutation({
    mutationFn: async (given: Resolution) =>
      resolveCase(it, given, {
        basedOn: latest().basedOn ?? it.version,
        insist: moved,
        ...nameOf(latest(), 'reply'),
      }),
    onSuccess: (view, given) => {
      keepCase(queries, view);
      sent('reply', given.reply);
      onClose();
      told(view, given);
      leave();
    },
    onError: (error) => {
      // What was done before the refusal stays done, and is shown.
      void queries.invalidateQueries({ queryKey: caseQuery(it.reference).queryKey });
      const refusal = error instanceof ApiProblem ? error : undefined;
      const isMoved = refusal?.code === 'case.moved_meanwhile';
      setMoved(isMoved);
      seen(refusal);
      setProblem(isMoved ? undefined : refusal ? problemText(t, refusal) : t('cases.problem.unknown'));
    },
  });
  return { resolve: mutate, busy: isPending, problem, moved };
}

async function resolveCase(
  it: CaseView,
  { forms, fields, reply, adr, children }: Resolution,
  guard: { basedOn: number; insist: boolean; draftId?: string },
): Promise<CaseView> {
  const params = { reference: it.reference };
  if (Object.keys(fields).length > 0) await call(casesApi.classify, { params, body: { fields } });
  const ids = petitionsChanged(forms, it.petitions) ? await writePetitions(it, forms) : forms.map(({ id }) => id ?? '');
  const petitions = forms.map(({ outcome, reason }, index) => ({
    id: ids[index] ?? '',
    outcome: outcome as Outcome,
    reason: reason.trim(),
  }));
  const text = reply.text.trim();
  const along = children.length > 0 ? { children: [...children] } : {};
  // The resolution carries words only: an answer with a shape, files or chosen recipients goes before it.
  if (text && isElaborate(reply)) {
    const { to, cc, bcc, subject, files } = reply;
    await call(casesApi.reply, {
      params,
      body: {
        ...(reply.html === '' ? { text: adr ? `${text}\n\n${adr}` : text } : { html: withWords(reply.html, adr) }),
        ...(to ? { to: [...to] } : {}),
        cc: [...cc],
        bcc: [...bcc],
        ...(subject ? { subject } : {}),
        fileIds: files.map(({ id }) => id),
        then: 'keep',
        ...guard,
        ...reasonsOf(reply),
        ...cutOf(reply),
        ...writtenWithOf(reply),
      },
    });
    return call(casesApi.resolve, { params, body: { petitions, ...along } });
  }
  return call(casesApi.resolve, {
    params,
    body: {
      petitions,
      ...along,
      ...(text ? { text, ...reasonsOf(reply), ...cutOf(reply), ...writtenWithOf(reply) } : {}),
      ...guard,
    },
  });
}

/** The ids of the petitions in the order they are written here. */
async function writePetitions({ reference, petitions }: CaseView, forms: readonly PetitionForm[]): Promise<string[]> {
  const body = { petitions: forms.map(({ id, text }) => ({ ...(id ? { id } : {}), text: text.trim() })) };
  const view = await call(casesApi.setPetitions, { params: { reference }, body });
  const known = new Set(petitions.map(({ id }) => id));
  const added = view.petitions.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  return forms.map(({ id }) => id ?? added.shift() ?? '');
}

function isElaborate({ to, cc, bcc, subject, files, html }: Draft['reply']): boolean {
  return html !== '' || to !== null || subject !== null || cc.length + bcc.length + files.length > 0;
}

function withWords(html: string, words: string | null): string {
  return words ? `${html}<p></p>${writingOfText(words)}` : html;
}

/** «Resuelto. Deshacer»: opens it again, and takes the answer back while it has not left. */
function useTold() {
  const t = useText();
  const me = useMe();
  const { it, show } = useDesk();
  const takeBack = useTakeBack(it.reference);
  const { run: reopen } = useVerb(casesApi.reopen);
  return (view: CaseView, { reply }: Resolution): void => {
    const message = reply.text.trim()
      ? view.messages.findLast(({ direction, author }) => direction === 'out' && author?.id === me.id)
      : undefined;
    const back = (): void => show(it.reference);
    const undo = (): void => {
      if (message?.can['undo'] !== true)
        return reopen({ params: { reference: it.reference }, body: { why: '' } }, { onDone: back });
      rememberSent(message.id, reply);
      takeBack(message, () => {
        back();
        // Taking the answer back opens the case again, unless it went apart from the resolution.
        if (isElaborate(reply)) reopen({ params: { reference: it.reference }, body: { why: '' } });
      });
    };
    toast(t('cases.resolve.done', { reference: it.reference }), { undo });
  };
}

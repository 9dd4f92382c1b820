import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import { useText } from '#ui/text.ts';
import type { DraftFile } from '../compose/draft.rules.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { keepCase } from '../data/case-cache.ts';
import { customerQuery } from '../data/queries.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import {
  askedBody,
  COUNTER_CHANNELS,
  type CounterChannel,
  customerBody,
  missingFields,
  type NewCaseForm,
  petitionLines,
} from './new-case.rules.ts';

interface NewCase {
  /** Chosen before coming here: their record is open. */
  customerId: string | undefined;
  files: readonly DraftFile[];
  uploading: boolean;
  onCreated(it: CaseView): void;
}

/** What is being typed at the counter, what is wrong with it, and opening the case. */
export function useNewCase({ customerId, files, uploading, onCreated }: NewCase) {
  const t = useText();
  const queries = useQueryClient();
  const keyFor = useAttemptKey();
  const [values, setValues] = useStart(customerId);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const set = (part: Partial<NewCaseForm>): void => setValues((now) => ({ ...now, ...part }));
  const missing = missingFields(values, systemClock.now());
  const problems = tried
    ? missing.map((field) => ({ field: `new-${field}`, message: t(`cases.new.missing.${field}`) }))
    : [];

  const { mutate, isPending } = useMutation({
    mutationFn: async (body: CallInput<typeof casesApi.createCase>['body']) => {
      const { reference } = await call(casesApi.createCase, { body }, { idempotencyKey: keyFor(body) });
      return call(casesApi.getCase, { params: { reference } });
    },
    onSuccess: (it) => {
      rememberChannel(values.channel);
      keepCase(queries, it);
      onCreated(it);
    },
    onError: (error) => setRefusal(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  const submit = (): void => {
    setTried(true);
    setRefusal(uploading ? t('cases.send.uploading') : undefined);
    if (missing.length === 0 && !uploading && !isPending) mutate(bodyOf(values, files));
  };
  return { values, set, problems, refusal, busy: isPending, submit };
}

function useStart(customerId: string | undefined) {
  const me = useMe();
  const [values, setValues] = useState<NewCaseForm>(() => ({
    channel: rememberedChannel(),
    asker: undefined,
    receivedAt: toTheMinute(systemClock.now()),
    subject: '',
    text: '',
    petitions: '',
    type: 'enquiry',
    teamId: me.teamIds[0] ?? null,
    ownerId: me.id,
    high: false,
    acknowledge: true,
    recording: 'unasked',
    receipt: 'unasked',
  }));
  const { data: customer } = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== undefined });
  useEffect(() => {
    if (!customer) return;
    const { id, name, addresses } = customer;
    const first = (kind: 'email' | 'phone'): string | null => addresses.find((one) => one.kind === kind)?.value ?? null;
    setValues((now) => ({
      ...now,
      asker: now.asker ?? { kind: 'known', id, name, email: first('email'), phone: first('phone') },
    }));
  }, [customer]);
  return [values, setValues] as const;
}

function bodyOf(form: NewCaseForm, files: readonly DraftFile[]): CallInput<typeof casesApi.createCase>['body'] {
  const { channel, asker, receivedAt, subject, text, petitions, type, teamId, ownerId, high, acknowledge } = form;
  return {
    subject: subject.trim(),
    text: text.trim(),
    customer: asker ? customerBody(asker) : {},
    channel,
    petitions: petitionLines(petitions),
    fileIds: files.map(({ id }) => id),
    acknowledge,
    asked: askedBody(form),
    ...(receivedAt ? { receivedAt: receivedAt.toISOString() } : {}),
    ...(type ? { type: type as CaseView['type'] } : {}),
    ...(teamId ? { teamId } : {}),
    ...(ownerId ? { ownerId } : {}),
    ...(high ? { priority: 'high' as const } : {}),
  };
}

/** The field counts minutes; seconds would make «now» a moment to come. */
function toTheMinute(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes());
}

const CHANNEL = 'cauce.counter.channel';

/** Whoever sits at the counter mostly gets the same kind of contact. */
function rememberedChannel(): CounterChannel {
  try {
    const stored = localStorage.getItem(CHANNEL);
    return COUNTER_CHANNELS.find((channel) => channel === stored) ?? 'phone';
  } catch {
    return 'phone';
  }
}

function rememberChannel(channel: CounterChannel): void {
  try {
    localStorage.setItem(CHANNEL, channel);
  } catch {
    // Without storage the next one starts with the usual channel.
  }
}

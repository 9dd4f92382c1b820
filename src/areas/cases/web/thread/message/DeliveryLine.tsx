import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { systemClock } from '#platform/clock/index.ts';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useTakeBack } from '../../compose/use-take-back.ts';
import { casesApi, type MessageView } from '../../../contract.ts';
import { caseQuery } from '../../data/queries.ts';
import { problemText, useVerb } from '../../data/use-verb.ts';
import { momentWords } from '../Moment.tsx';
import styles from '../thread.module.css';

type Delivery = NonNullable<MessageView['delivery']>;

/** How a message of ours fares: leaving in so many seconds, waiting, sent, or why not and what can be done. */
export function DeliveryLine({ message }: { message: MessageView }) {
  const t = useText();
  const { delivery } = message;
  if (!delivery)
    return message.automatic ? null : (
      <span>
        {' '}
        ·{' '}
        {t(
          `cases.delivery.said.${message.channel === 'phone' ? 'phone' : message.channel === 'portal' ? 'portal' : 'post'}`,
        )}
      </span>
    );
  const bad = delivery.state === 'failed' || delivery.state === 'bounced';
  return (
    <span className={bad ? styles.bad : undefined}>
      {' · '}
      <StateWords delivery={delivery} />
      {bad && delivery.lastReply && (
        <span className={styles.reply}> {t('cases.delivery.answered', { reply: delivery.lastReply })}</span>
      )}
      {bad && (
        <Retry
          reference={message.reference}
          outboxId={delivery.outboxId}
          verb="retryOutbox"
          label={t('cases.delivery.retry')}
        />
      )}
      {delivery.state === 'needs_yes' && <Approve message={message} outboxId={delivery.outboxId} />}
      {message.can['undo'] === true && (
        <TakeBack message={message} later={delivery.state === 'held' && isLater(delivery)} />
      )}
      {message.can['withdraw'] === true && <Withdraw message={message} />}
    </span>
  );
}

function StateWords({ delivery }: { delivery: Delivery }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const seconds = useSecondsTo(delivery.state === 'held' ? delivery.nextTryAt : null);
  const next = delivery.nextTryAt ? momentWords(t, formats, new Date(delivery.nextTryAt), now) : '';
  if (delivery.state === 'held')
    return seconds === null ? t('cases.delivery.later', { when: next }) : t('cases.delivery.held', { n: seconds });
  if (delivery.state === 'deferred') return t('cases.delivery.deferred', { when: next, n: delivery.attempts });
  if (delivery.state === 'sent') {
    const failed = delivery.recipients
      .filter(({ state }) => state === 'failed' || state === 'bounced')
      .map(({ address }) => address);
    return failed.length > 0
      ? t('cases.delivery.partly', { addresses: formats.list(failed) })
      : t('cases.delivery.sent');
  }
  return t(`cases.delivery.${delivery.state}`);
}

const MINUTE_OF_SECONDS = 60;

/** Seconds to a moment within the next minute, counting down; null for anything further away. */
function useSecondsTo(at: string | null): number | null {
  const [left, setLeft] = useState(() => secondsTo(at));
  useEffect(() => {
    setLeft(secondsTo(at));
    if (secondsTo(at) === null) return undefined;
    const timer = setInterval(() => setLeft(secondsTo(at)), 1_000);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}

function secondsTo(at: string | null): number | null {
  if (at === null) return null;
  const seconds = Math.ceil((new Date(at).getTime() - systemClock.now().getTime()) / 1_000);
  return seconds > MINUTE_OF_SECONDS ? null : Math.max(0, seconds);
}

function isLater({ nextTryAt }: Delivery): boolean {
  return secondsTo(nextTryAt) === null;
}

function TakeBack({ message, later }: { message: MessageView; later: boolean }) {
  const t = useText();
  const takeBack = useTakeBack(message.reference);
  return (
    <Button variant="quiet" onClick={() => takeBack(message)}>
      {t(later ? 'cases.delivery.cancel' : 'ui.undo')}
    </Button>
  );
}

/** Of a colleague's: it does not leave, and its words stay in the thread. */
function Withdraw({ message }: { message: MessageView }) {
  const t = useText();
  const { run, busy } = useVerb(casesApi.undoReply);
  const input = { params: { reference: message.reference, messageId: message.id }, body: {} };
  return (
    <Button
      variant="quiet"
      busy={busy}
      onClick={() => run(input, { onDone: () => void toast(t('cases.delivery.withdrawn')) })}
    >
      {t('cases.delivery.withdraw')}
    </Button>
  );
}

function Approve({ message, outboxId }: { message: MessageView; outboxId: string }) {
  const t = useText();
  const { roles } = useMe();
  if (!roles.some((role) => ['administrator', 'director', 'lead'].includes(role))) return null;
  return (
    <Retry reference={message.reference} outboxId={outboxId} verb="approveOutbox" label={t('cases.delivery.approve')} />
  );
}

interface RetryProps {
  reference: string;
  outboxId: string;
  verb: 'retryOutbox' | 'approveOutbox';
  label: string;
}

function Retry({ reference, outboxId, verb, label }: RetryProps) {
  const t = useText();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => call(correspondenceApi[verb], { params: { id: outboxId }, body: {} }),
    onSettled: async () => queries.invalidateQueries({ queryKey: caseQuery(reference).queryKey }),
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return (
    <Button variant="quiet" busy={isPending} onClick={() => mutate()}>
      {label}
    </Button>
  );
}

import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { reasonsOf, type ReplyReasons } from '../compose/draft.rules.ts';
import { reasonAgainst } from '../data/reason.ts';
import { problemText, useVerb } from '../data/use-verb.ts';
import { WarningsOf } from '../law/ReplyWarnings.tsx';
import { offerRemotelyAction } from './actions.ts';

/** Where the law lets an offer of a remote solution suspend its term: making it, and saying that it was answered. */
export function OfferTools({ it }: { it: CaseView }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const end = useVerb(casesApi.endRemoteOffer);
  const reason = reasonAgainst(t, it.can, 'reply');
  const action = useAction(offerRemotelyAction, {
    run: () => setOpen(true),
    when: it.remoteOffer === 'possible',
    reason,
  });
  return (
    <>
      {it.remoteOffer === 'possible' && (
        <Button variant="quiet" reason={action.reason} onClick={action.run}>
          {action.label}
        </Button>
      )}
      {it.remoteOffer === 'open' && (
        <Button
          variant="quiet"
          busy={end.busy}
          reason={reason}
          onClick={() => end.run({ params: { reference: it.reference }, body: {} })}
        >
          {t('cases.offer.answered')}
        </Button>
      )}
      {open && <OfferDialog reference={it.reference} onClose={() => setOpen(false)} />}
    </>
  );
}

function OfferDialog({ reference, onClose }: { reference: string; onClose(): void }) {
  const t = useText();
  const { run, busy } = useVerb(casesApi.offerRemotely);
  const [text, setText] = useState('');
  const [reasons, setReasons] = useState<ReplyReasons>({});
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const send = (): void => {
    setTried(true);
    if (!text.trim()) return;
    run(
      { params: { reference }, body: { text, ...reasonsOf({ reasons }) } },
      {
        onDone: onClose,
        onRefused: (problem) => {
          setRefused(problemText(t, problem));
          return true;
        },
      },
    );
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={send}>
        {t('cases.offer.send')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('cases.offer.action')} actions={actions}>
      <Form onSubmit={send} refusal={refused}>
        <TextArea
          label={t('cases.offer.text')}
          hint={t('cases.offer.hint')}
          error={tried && !text.trim() ? t('cases.offer.missing') : undefined}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <WarningsOf
          reference={reference}
          text={text}
          reasons={reasons}
          onReason={(kind, reason) => setReasons({ ...reasons, [kind]: reason })}
        />
      </Form>
    </Dialog>
  );
}

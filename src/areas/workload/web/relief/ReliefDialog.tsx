import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { workloadApi as api } from '../../contract.ts';
import { CHANGES, reliefQuery } from '../queries.ts';
import { FreeCases } from './FreeCases.tsx';
import { AnsweredRelief, WaitingRelief } from './WaitingRelief.tsx';

type Proposed = CallOutput<typeof api.proposeRelief>;

/** «No puedo con todo»: what could go to whom, to be looked over before whoever leads is asked. */
export function ReliefDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useText();
  const { data, error } = useQuery({ ...reliefQuery, enabled: open });
  return (
    <Dialog open={open} onClose={onClose} title={t('relief.ask')} size="large">
      {error && !data && <ErrorState text={refusalOf(t, error)} />}
      {!data && !error && <Skeleton as="lines" count={6} />}
      {data?.last?.state === 'open' && <WaitingRelief relief={data.last} />}
      {data?.last?.answeredAt && <AnsweredRelief relief={data.last} />}
      {data && data.last?.state !== 'open' && <Choosing proposed={data} onClose={onClose} />}
    </Dialog>
  );
}

function Choosing({ proposed, onClose }: { proposed: Proposed; onClose(): void }) {
  const t = useText();
  const { free, tied, helpers, lead } = proposed;
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    () => new Map(free.flatMap(({ reference, to, over }) => (over && to ? [[reference, to.id] as const] : []))),
  );
  const [word, setWord] = useState('');
  const cases = [...chosen].map(([reference, toId]) => ({ reference, toId }));
  const ask = useChange(async () => call(api.askRelief, { body: { cases, word } }), {
    reads: CHANGES,
    said: t('relief.asked', { lead: lead?.name ?? 'none' }),
    inForm: true,
    onDone: onClose,
  });
  const over = free.filter((one) => one.over).length;
  const nothing = cases.length === 0 ? t('relief.nothing') : undefined;
  return (
    <Form onSubmit={() => !nothing && ask.run(undefined)} refusal={ask.refusal}>
      <Stack>
        <p>{t('relief.about', { n: over, lead: lead?.name ?? 'none' })}</p>
        {free.length > 0 && <FreeCases free={free} helpers={helpers} chosen={chosen} onChange={setChosen} />}
        {tied.length > 0 && (
          <Quiet as="p">
            {t('relief.tied')} {tied.map(({ reference, why }) => t(`relief.tied.${why}`, { reference })).join(' · ')}
          </Quiet>
        )}
        <TextArea
          label={t('relief.word')}
          hint={t('relief.wordHint')}
          optional
          minRows={1}
          maxLength={500}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Buttons>
          <Button variant="primary" busy={ask.busy} reason={nothing} onClick={() => ask.run(undefined)}>
            {t('relief.send', { n: cases.length })}
          </Button>
          <Button onClick={onClose}>{t('relief.cancel')}</Button>
        </Buttons>
      </Stack>
    </Form>
  );
}

import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Card, Quiet, Words } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { workloadApi as api, type ReliefView } from '../../contract.ts';
import { CHANGES } from '../queries.ts';
import { ReliefItems } from './ReliefItems.tsx';

/** What one asked for and nobody has answered: whose turn it is, since when. */
export function WaitingRelief({ relief }: { relief: ReliefView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const withdraw = useChange(async () => call(api.withdrawRelief, {}), {
    reads: CHANGES,
    said: t('relief.withdrawn'),
  });
  const when = formats.relative(new Date(relief.askedAt), now);
  return (
    <Stack>
      <p>{t('relief.waits', { lead: relief.asked?.name ?? 'none', when, n: relief.items.length })}</p>
      <ReliefItems items={relief.items} />
      <Buttons>
        <Button busy={withdraw.busy} onClick={() => withdraw.run(undefined)}>
          {t('relief.withdraw')}
        </Button>
      </Buttons>
    </Stack>
  );
}

/** What was said to the last that one asked for. */
export function AnsweredRelief({ relief }: { relief: ReliefView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { state, answeredBy, answeredAt, answer, items } = relief;
  const when = answeredAt ? formats.relative(new Date(answeredAt), now) : '';
  return (
    <Card>
      <Quiet as="p">
        {t(`relief.was.${state === 'undone' ? 'undone' : 'answered'}`, { by: answeredBy?.name ?? '', when })}
      </Quiet>
      {answer && <Words>{answer}</Words>}
      <ReliefItems items={items} />
    </Card>
  );
}

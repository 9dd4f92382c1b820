import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { consultApi, type PromiseView } from '../../circuits/consulting/consult.contract.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './consult.module.css';
import { type CaseNamed, circuitsQuery } from './queries.ts';

/** What the customer may count on, and whether it came true. */
export function Promises({ it, promises }: { it: CaseNamed; promises: readonly PromiseView[] }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: async ({ id, kept }: { id: string; kept: boolean }) =>
      call(consultApi.closePromise, { params: { reference: it.reference, id }, body: { kept } }),
    onSuccess: (circuits) => queries.setQueryData(circuitsQuery(it).queryKey, circuits),
  });
  const shown = promises.filter(({ state }) => state !== 'replaced' && state !== 'withdrawn');
  if (shown.length === 0) return null;
  return (
    <ul className={styles.facts}>
      {shown.map((one) => (
        <li key={one.id} className={styles.said}>
          {t(`cases.promise.${one.kind}`, { when: momentWords(t, formats, new Date(one.promisedAt), now) })} ·{' '}
          {t(`cases.promise.state.${one.state}`)}
          {one.kind === 'delivery' && one.state === 'open' && (
            <div className={styles.tools}>
              <Button variant="quiet" busy={close.isPending} onClick={() => close.mutate({ id: one.id, kept: true })}>
                {t('cases.promise.kept')}
              </Button>
              <Button variant="quiet" busy={close.isPending} onClick={() => close.mutate({ id: one.id, kept: false })}>
                {t('cases.promise.broken')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

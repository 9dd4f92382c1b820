import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { casesApi, DISCARD_REASONS } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import { PickList } from './PickList.tsx';
import styles from './pick.module.css';

/** Why it is no case of ours: one choice puts it away, and it can be brought back. */
export function DiscardPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { it, leave, show } = useDesk();
  const discard = useVerb(casesApi.discard);
  const reopen = useVerb(casesApi.reopen);
  const choose = (id: string): void => {
    const reason = DISCARD_REASONS.find((one) => one === id);
    if (!reason) return;
    onDone();
    const params = { reference: it.reference };
    const undo = (): void => reopen.run({ params, body: { why: '' } }, { onDone: () => show(it.reference) });
    discard.run(
      { params, body: { reason } },
      {
        shows: { ball: 'resolved', discarded: true },
        onDone: () => toast(t('cases.discard.done', { reference: it.reference }), { undo }),
      },
    );
    leave();
  };
  return (
    <>
      <PickList
        label={t('cases.pick.discard')}
        items={DISCARD_REASONS.map((reason) => ({ id: reason, label: t(`cases.discard.${reason}`) }))}
        onPick={choose}
      />
      <p className={styles.foot}>{t('cases.discard.hint')}</p>
    </>
  );
}

import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { casesApi } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import { CasePick } from './CasePick.tsx';

export function LinkPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { it } = useDesk();
  const link = useVerb(casesApi.link);
  const unlink = useVerb(casesApi.unlink);
  const choose = (other: string): void => {
    onDone();
    const { reference } = it;
    const undo = (): void => unlink.run({ params: { reference, other }, body: {} });
    link.run(
      { params: { reference }, body: { other } },
      { onDone: () => toast(t('cases.link.done', { reference, other }), { undo }) },
    );
  };
  return <CasePick label={t('cases.pick.link')} of={it} onPick={choose} />;
}

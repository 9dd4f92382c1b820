import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { CASE_TYPES, casesApi } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import { PickList } from './PickList.tsx';

export function TypePick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { it } = useDesk();
  const { run } = useVerb(casesApi.classify);
  const choose = (id: string): void => {
    onDone();
    const type = id as (typeof CASE_TYPES)[number];
    run({ params: { reference: it.reference }, body: { type } }, { shows: { type } });
  };
  return (
    <PickList
      label={t('cases.pick.type')}
      items={CASE_TYPES.map((type) => ({
        id: type,
        label: t(`cases.type.${type}`),
        note: type === it.type ? t('cases.type.current') : undefined,
      }))}
      onPick={choose}
    />
  );
}

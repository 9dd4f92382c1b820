import { useDesk } from '../case/desk.ts';
import { useState } from 'react';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { useVerb } from '../data/use-verb.ts';
import { PickList } from './PickList.tsx';

/** Several, each press puts one on or takes it off; Esc when done. */
export function TagsPick() {
  const t = useText();
  const { it } = useDesk();
  const { organisation } = useHouse();
  const { run } = useVerb(casesApi.setTags);
  // Kept here too: two quick presses must not each start from what the first one found.
  const [chosen, setChosen] = useState(it.tagIds);
  const picked = new Set(chosen);
  const tags = (organisation?.tags ?? []).filter(({ id, active }) => active || picked.has(id));
  const toggle = (id: string): void => {
    const tagIds = picked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    setChosen(tagIds);
    run({ params: { reference: it.reference }, body: { tagIds } }, { shows: { tagIds } });
  };
  return (
    <PickList
      label={t('cases.pick.tags')}
      items={tags.map(({ id, name }) => ({ id, label: name }))}
      picked={picked}
      onPick={toggle}
      nothing={tags.length === 0 ? t('cases.tags.none') : undefined}
    />
  );
}

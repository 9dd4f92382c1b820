import { useQuery } from '@tanstack/react-query';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { CasePick } from '../pick/CasePick.tsx';
import styles from '../pick/pick.module.css';
import { familyQuery } from './queries.ts';
import { useFamily } from './use-family.ts';

const NONE = 'none';

/** The case this one is the same problem as, and hangs from. */
export function ParentPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { it } = useDesk();
  const { data } = useQuery(familyQuery(it.reference));
  const { change } = useFamily();
  const former = data?.parent?.reference;
  const choose = (id: string): void => {
    onDone();
    change({ child: it.reference, parent: id === NONE ? undefined : id, former });
  };
  return (
    <>
      <CasePick
        label={t('cases.pick.parent')}
        of={it}
        first={former ? [{ id: NONE, label: t('cases.family.leave', { parent: former }) }] : []}
        onPick={choose}
      />
      <p className={styles.foot}>{t('cases.family.hint')}</p>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useText } from '#ui/text.ts';
import type { BulkPreview } from '../../bulk/bulk.contract.ts';
import styles from './bulk.module.css';

const FEW = 12;

/** The cases of a reason, each to be opened; of many, the first and how many more. */
export function CaseLinks({ group, onOpen }: { group: BulkPreview['refused'][number]; onOpen?: () => void }) {
  const t = useText();
  const shown = group.references.slice(0, FEW);
  const left = group.cases - shown.length;
  return (
    <span className={styles.references}>
      {shown.map((reference, at) => (
        <Fragment key={reference}>
          {at > 0 && ', '}
          <Link to="/bandeja/$reference" params={{ reference }} search={{ vista: 'todas' }} onClick={onOpen}>
            {reference}
          </Link>
        </Fragment>
      ))}
      {left > 0 && ` ${t('cases.bulk.andMore', { n: left })}`}
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { territoryName } from '#areas/clocks/web/index.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseLaw } from '../../law/law.contract.ts';
import { isNegative } from '../../law/adr/adr.rules.ts';
import styles from './law.module.css';
import { lawQuery } from './queries.ts';

type Adr = NonNullable<CaseLaw['adr']>;

/** What the answer must carry when something is not granted; null while everything is, or where the law wants nothing. */
export function useAdr(reference: string, petitions: readonly { outcome: string }[]): Adr | null {
  const { data } = useQuery(lawQuery(reference));
  return data?.adr && isNegative(petitions.map(({ outcome }) => outcome)) ? data.adr : null;
}

/** The words that go with the answer to a no, before they go. */
export function AdrNotice({ adr }: { adr: Adr }) {
  const t = useText();
  const { locale } = useFormats();
  return (
    <div className={styles.adr}>
      <p className={styles.strong}>{t('cases.law.adr', { article: adr.article })}</p>
      <p className={styles.said}>{adr.text}</p>
      <p className={styles.quiet}>
        {adr.region
          ? t('cases.law.adr.region', { place: territoryName(adr.region, locale) })
          : t('cases.law.adr.nowhere')}
      </p>
    </div>
  );
}

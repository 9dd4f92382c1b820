import { useMe } from '#areas/identity/web/index.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import styles from './compose.module.css';

/** What goes under the text, so that nobody signs twice. */
export function Signature() {
  const t = useText();
  const me = useMe();
  const { it } = useDesk();
  const { organisation } = useHouse();
  const brand = organisation?.brands.find(({ id }) => id === it.brandId) ?? organisation?.brands[0];
  const lines = [me.signature, brand?.signature ?? '']
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' · ')
    .replaceAll(/\n+/g, ' · ');
  if (!lines) return null;
  return (
    <p className={styles.signature}>
      <span className="visually-hidden">{t('cases.compose.signature')} </span>
      {lines}
    </p>
  );
}

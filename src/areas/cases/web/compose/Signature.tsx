import { useQuery } from '@tanstack/react-query';
import { mailLanguage } from '#areas/correspondence/contract.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import { signatureFor } from '../../signatures/signature.rules.ts';
import { signaturesQuery } from '../templates/queries.ts';
import styles from './compose.module.css';

/** What goes under the text, so that nobody signs twice. */
export function Signature() {
  const t = useText();
  const me = useMe();
  const { it } = useDesk();
  const { organisation } = useHouse();
  const brand = organisation?.brands.find(({ id }) => id === it.brandId) ?? organisation?.brands[0];
  const { data } = useQuery(signaturesQuery);
  const { teamId } = it;
  const of = { language: mailLanguage(it.language), teamId, plain: me.signature, name: me.name };
  const lines = [signatureFor(data?.signatures ?? [], of), brand?.signature ?? '']
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

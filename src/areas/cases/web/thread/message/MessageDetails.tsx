import { KeyValues } from '#ui/data/KeyValues.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import type { MessageId } from '#ui/text.ts';
import { useText } from '#ui/text.ts';
import type { MessageView } from '../../../contract.ts';
import styles from '../thread.module.css';

type Address = MessageView['from'];

/** From whom to whom, when, by which way, and why it is in this case. */
export function MessageDetails({ message }: { message: MessageView }) {
  const t = useText();
  const formats = useFormats();
  const { from, to, cc, bcc, recipientsTotal, subject, authenticity, threadedBy, originReference, reference } = message;
  const more = recipientsTotal - to.length - cc.length - bcc.length;
  const proofs = (['spf', 'dkim', 'dmarc'] as const).flatMap((proof) =>
    authenticity[proof] ? [`${proof.toUpperCase()}: ${authenticity[proof]}`] : [],
  );
  const entries = [
    { label: t('cases.details.from'), value: addressWords(from) },
    to.length > 0 && {
      label: t('cases.details.to'),
      value: [...to.map(addressWords), ...(more > 0 ? [t('cases.details.moreRecipients', { n: more })] : [])].join(
        ', ',
      ),
    },
    cc.length > 0 && { label: t('cases.details.cc'), value: cc.map(addressWords).join(', ') },
    bcc.length > 0 && { label: t('cases.details.bcc'), value: bcc.map(addressWords).join(', ') },
    { label: t('cases.details.subject'), value: subject || t('cases.none') },
    { label: t('cases.details.written'), value: formats.exact(new Date(message.at)) },
    message.direction === 'in' && {
      label: t('cases.details.received'),
      value: formats.exact(new Date(message.receivedAt)),
    },
    { label: t('cases.details.channel'), value: t(`cases.channel.${message.channel}` as MessageId) },
    proofs.length > 0 && { label: t('cases.details.proof'), value: proofs.join(' · ') },
    { label: t('cases.details.why'), value: t(`cases.threaded.${threadedBy}`) },
    originReference !== null &&
      originReference !== reference && { label: t('cases.details.origin'), value: originReference },
  ];
  return (
    <div className={styles.details}>
      <KeyValues entries={entries.filter((entry) => entry !== false)} />
    </div>
  );
}

function addressWords({ name, address }: Address): string {
  return name && address ? `${name} <${address}>` : name || address || '—';
}

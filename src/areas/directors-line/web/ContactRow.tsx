import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { ContactRow as Row } from '../attending/contract.ts';

/** Who asks, how they want to be answered, and the promise. */
export function ContactRow({ contact }: { contact: Row }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const promised = formats.relative(new Date(contact.promisedAt), now);
  return (
    <ListRow
      title={contact.customer || t('line.nameless')}
      meta={contact.reference}
      time={formats.listTime(new Date(contact.askedAt), now)}
      text={contact.state === 'closed' ? contact.learnt : contact.subject}
      detail={t(`line.kind.${contact.kind}`)}
      marks={<Mark contact={contact} promised={promised} />}
      unread={contact.state === 'waiting'}
    />
  );
}

function Mark({ contact, promised }: { contact: Row; promised: string }) {
  const t = useText();
  if (contact.state !== 'waiting') return <Chip>{t(`line.state.${contact.state}`)}</Chip>;
  return contact.late ? (
    <Chip tone="critical">{t('line.late', { when: promised })}</Chip>
  ) : (
    <Chip>{t('line.promised', { when: promised })}</Chip>
  );
}

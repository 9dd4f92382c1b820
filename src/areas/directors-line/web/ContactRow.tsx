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
  return (
    <ListRow
      title={contact.customer || t('line.nameless')}
      meta={contact.reference}
      time={formats.listTime(new Date(contact.askedAt), now)}
      text={(contact.state === 'closed' && contact.learnt) || contact.subject}
      detail={t(`line.kind.${contact.kind}`)}
      marks={<Mark contact={contact} now={now} />}
      unread={contact.state === 'waiting'}
    />
  );
}

/** The promise in few words: the hour when it is for today, else the day. The contact itself says both. */
function Mark({ contact, now }: { contact: Row; now: Date }) {
  const t = useText();
  const { date, relative, time } = useFormats();
  if (contact.endedAs && contact.endedAs !== 'attended') return <Chip>{t(`line.ended.${contact.endedAs}`)}</Chip>;
  if (contact.state !== 'waiting') return <Chip>{t(`line.state.${contact.state}`)}</Chip>;
  const promised = new Date(contact.promisedAt);
  if (contact.late) return <Chip tone="critical">{t('line.late', { when: relative(promised, now) })}</Chip>;
  const today = date(promised, now) === date(now, now);
  return (
    <Chip>
      {today ? t('line.promisedToday', { when: time(promised) }) : t('line.promised', { when: date(promised, now) })}
    </Chip>
  );
}

import { Mail, Phone } from 'lucide-react';
import { Icon } from '#ui/controls/Icon.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { type Text, useText } from '#ui/text.ts';
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
      text={textOf(t, contact)}
      detail={t(`line.kind.${contact.kind}`)}
      marks={<Mark contact={contact} now={now} />}
      unread={contact.state === 'waiting'}
      says={contact.state === 'waiting' ? t(`line.kind.${contact.kind}`) : undefined}
    />
  );
}

/** What was learnt once it is closed; whoever is to answer, when it was given back; else what it is about. */
function textOf(t: Text, { state, learnt, subject, heldBy }: Row): string {
  if (state === 'closed' && learnt) return learnt;
  return heldBy ? t('line.heldBy', { name: heldBy.name }) : subject;
}

/** The promise in few words: the hour when it is for today, else the day. The contact itself says both. */
function Mark({ contact, now }: { contact: Row; now: Date }) {
  const t = useText();
  const { date, relative, time } = useFormats();
  if (contact.endedAs && contact.endedAs !== 'attended') return <Chip>{t(`line.ended.${contact.endedAs}`)}</Chip>;
  if (contact.state !== 'waiting') return <Chip>{t(`line.state.${contact.state}`)}</Chip>;
  const promised = new Date(contact.promisedAt);
  const icon = <Icon as={contact.kind === 'call' ? Phone : Mail} />;
  if (contact.late)
    return (
      <Chip tone="critical" icon={icon}>
        {t('line.late', { when: relative(promised, now) })}
      </Chip>
    );
  const today = date(promised, now) === date(now, now);
  return (
    <Chip icon={icon}>
      {today ? t('line.promisedToday', { when: time(promised) }) : t('line.promised', { when: date(promised, now) })}
    </Chip>
  );
}

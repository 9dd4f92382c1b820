import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { ConsultationView } from '../../consultations/contract.ts';
import type { Box } from './address.rules.ts';
import { dueOf } from '../asked/due.ts';

/** Who asks or is asked, the question, and by when. */
export function ConsultationRow({ consultation: c, box }: { consultation: ConsultationView; box: Box }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const title =
    box === 'received' ? c.askedBy.name : box === 'sent' ? c.area.name : `${c.area.name} · ${c.askedBy.name}`;
  const answer = c.answers.find(({ code }) => code === c.answerCode)?.label ?? c.answerText;
  const text =
    c.kind === 'order' ? t('consultations.order', { quantity: c.quantity ?? 0, item: c.item ?? '' }) : c.question;
  return (
    <ListRow
      title={title}
      meta={c.caseReference}
      time={formats.listTime(new Date(c.askedAt), now)}
      text={
        // What was answered is what one comes back to: it is not the part that may not fit.
        c.state === 'open' ? text : `${c.state === 'answered' ? answer : t('consultations.state.withdrawn')} · ${text}`
      }
      detail={c.facts.map(({ text }) => text).join(' · ')}
      marks={c.state === 'open' && <DueChip due={dueOf(c, now, formats.timeZone)} />}
      unread={c.state === 'open' && c.can['answer'] === true}
    />
  );
}

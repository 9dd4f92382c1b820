import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { DecisionView } from '../../reviews/contract.ts';

/** What was decided, who did and what is said of it. */
export function DecisionRow({ decision }: { decision: DecisionView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { kind, person, reference, at, what, why, amount, review } = decision;
  return (
    <ListRow
      title={person.name}
      meta={reference}
      time={formats.listTime(new Date(at), now)}
      text={[t(`decisions.kind.${kind}`), amount && formats.money(amount.minor, amount.currency), what || why]
        .filter(Boolean)
        .join(' · ')}
      detail={decision.customer || decision.subject}
      marks={review && <Chip>{t(`decisions.verdict.${review.verdict}`)}</Chip>}
      unread={review === null}
    />
  );
}

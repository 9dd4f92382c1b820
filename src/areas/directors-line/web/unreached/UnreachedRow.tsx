import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { useText } from '#ui/text.ts';
import type { UnreachedRow as Row } from '../../unreached/contract.ts';

/** Who could not get through, and why. */
export function UnreachedRow({ one }: { one: Row }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <ListRow
      title={one.customer || t('line.nameless')}
      meta={one.reference}
      time={formats.listTime(new Date(one.foundAt), now)}
      text={formats.list(one.reasons.map(({ reason, n }) => t(`unreached.short.${reason}`, { n })))}
      detail={one.subject}
      unread
    />
  );
}

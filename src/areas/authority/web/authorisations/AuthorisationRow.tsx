import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { AuthorisationListRow } from '../../authorisations/contract.ts';
import { dueOf } from './due.ts';

/** What is asked, for whom, by whom, and by when. */
export function AuthorisationRow({ it }: { it: AuthorisationListRow }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const pending = it.state === 'pending';
  return (
    <ListRow
      title={it.customer || it.reference}
      meta={it.customer ? it.reference : ''}
      time={formats.listTime(new Date(it.decidedAt ?? it.askedAt), now)}
      text={`${it.what.charAt(0).toLocaleUpperCase()}${it.what.slice(1)}`}
      detail={pending ? t('authorisations.by', { name: it.requester.name }) : t(`authorisations.state.${it.state}`)}
      marks={pending && <DueChip due={dueOf(it, now, formats.timeZone)} />}
      unread={pending}
    />
  );
}

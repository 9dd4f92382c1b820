import { useMe } from '#areas/identity/web/index.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { AuthorisationListRow } from '../../authorisations/contract.ts';
import { dueOf } from '../asked/due.ts';

/** What is asked, for whom, by whom and of whom, and by when. Only what waits for oneself stands out. */
export function AuthorisationRow({ it, selected = false }: { it: AuthorisationListRow; selected?: boolean }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const pending = it.state === 'pending';
  const mine = it.approver.id === me.id;
  const asked = t('authorisations.by', { name: it.requester.name });
  const waits = mine ? '' : t('authorisations.waitsFor', { name: it.approver.name });
  const by = it.decidedBy && it.decidedBy.id !== me.id ? it.decidedBy.name : '';
  return (
    <ListRow
      title={it.customer || it.reference}
      meta={it.customer ? it.reference : ''}
      time={formats.listTime(new Date(it.decidedAt ?? it.askedAt), now)}
      text={`${it.what.charAt(0).toLocaleUpperCase()}${it.what.slice(1)}`}
      detail={(pending ? [asked, waits] : [by]).filter(Boolean).join(' · ')}
      marks={
        pending ? (
          <DueChip due={dueOf(it, now, formats.timeZone)} />
        ) : (
          <Chip>{t(`authorisations.state.${it.state}`)}</Chip>
        )
      }
      unread={pending && mine}
      selected={selected}
    />
  );
}

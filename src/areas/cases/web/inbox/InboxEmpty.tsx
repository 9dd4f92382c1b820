import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { type Text, useText } from '#ui/text.ts';
import type { InboxAddress } from '../data/inbox-address.rules.ts';

type Counts = Readonly<Record<string, number>> | undefined;

interface InboxEmptyProps {
  address: InboxAddress;
  balls: Counts;
  views: Counts;
  onChange(address: Partial<InboxAddress>): void;
}

/** Nothing here: the fact, and where there is something. */
export function InboxEmpty({ address, balls, views, onChange }: InboxEmptyProps) {
  const t = useText();
  if (address.q) {
    return (
      <EmptyState fact={t('cases.empty.search', { q: address.q, view: t(`cases.view.${address.view}`) })}>
        {address.view !== 'all' && (
          <Button onClick={() => onChange({ view: 'all' })}>{t('cases.empty.searchAll')}</Button>
        )}
        <Button onClick={() => onChange({ q: '' })}>{t('cases.empty.clearSearch')}</Button>
      </EmptyState>
    );
  }
  const next = whereNext(t, address, balls, views);
  return (
    <EmptyState fact={[t(`cases.empty.${address.ball}`), next?.fact].filter(Boolean).join(' ')}>
      {next && <Button onClick={() => onChange(next.go)}>{next.label}</Button>}
    </EmptyState>
  );
}

function whereNext(t: Text, { view, ball }: InboxAddress, balls: Counts, views: Counts) {
  const side = (['ours', 'inside', 'customer', 'snoozed'] as const).find(
    (one) => one !== ball && (balls?.[one] ?? 0) > 0,
  );
  if (side)
    return {
      fact: t(`cases.empty.there.${side}`, { n: balls?.[side] ?? 0 }),
      label: t(`cases.empty.show.${side}`),
      go: { ball: side },
    };
  const unassigned = views?.['unassigned'] ?? 0;
  if (view !== 'unassigned' && unassigned > 0)
    return {
      fact: t('cases.empty.unassigned', { n: unassigned }),
      label: t('cases.view.show.unassigned'),
      go: { view: 'unassigned' as const, ball: 'ours' as const },
    };
  return undefined;
}

import { useEffect, useRef } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';

/** What sends a small form that opened below a button, and what leaves it. */
export function FormButtons({
  label,
  busy,
  ready,
  onClose,
}: {
  label: string;
  busy: boolean;
  ready: boolean;
  onClose(): void;
}) {
  const t = useText();
  return (
    <Buttons>
      <Button type="submit" busy={busy} reason={ready ? undefined : t('authorisations.fillIn')}>
        {label}
      </Button>
      <Button variant="quiet" onClick={onClose}>
        {t('authorisations.cancel')}
      </Button>
    </Buttons>
  );
}

/** The first field takes the focus as its form opens. */
export function useFirstFocus() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return box;
}

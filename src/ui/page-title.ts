import { useEffect } from 'react';

/** «RC-24817 Pedido incompleto · Bandeja · Cauce»: the nearest first, the product last. */
export function usePageTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), 'Cauce'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

import type { LucideIcon } from 'lucide-react';

/** Decoration beside a text, 16 or 20 px; the text says what it means. */
export function Icon({ as: Drawing, size = 16 }: { as: LucideIcon; size?: 16 | 20 }) {
  return <Drawing size={`${size / 16}rem`} strokeWidth={1.75} aria-hidden focusable={false} />;
}

import type { Here } from '#platform/presence/presence.rules.ts';
import type { Formats } from '#ui/format/formats.rules.ts';
import type { Text } from '#ui/text.ts';

type People = Here[number][1];
const ORDER = ['writing', 'unsaved', 'viewing'] as const;

/** «Nuria Sanz está escribiendo · Unai Etxeberria también mira esto»: who treads closest first; whoever has no name here is not told. */
export function hereWords(
  t: Text,
  formats: Formats,
  people: People,
  nameOf: (id: string) => string | undefined,
): string {
  return ORDER.flatMap((doing) => {
    const names = people.flatMap(([id, does]) => (does === doing ? (nameOf(id) ?? []) : []));
    return names.length > 0 ? [t(`cases.here.${doing}`, { names: formats.list(names), n: names.length })] : [];
  }).join(' · ');
}

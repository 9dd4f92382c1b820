import { DAY_MS, parseDate } from '../civil.rules.ts';
import { instantOfWall } from '../zone.rules.ts';
import { legalPack } from './legal-packs.ts';
import type { LegalPack } from './pack.schema.ts';

/**
 * What rules at an instant for whoever follows a pack: the pack itself from the day its law obliges on, by the clock of the company's zone;
 * before, the one it builds on. Following a law early does not make it one. Null when neither obliges yet.
 */
export function rulingPack(id: string, at: Date, zone: string): LegalPack | null {
  let pack = legalPack(id);
  while (pack && !obliges(pack, at, zone)) pack = pack.extends ? legalPack(pack.extends) : null;
  return pack;
}

function obliges({ appliesFrom }: LegalPack, at: Date, zone: string): boolean {
  const day = appliesFrom === null ? null : parseDate(appliesFrom);
  return day === null || at.getTime() >= instantOfWall(zone, day * DAY_MS);
}

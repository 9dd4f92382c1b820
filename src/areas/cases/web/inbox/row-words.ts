import type { Formats } from '#ui/format/formats.rules.ts';
import type { Text } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';

/** On which side the case is: one that was discarded or goes on in another has been resolved by nobody. */
export function sideOf({
  ball,
  discarded,
  mergedInto,
}: Pick<CaseRow, 'ball' | 'discarded' | 'mergedInto'>): CaseRow['ball'] | 'discarded' | 'merged' {
  if (mergedInto) return 'merged';
  return discarded ? 'discarded' : ball;
}

/** Whose turn it is, in words: «Espera al cliente desde ayer», «Vuelve mié 14 oct». */
export function turnWords(t: Text, formats: Formats, row: CaseRow, now: Date): string {
  if (row.ball === 'snoozed' && row.snoozedUntil) {
    const until = new Date(row.snoozedUntil);
    if (row.wakesOn === 'answer' && row.waitsFor)
      return t('cases.turn.snoozedFor', { name: row.waitsFor.name, when: formats.date(until, now) });
    if (row.wakesOn && row.wakesOn !== 'answer')
      return t(`cases.turn.snoozedOn.${row.wakesOn}`, { when: formats.date(until, now) });
    return t('cases.turn.snoozed', { when: `${formats.date(until, now)}, ${formats.time(until)}` });
  }
  if (row.mergedInto) return t('cases.turn.merged', { reference: row.mergedInto });
  if (row.ball === 'inside' && row.waitsFor)
    return t('cases.turn.waitsFor', {
      name: row.waitsFor.name,
      when: formats.relative(new Date(row.waitsFor.since), now),
    });
  return t(`cases.turn.${sideOf(row)}`, { when: formats.relative(new Date(row.ballSince), now) });
}

/** For the ear: what a row only shows by weight, glyph or not at all. */
export function rowSays(t: Text, formats: Formats, row: CaseRow, now: Date): string {
  const said = [
    row.unread && t('cases.row.unread'),
    row.priority === 'high' && t('cases.priority.high'),
    ...row.flags.map((flag) => t(`cases.flag.${flag}`)),
    turnWords(t, formats, row, now),
    t('cases.row.level', { level: row.circuit }),
  ];
  return said.filter(Boolean).join(', ');
}

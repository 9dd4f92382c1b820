import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';
import type { BulkAct, BulkPreview } from '../../bulk/bulk.contract.ts';
import { actionWords } from '../actions/action-words.ts';
import type { House } from '../data/organisation.ts';

export interface BulkSpeech {
  t: Text;
  formats: Formats;
  now: Date;
  house: House;
}

/** What is done, in words: «Asignar a Nuria Rivas». */
export function actWords({ t, formats, now, house }: BulkSpeech, act: BulkAct): string {
  switch (act.do) {
    case 'snooze_until': {
      const until = new Date(act.until);
      return t('cases.bulk.act.snooze', { when: `${formats.date(until, now)}, ${formats.time(until)}` });
    }
    case 'follow':
      return t('cases.bulk.act.follow');
    case 'discard':
      return t('cases.bulk.act.discard', { reason: t(`cases.discard.${act.reason}`).toLocaleLowerCase() });
    case 'assign':
      return act.personId || act.teamId ? actionWords({ t, formats, house }, act) : t('cases.bulk.act.nobody');
    default:
      return actionWords({ t, formats, house }, act);
  }
}

const SAID = new Set([
  'case.not_found',
  'case.reads_only',
  'case.merged',
  'case.resolved',
  'case.already_resolved',
  'case.not_snoozed',
  'case.needs_hands',
  'case.assignee_cannot_see',
  'case.team_retired',
  'case.snooze_past',
  'case.snooze_beyond_legal',
  'case.waits_for_nobody',
  'tag.not_found',
  'bulk.touched',
  'bulk.waits_inside',
  'bulk.fault',
]);

/** Why some were left alone: «3 ya están resueltos o descartados». */
export function whyWords(t: Text, { code, cases }: BulkPreview['refused'][number]): string {
  return t(`cases.bulk.why.${SAID.has(code) ? code : 'other'}` as MessageId, { n: cases });
}

import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';
import { ruleEventWords } from '../actions/rule-event-words.ts';
import { directEventWords } from './direct-event-words.ts';
import { circuitEventWords } from '../consult/circuit-event-words.ts';
import { familyEventWords } from '../family/family-event-words.ts';
import { mergeEventWords } from '../merging/merge-event-words.ts';
import { proposalEventWords } from '../propose/words/proposal-event-words.ts';
import { legalEventWords } from '../legal/legal-event-words.ts';
import { lawEventWords } from '../law/law-event-words.ts';
import type { House } from '../data/organisation.ts';
import type { CaseEvent } from './thread.rules.ts';

interface Words {
  t: Text;
  formats: Formats;
  house: House;
  now: Date;
}

const RULE = 'automation:';

/** Who did it: a person by name, the customer, or nobody when Cauce did it by itself. */
export function whoWords(t: Text, by: string): string {
  if (by.startsWith('customer')) return t('cases.who.customer');
  if (by.startsWith(RULE)) return t('cases.who.automation', { name: by.slice(RULE.length) });
  return /^(system|token|anonymous)\b/.test(by) ? t('cases.who.cauce') : by;
}

/** Who has it from then on; of a case whose team retired only the queue changed. */
function handsOf(house: Words['house'], text: (key: string) => string | undefined): string | null | undefined {
  if (text('why') === 'team_gone') return house.teamName(text('to_team'));
  return house.personName(text('owner') ?? text('to')) ?? house.teamName(text('team'));
}

/** One line for one event: «Ana Beltrán se lo quedó». */
export function eventWords(words: Words, event: CaseEvent): string {
  const { t, house } = words;
  const { type, data } = event;
  const by = whoWords(t, event.by);
  const text = (key: string): string | undefined => (typeof data[key] === 'string' ? data[key] : undefined);
  const told = circuitOrLawWords(words, event, by);
  if (told) return told;
  const name = type.slice('case.'.length);
  switch (name) {
    case 'opened':
      return t('cases.event.opened', { channel: t(`cases.channel.${text('channel') ?? 'api'}` as MessageId) });
    case 'classified':
      return t('cases.event.classified', { by, what: words.formats.list(classifiedWords(words, data)) });
    case 'assigned':
    case 'handed_over':
      return t(`cases.event.${name}`, { by, to: handsOf(house, text) ?? t('cases.assign.queue') });
    case 'snoozed':
      return t('cases.event.snoozed', { by, when: momentOf(words, text('until')) });
    case 'woken':
    case 'reopened':
    case 'discarded':
      return turnWords(t, name, by, text);
    case 'tagged':
      return t('cases.event.tagged', { by, what: tagWords(words, data) });
    case 'target_missed':
    case 'target_met':
    case 'target_started':
      return t(`cases.event.${name}`, {
        target: t(`cases.target.${text('kind') ?? 'resolve'}` as MessageId).toLocaleLowerCase(),
      });
    case 'petitions_set':
    case 'resolved':
    case 'taken':
    case 'acknowledged':
    case 'message_received':
    case 'message_held':
    case 'message_released':
    case 'message_moved':
    case 'reply_written':
    case 'reply_sent':
    case 'reply_undone':
    case 'reply_failed':
    case 'reply_late':
    case 'noted':
    case 'passed_up':
    case 'linked':
    case 'unlinked':
    case 'followed':
    case 'unfollowed':
    case 'participant_added':
    case 'key_issued':
    case 'clocks_moved':
    case 'link_sent':
    case 'article_used':
      return t(`cases.event.${name}`, { by });
    default:
      return t('cases.event.other', { by, type });
  }
}

/** What the law, the circuits and the Director's line say of their own events. */
function circuitOrLawWords(words: Words, event: CaseEvent, by: string): string | undefined {
  return (
    legalEventWords(words, event, by) ??
    circuitEventWords(words, event, by) ??
    proposalEventWords(words, event, by) ??
    lawEventWords(words, event, by) ??
    directEventWords(words, event, by) ??
    mergeEventWords(words.t, event, by) ??
    familyEventWords(words.t, event, by) ??
    ruleEventWords(words, event, by)
  );
}

const WOKEN_BY = ['task', 'incident', 'parent'];

/** It comes back, or goes for good. */
function turnWords(
  t: Text,
  name: 'woken' | 'reopened' | 'discarded',
  by: string,
  text: (key: string) => string | undefined,
): string {
  switch (name) {
    case 'woken':
      if (WOKEN_BY.includes(text('why') ?? '')) return t(`cases.event.woken.${text('why')}` as MessageId);
      return text('why') === 'person' ? t('cases.event.woken.person', { by }) : t('cases.event.woken.date');
    case 'reopened':
      return t(`cases.event.reopened.${reopenedBy(text('by'))}`, { by });
    case 'discarded':
      return t('cases.event.discarded', { by, why: t(`cases.discard.${text('reason') ?? 'not_ours'}` as MessageId) });
  }
}

function reopenedBy(by: string | undefined): 'person' | 'customer' | 'delivery' | 'undo' {
  if (by === 'customer' || by === 'message') return 'customer';
  return by === 'delivery' || by === 'undo' ? by : 'person';
}

function classifiedWords({ t, house }: Words, data: CaseEvent['data']): string[] {
  const text = (key: string): string | undefined => (typeof data[key] === 'string' ? data[key] : undefined);
  const type = text('type');
  const legal = text('legal_class');
  const reason = text('reason');
  const priority = text('priority');
  const flags = Array.isArray(data['flags']) ? (data['flags'] as string[]) : undefined;
  return [
    type && t('cases.event.what.type', { type: t(`cases.type.${type}` as MessageId) }),
    'legal_class' in data &&
      (legal
        ? t('cases.event.what.legal', { legal: t(`cases.legal.${legal}` as MessageId) })
        : t('cases.event.what.noLegal')),
    'reason' in data && t('cases.event.what.reason', { reason: house.reasonName(reason ?? null) ?? t('cases.none') }),
    priority && t(`cases.priority.${priority}` as MessageId),
    flags &&
      (flags.length > 0
        ? flags.map((flag) => t(`cases.flag.${flag}` as MessageId)).join(', ')
        : t('cases.event.what.noFlags')),
    data['subject'] === true && t('cases.event.what.subject'),
    'customer' in data && t('cases.event.what.customer'),
    'language' in data && t('cases.event.what.language'),
    Array.isArray(data['fields']) && t('cases.event.what.fields'),
  ].filter((said): said is string => typeof said === 'string' && said !== '');
}

function tagWords({ house, formats, t }: Words, data: CaseEvent['data']): string {
  const names = (key: string): string[] =>
    Array.isArray(data[key]) ? (data[key] as string[]).flatMap((id) => house.tagName(id) ?? []) : [];
  const [added, removed] = [names('added'), names('removed')];
  return formats.list([...added, ...removed.map((tag) => t('cases.event.what.tagOff', { tag }))]);
}

function momentOf({ formats, now }: Words, iso: string | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  return `${formats.date(at, now)}, ${formats.time(at)}`;
}

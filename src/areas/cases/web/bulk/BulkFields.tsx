import { useState } from 'react';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { instantOf, wallOf } from '#ui/format/wall.rules.ts';
import { useText } from '#ui/text.ts';
import type { BulkAct } from '../../bulk/bulk.contract.ts';
import { CASE_TYPES, DISCARD_REASONS } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { readMoment } from '../pick/snooze.rules.ts';
import { useWorkingDay } from '../pick/use-working-day.ts';

/** What is asked before it is known what to do with each. */
export type Asked = 'assign' | 'tags' | 'type' | 'priority' | 'snooze' | 'discard';

interface FieldsProps {
  /** Nothing while it can't be told what is wanted. */
  onChange(act: BulkAct | undefined): void;
}

/** The one thing to be said of what is done to all of them. */
export function BulkFields({ asked, onChange }: FieldsProps & { asked: Asked }) {
  const Fields = FIELDS[asked];
  return <Fields onChange={onChange} />;
}

const FIELDS = {
  assign: AssignFields,
  tags: TagsFields,
  type: TypeFields,
  priority: PriorityFields,
  snooze: SnoozeFields,
  discard: DiscardFields,
};

const QUEUE = 'queue';

function AssignFields({ onChange }: FieldsProps) {
  const t = useText();
  const { hands, organisation } = useHouse();
  const choose = (id: string | null): void => {
    const [kind, key = ''] = (id ?? '').split(':');
    if (kind === 'person') onChange({ do: 'assign', personId: key, teamId: null });
    else if (kind === 'team') onChange({ do: 'assign', personId: null, teamId: key });
    else onChange(kind === QUEUE ? { do: 'assign', personId: null, teamId: null } : undefined);
  };
  return (
    <SelectField
      label={t('cases.bulk.field.who')}
      data-autofocus
      searchable
      // The list itself scrolls: whoever is in the field moves in it with the arrows.
      withScrollArea={false}
      styles={{ options: { maxBlockSize: '14rem', overflowY: 'auto' } }}
      data={[
        ...hands.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
        ...(organisation?.teams ?? [])
          .filter(({ active }) => active)
          .map(({ id, name }) => ({ value: `team:${id}`, label: t('cases.bulk.field.queue', { team: name }) })),
        { value: QUEUE, label: t('cases.bulk.act.nobody') },
      ]}
      onChange={choose}
    />
  );
}

function TagsFields({ onChange }: FieldsProps) {
  const t = useText();
  const { organisation } = useHouse();
  const [how, setHow] = useState<'tag' | 'untag'>('tag');
  const [tagIds, setTagIds] = useState<string[]>([]);
  const change = (next: 'tag' | 'untag', ids: string[]): void => {
    setHow(next);
    setTagIds(ids);
    onChange(ids.length > 0 ? { do: next, tagIds: ids } : undefined);
  };
  const tags = (organisation?.tags ?? []).filter(({ active }) => active || how === 'untag');
  return (
    <>
      <RadioField<'tag' | 'untag'>
        label={t('cases.bulk.field.tagsHow')}
        options={(['tag', 'untag'] as const).map((value) => ({ value, label: t(`cases.bulk.field.${value}`) }))}
        value={how}
        onChange={(next) => change(next, tagIds)}
      />
      <MultiSelectField
        label={t('cases.bulk.field.tags')}
        data-autofocus
        searchable
        data={tags.map(({ id, name }) => ({ value: id, label: name }))}
        value={tagIds}
        onChange={(ids) => change(how, ids)}
      />
    </>
  );
}

function TypeFields({ onChange }: FieldsProps) {
  const t = useText();
  return (
    <SelectField
      label={t('cases.bulk.field.type')}
      data-autofocus
      data={CASE_TYPES.map((value) => ({ value, label: t(`cases.type.${value}`) }))}
      onChange={(chosen) => {
        const type = CASE_TYPES.find((one) => one === chosen);
        onChange(type && { do: 'type', type });
      }}
    />
  );
}

function PriorityFields({ onChange }: FieldsProps) {
  const t = useText();
  const [priority, setPriority] = useState<'high' | 'normal'>();
  return (
    <RadioField<'high' | 'normal'>
      label={t('cases.bulk.field.priority')}
      options={(['high', 'normal'] as const).map((value) => ({ value, label: t(`cases.bulk.field.${value}`) }))}
      value={priority}
      onChange={(next) => {
        setPriority(next);
        onChange({ do: 'priority', priority: next });
      }}
    />
  );
}

/** As one would say it. Days count as the company does, whose team is not the same for all of them. */
function SnoozeFields({ onChange }: FieldsProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const workingDay = useWorkingDay(null);
  const [said, setSaid] = useState<{ words: string; until: Date | undefined }>({ words: '', until: undefined });
  const { timeZone } = formats;
  const read = (words: string): void => {
    const wallDay = (from: Date, n: number): Date => wallOf(workingDay(instantOf(from, timeZone), n), timeZone);
    const moment = readMoment(words, wallOf(now, timeZone), wallDay);
    const until = moment && instantOf(moment, timeZone);
    setSaid({ words, until });
    onChange(until && { do: 'snooze_until', until: until.toISOString() });
  };
  const { words, until } = said;
  const wrong = words.trim() !== '' && !until;
  return (
    <TextField
      label={t('cases.bulk.field.until')}
      hint={
        until
          ? t('cases.bulk.field.understood', { when: `${formats.date(until, now)}, ${formats.time(until)}` })
          : t('cases.bulk.field.untilHint')
      }
      error={wrong ? t('cases.snooze.notUnderstood') : undefined}
      data-autofocus
      value={words}
      onChange={(event) => read(event.currentTarget.value)}
    />
  );
}

function DiscardFields({ onChange }: FieldsProps) {
  const t = useText();
  const [reason, setReason] = useState<(typeof DISCARD_REASONS)[number]>();
  return (
    <RadioField<(typeof DISCARD_REASONS)[number]>
      label={t('cases.bulk.field.reason')}
      hint={t('cases.discard.hint')}
      options={DISCARD_REASONS.map((value) => ({ value, label: t(`cases.discard.${value}`) }))}
      value={reason}
      onChange={(next) => {
        setReason(next);
        onChange({ do: 'discard', reason: next });
      }}
    />
  );
}

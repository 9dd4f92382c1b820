import { useMe } from '#areas/identity/web/index.ts';
import { toast } from '#ui/feedback/toasts.ts';
import type { Formats } from '#ui/format/formats.rules.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { type Text, useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { type CaseRow, casesApi } from '../../contract.ts';
import { type House, type Person, useHouse } from '../data/organisation.ts';
import { useVerb } from '../data/use-verb.ts';
import { PickList, type PickItem } from './PickList.tsx';

const NOBODY = 'nobody';

/** To a person or a team: whoever is away says so, and can still be chosen. */
export function AssignPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const house = useHouse();
  const { it, leave, show } = useDesk();
  const { run } = useVerb(casesApi.assign);
  const params = { reference: it.reference };

  const items = [
    ...people(t, formats, now, house, me.id),
    ...teams(t, house),
    ...(it.owner ? [{ id: NOBODY, label: t('cases.assign.nobody'), note: t('cases.assign.nobodyNote') }] : []),
  ];
  const assign = (id: string): void => {
    onDone();
    const { body, shows, name } = chosen(t, house, id, it);
    const back = { ownerId: it.owner?.id ?? null, ...(it.teamId ? { teamId: it.teamId } : {}) };
    const undo = (): void =>
      run({ params, body: back }, { shows: { owner: it.owner, teamId: it.teamId }, onDone: () => show(it.reference) });
    const ours = body.ownerId === me.id;
    run(
      { params, body },
      { shows, onDone: () => toast(t('cases.assign.done', { reference: it.reference, name }), { undo }) },
    );
    if (!ours) leave();
  };
  return (
    <PickList
      label={t('cases.pick.assign')}
      placeholder={t('cases.assign.placeholder')}
      items={items}
      onPick={assign}
    />
  );
}

export function people(t: Text, formats: Formats, now: Date, house: House, meId: string): PickItem[] {
  const mine = (person: Person): number => (person.id === meId ? 0 : 1);
  return house.hands
    .toSorted((a, b) => mine(a) - mine(b) || a.name.localeCompare(b.name, formats.locale))
    .map((person) => ({
      id: `person:${person.id}`,
      label: person.id === meId ? t('cases.assign.me', { name: person.name }) : person.name,
      detail: person.jobTitle,
      note: absence(t, formats, now, person),
    }));
}

function absence(t: Text, formats: Formats, now: Date, { absentUntil, available }: Person): string | undefined {
  if (absentUntil) return t('cases.assign.absent', { date: formats.date(new Date(absentUntil), now) });
  return available ? undefined : t('cases.assign.unavailable');
}

export function teams(t: Text, { organisation }: House): PickItem[] {
  return (organisation?.teams ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ id: `team:${id}`, label: name, detail: t('cases.assign.team') }));
}

function chosen(
  t: Text,
  house: House,
  id: string,
  it: CaseRow,
): { body: { ownerId?: string | null; teamId?: string }; shows: Partial<CaseRow>; name: string } {
  const [kind, key = ''] = id.split(':');
  if (kind === 'person') {
    const name = house.personName(key) ?? '';
    return { body: { ownerId: key }, shows: { owner: { id: key, name } }, name };
  }
  if (kind === 'team')
    return {
      body: { ownerId: null, teamId: key },
      shows: { owner: null, teamId: key },
      name: house.teamName(key) ?? '',
    };
  return { body: { ownerId: null }, shows: { owner: null, teamId: it.teamId }, name: t('cases.assign.queue') };
}

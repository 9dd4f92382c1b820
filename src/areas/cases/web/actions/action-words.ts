import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';
import type { CaseAction } from '../../actions/actions.contract.ts';
import type { House } from '../data/organisation.ts';

export interface ActionSpeech {
  t: Text;
  formats: Pick<Formats, 'list'>;
  house: Pick<House, 'personName' | 'teamName' | 'tagName' | 'organisation'>;
}

/** One action in words: «Asignar a la cola de Postventa». */
export function actionWords({ t, formats, house }: ActionSpeech, action: CaseAction): string {
  const gone = t('cases.action.gone');
  const tags = (ids: readonly string[]): string =>
    formats.list(ids.map((id) => t('cases.action.quoted', { name: house.tagName(id) ?? gone })));
  switch (action.do) {
    case 'take':
      return t('cases.action.take');
    case 'assign':
      return t('cases.action.assign.to', { who: whoWords({ t, house }, action) });
    case 'priority':
      return t(`cases.priority.${action.priority}` as MessageId);
    case 'type':
      return t('cases.action.type.to', { type: lower(t(`cases.type.${action.type}` as MessageId)) });
    case 'tag':
      return t('cases.action.tag.with', { tags: tags(action.tagIds) });
    case 'untag':
      return t('cases.action.untag.with', { tags: tags(action.tagIds) });
    case 'note':
      return t('cases.action.note.text', { text: action.text.replace(/[.…]+$/u, '') });
    case 'snooze':
      return t(`cases.action.snooze.${action.unit}`, { amount: action.amount });
    case 'consult': {
      const area = house.organisation?.areas.find(({ id }) => id === action.areaId)?.name ?? gone;
      return t('cases.action.consult.area', { area, question: action.question });
    }
    case 'pass_up':
      return t('cases.action.pass_up');
  }
}

type Assign = Extract<CaseAction, { do: 'assign' }>;

function whoWords({ t, house }: Pick<ActionSpeech, 't' | 'house'>, { personId, teamId }: Assign): string {
  const gone = t('cases.action.gone');
  const person = personId ? (house.personName(personId) ?? gone) : null;
  const team = teamId ? (house.teamName(teamId) ?? gone) : null;
  if (person && team) return t('cases.action.personOf', { person, team });
  return person ?? t('cases.action.queue', { team: team ?? gone });
}

function lower(word: string): string {
  return word.toLocaleLowerCase();
}

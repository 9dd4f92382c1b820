import type { TemplateView } from '#areas/cases/contract.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { firstSlot, type Slot, SLOTS, textsOf } from './texts.rules.ts';

/** What a list says of each template. */
export function useTemplateWords() {
  const t = useText();
  const formats = useFormats();
  const organisation = useOrganisation();
  const team = (id: string | null): string => organisation?.teams.find((one) => one.id === id)?.name ?? '';
  const slot = (one: Slot): string => t(`templates.slot.${one}`);
  return {
    slot,
    first: (template: TemplateView): Slot => firstSlot(textsOf(template.texts)),
    whose: ({ kind, shared, teamId }: Pick<TemplateView, 'kind' | 'shared' | 'teamId'>): string =>
      `${t(`templates.kind.${kind}`)} · ${t(`templates.shared.${shared}`, { team: team(teamId) })}`,
    purpose: ({ caseTypes, channels }: Pick<TemplateView, 'caseTypes' | 'channels'>): string =>
      [
        caseTypes.length > 0
          ? formats.list(caseTypes.map((type) => t(`cases.type.${type}` as MessageId)))
          : t('templates.anyType'),
        channels.length > 0 ? formats.list(channels.map((one) => t(`cases.channel.${one}` as MessageId))) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    languages: ({ texts }: Pick<TemplateView, 'texts'>): string => {
      const has = textsOf(texts);
      return SLOTS.filter((one) => has[one] !== '')
        .map((one) => t(`templates.slotShort.${one}`))
        .join(' · ');
    },
    uses: ({ uses }: TemplateView['usage']): string => t('templates.uses', { n: uses }),
    lastUse: ({ lastAt, unchanged }: TemplateView['usage']): string =>
      [
        lastAt ? t('templates.lastUse', { day: formats.shortDate(new Date(lastAt)) }) : '',
        unchanged > 0 ? t('templates.unchanged', { n: unchanged }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
  };
}

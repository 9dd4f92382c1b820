import { useQuery } from '@tanstack/react-query';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import type { TemplateField } from '../../contract.ts';
import { useDesk } from '../case/desk.ts';
import { PickList } from '../pick/PickList.tsx';
import { offeredQuery } from './queries.ts';

interface FieldDialogProps {
  onClose(): void;
  onChoose(field: TemplateField, language: 'es' | 'en'): void;
}

/** The data of the open case, each with its value now and where it comes from. */
export function FieldDialog({ onClose, onChoose }: FieldDialogProps) {
  const t = useText();
  const { it } = useDesk();
  const { data } = useQuery(offeredQuery(it.reference, ''));
  const fields = data?.fields ?? [];
  return (
    <Dialog open size="small" title={t('cases.templates.fields')} onClose={onClose}>
      <PickList
        label={t('cases.templates.fieldSearch')}
        items={fields.map(({ key, name, said, source }) => ({
          id: key,
          label: name,
          detail: said ?? t('cases.templates.missing'),
          note: t(`cases.templates.source.${source}` as MessageId),
        }))}
        onPick={(key) => {
          const field = fields.find((one) => one.key === key);
          if (field && data) onChoose(field, data.language);
        }}
      />
    </Dialog>
  );
}

import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Heading, Quiet } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { workloadApi as api, type EffortView } from '../../contract.ts';
import { CHANGES } from '../queries.ts';

/** What a case of each type takes, and where each figure comes from. */
export function EffortTable({ efforts, leads }: { efforts: readonly EffortView[]; leads: boolean }) {
  const t = useText();
  const [edited, setEdited] = useState<EffortView | undefined>(undefined);
  return (
    <Stack as="section" label={t('effort.title')}>
      <Heading as="h2">{t('effort.title')}</Heading>
      <Quiet as="p">{t('effort.about')}</Quiet>
      <DataTable
        caption={t('effort.title')}
        rows={efforts}
        idOf={({ type }) => type}
        columns={[
          { id: 'type', label: t('effort.type'), cell: ({ type }) => t(`cases.type.${type}`) },
          {
            id: 'minutes',
            label: t('effort.minutes'),
            align: 'end',
            cell: ({ minutes }) => t('effort.min', { minutes }),
          },
          { id: 'basis', label: t('effort.basis'), cell: ({ basis, n }) => t(`load.basis.${basis}`, { n }) },
          ...(leads
            ? [
                {
                  id: 'tools',
                  label: t('team.edit'),
                  hideLabel: true,
                  align: 'end' as const,
                  cell: (one: EffortView) => (
                    <Button
                      aria-label={t('team.editOf', { name: t(`cases.type.${one.type}`) })}
                      onClick={() => setEdited(one)}
                    >
                      {t('team.edit')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {edited && <EffortDialog effort={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}

function EffortDialog({ effort, onClose }: { effort: EffortView; onClose(): void }) {
  const t = useText();
  const [minutes, setMinutes] = useState<number | undefined>(effort.minutes);
  const save = useChange(
    async (given: number | null) => call(api.setEffort, { body: { type: effort.type, minutes: given } }),
    { reads: CHANGES, said: t('team.saved'), inForm: true, onDone: onClose },
  );
  const wrong = minutes === undefined || minutes < 1 || minutes > 600 ? t('effort.range') : undefined;
  return (
    <Dialog open onClose={onClose} title={t(`cases.type.${effort.type}`)}>
      <Form onSubmit={() => !wrong && save.run(minutes ?? null)} problems={save.problems} refusal={save.refusal}>
        <NumberField
          label={t('effort.minutes')}
          hint={t('effort.hint')}
          min={1}
          max={600}
          value={minutes ?? ''}
          onChange={(value) => setMinutes(typeof value === 'number' ? value : undefined)}
        />
        <Buttons>
          <Button variant="primary" busy={save.busy} reason={wrong} onClick={() => save.run(minutes ?? null)}>
            {t('team.save')}
          </Button>
          <Button busy={save.busy} onClick={() => save.run(null)}>
            {t('effort.forget')}
          </Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

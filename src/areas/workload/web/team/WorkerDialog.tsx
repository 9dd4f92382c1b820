import { useState } from 'react';
import { CASE_TYPES } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow, Form } from '#ui/fields/Form.tsx';
import { MultiSelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { workloadApi as api, type ShiftView, type WorkerView } from '../../contract.ts';
import { CHANGES } from '../queries.ts';
import { WEEKDAYS } from './shift-words.ts';

type Skill = WorkerView['skills'][number];
const USUAL: ShiftView = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], starts: '09:00', ends: '14:00' };

/** What somebody is good at, and hours of their own where they are not the team's. */
export function WorkerDialog({ worker, onClose }: { worker: WorkerView; onClose(): void }) {
  const t = useText();
  const [skills, setSkills] = useState<Skill[]>(worker.skills);
  const [shift, setShift] = useState<ShiftView | null>(worker.shift);
  const save = useChange(
    async () => {
      const params = { id: worker.id };
      await call(api.setSkills, { params, body: { types: skills } });
      return call(api.setShift, { params, body: { shift } });
    },
    { reads: CHANGES, said: t('team.saved'), inForm: true, onDone: onClose },
  );
  const toggle = (day: ShiftView['days'][number], on: boolean): void => {
    if (!shift) return;
    const days = on ? [...shift.days, day] : shift.days.filter((one) => one !== day);
    setShift({ ...shift, days });
  };
  const nothing = shift?.days.length === 0 ? t('team.shift.noDay') : undefined;
  return (
    <Dialog open onClose={onClose} title={worker.name} size="medium">
      <Form onSubmit={() => !nothing && save.run(undefined)} problems={save.problems} refusal={save.refusal}>
        <MultiSelectField
          label={t('team.skills')}
          hint={t('team.skills.hint')}
          optional
          data={CASE_TYPES.map((type) => ({ value: type, label: t(`cases.type.${type}`) }))}
          value={skills}
          onChange={(chosen) => setSkills(chosen as Skill[])}
        />
        <CheckField
          label={t('team.shift.hasOwn')}
          hint={t('team.shift.hint')}
          checked={shift !== null}
          onChange={(event) => setShift(event.currentTarget.checked ? USUAL : null)}
        />
        {shift && (
          <>
            <FieldRow>
              {WEEKDAYS.map((day) => (
                <CheckField
                  key={day}
                  label={t(`team.day.${day}`)}
                  checked={shift.days.includes(day)}
                  onChange={(event) => toggle(day, event.currentTarget.checked)}
                />
              ))}
            </FieldRow>
            <FieldRow>
              <TextField
                label={t('team.shift.from')}
                type="time"
                value={shift.starts}
                onChange={(event) => setShift({ ...shift, starts: event.currentTarget.value })}
              />
              <TextField
                label={t('team.shift.to')}
                type="time"
                value={shift.ends}
                onChange={(event) => setShift({ ...shift, ends: event.currentTarget.value })}
              />
            </FieldRow>
          </>
        )}
        <Buttons>
          <Button variant="primary" busy={save.busy} reason={nothing} onClick={() => save.run(undefined)}>
            {t('team.save')}
          </Button>
          <Button onClick={onClose}>{t('relief.cancel')}</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

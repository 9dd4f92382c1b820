import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { FieldRow, Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { askingApi } from '../asking/contract.ts';
import styles from './line.module.css';
import { DirectorPhoto } from './photo/DirectorPhoto.tsx';
import { settingsQuery } from './queries.ts';

type Settings = CallOutput<typeof askingApi.getLineSettings>;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When calls can be chosen, how long one is, and how soon messages are answered. */
export function HoursDialog({ onClose }: { onClose(): void }) {
  const { data } = useQuery(settingsQuery);
  if (data) return <Editor settings={data} onClose={onClose} />;
  return (
    <Frame onClose={onClose}>
      <Skeleton as="lines" count={4} />
    </Frame>
  );
}

function Frame({ onClose, save, children }: { onClose(): void; save?: ReactNode; children: ReactNode }) {
  const t = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('line.hours')}
      actions={
        <>
          <Button onClick={onClose}>{t('line.cancel')}</Button>
          {save}
        </>
      }
    >
      {children}
    </Dialog>
  );
}

function Editor({ settings, onClose }: { settings: Settings; onClose(): void }) {
  const t = useText();
  const [hours, setHours] = useState(settings.hours);
  const [slotMinutes, setSlot] = useState<number | string>(settings.slotMinutes);
  const [promiseMinutes, setPromise] = useState<number | string>(settings.promiseMinutes);
  const may = settings.can.set === true;
  const save = useChange(
    async () =>
      call(askingApi.setLineSettings, {
        body: { hours, slotMinutes: Number(slotMinutes), promiseMinutes: Number(promiseMinutes) },
      }),
    { reads: [oneKey('direct', 'settings'), manyKey('direct')], said: t('line.saved'), inForm: true, onDone: onClose },
  );
  const change = (n: number, part: Partial<Settings['hours'][number]>): void =>
    setHours(hours.map((one, i) => (i === n ? { ...one, ...part } : one)));
  return (
    <Frame
      onClose={onClose}
      save={
        may && (
          <Button variant="primary" busy={save.busy} onClick={() => save.run(undefined)}>
            {t('line.save')}
          </Button>
        )
      }
    >
      <DirectorPhoto />
      <Form onSubmit={() => save.run(undefined)} refusal={save.refusal}>
        <p>{t(may ? 'line.hoursHint' : 'line.hoursTheirs')}</p>
        {hours.map((span, n) => (
          <div key={`${n} of ${hours.length}`} className={styles.span}>
            <SelectField
              label={t('line.day')}
              data={DAYS.map((day) => ({ value: String(day), label: t(`line.day.${day}`) }))}
              value={String(span.weekday)}
              disabled={!may}
              onChange={(value) => change(n, { weekday: Number(value ?? 1) })}
            />
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                label={t(`line.${end}`)}
                type="time"
                value={span[end]}
                disabled={!may}
                onChange={(event) => change(n, { [end]: event.currentTarget.value })}
              />
            ))}
            {may && (
              <Button variant="quiet" onClick={() => setHours(hours.filter((_, i) => i !== n))}>
                {t('line.removeSpan')}
              </Button>
            )}
          </div>
        ))}
        {may && (
          <div>
            <Button onClick={() => setHours([...hours, { weekday: 1, from: '10:00', to: '11:00' }])}>
              {t('line.addSpan')}
            </Button>
          </div>
        )}
        <FieldRow>
          <NumberField
            label={t('line.slotMinutes')}
            min={5}
            max={120}
            allowDecimal={false}
            value={slotMinutes}
            disabled={!may}
            onChange={setSlot}
          />
          <NumberField
            label={t('line.promiseMinutes')}
            min={15}
            max={10_000}
            allowDecimal={false}
            value={promiseMinutes}
            disabled={!may}
            onChange={setPromise}
          />
        </FieldRow>
      </Form>
    </Frame>
  );
}

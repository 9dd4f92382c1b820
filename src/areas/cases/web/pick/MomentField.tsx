import { useState } from 'react';
import { DateField } from '#ui/fields/DateField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { dayIn, instantOf } from '#ui/format/wall.rules.ts';
import { useText } from '#ui/text.ts';
import { momentAt, MORNING } from './moment.rules.ts';

interface MomentFieldProps {
  id: string;
  /** What happens then: «Cuándo se recibió». */
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Where it starts; then it keeps what is typed. */
  start: Date | undefined;
  onChange(at: Date | undefined): void;
}

/** A day and a time of it, in the company's zone. Load it with the screen that needs it: the calendar is heavy. */
export function MomentField({ id, label, hint, error, start, onChange }: MomentFieldProps) {
  const t = useText();
  const { time, timeZone } = useFormats();
  const [day, setDay] = useState<string | null>(start ? dayIn(start, timeZone) : null);
  const [clock, setClock] = useState(start ? time(start) : MORNING);
  const change = (nextDay: string | null, nextClock: string): void => {
    setDay(nextDay);
    setClock(nextClock);
    const wall = momentAt(nextDay, nextClock);
    onChange(wall && instantOf(wall, timeZone));
  };
  return (
    <FieldRow>
      <DateField id={id} label={label} hint={hint} error={error} value={day} onChange={(next) => change(next, clock)} />
      <TextField
        label={t('cases.moment.time')}
        // In a dialog with a day already, the cursor here: on the day it would open the calendar over everything.
        data-autofocus={start ? true : undefined}
        inputMode="numeric"
        placeholder="9:00"
        value={clock}
        onChange={(event) => change(day, event.currentTarget.value)}
      />
    </FieldRow>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkingCalendar } from '#areas/clocks/web/index.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { type Calendar, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { calendarsQuery, organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { CalendarEditor } from './CalendarEditor.tsx';

/** When each team attends and which days do not count. */
export function CalendarsSection() {
  const reading = useQuery(calendarsQuery);
  return <Read from={reading}>{({ calendars }) => <Calendars calendars={calendars} />}</Read>;
}

function Calendars({ calendars }: { calendars: readonly Calendar[] }) {
  const t = useText();
  const { data: organisation } = useQuery(organisationQuery);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [making, setMaking] = useState(false);
  const [round, setRound] = useState(0);
  const companys = organisation?.company.calendarId;
  const shown = calendars.find(({ id }) => id === (chosen ?? companys)) ?? calendars[0];
  const makeDefault = useChange(
    async (calendarId: string) => call(organisationApi.updateCompany, { body: { calendarId } }),
    {
      reads: [organisationQuery.queryKey],
      said: t('settings.saved'),
    },
  );
  return (
    <>
      <div className={styles.block}>
        <div className={styles.line}>
          <SelectField
            label={t('settings.calendar')}
            hideLabel
            data={calendars.map(({ id, name }) => ({
              value: id,
              label: id === companys ? t('settings.calendar.companys', { name }) : name,
            }))}
            value={shown?.id ?? null}
            onChange={(id) => id && setChosen(id)}
            w="22rem"
          />
          {shown && shown.id !== companys && (
            <Button busy={makeDefault.busy} onClick={() => makeDefault.run(shown.id)}>
              {t('settings.calendar.makeDefault')}
            </Button>
          )}
          <Button onClick={() => setMaking(true)}>{t('settings.calendar.new')}</Button>
        </div>
      </div>
      {shown && (
        <CalendarEditor key={`${shown.id} ${round}`} calendar={shown} onStartOver={() => setRound(round + 1)} />
      )}
      {making && shown && (
        <NewCalendarDialog
          like={shown}
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setChosen(id);
            setMaking(false);
          }}
        />
      )}
    </>
  );
}

/** A new one begins as the one in front, to be changed. */
function NewCalendarDialog({ like, onClose, onMade }: { like: Calendar; onClose(): void; onMade(id: string): void }) {
  const t = useText();
  const { values, text } = useValues({ name: '' });
  const make = useChange(
    async () =>
      call(organisationApi.createCalendar, {
        body: { ...values, definition: like.definition as unknown as WorkingCalendar & Record<string, unknown> },
      }),
    {
      reads: [calendarsQuery.queryKey, organisationQuery.queryKey],
      inForm: true,
      onDone: ({ id }) => onMade(id),
    },
  );
  return (
    <FormDialog
      size="small"
      title={t('settings.calendar.new')}
      action={t('settings.calendar.make')}
      change={make}
      onSubmit={() => make.run(undefined)}
      onClose={onClose}
    >
      <FieldRow>
        <TextField
          data-autofocus
          label={t('settings.name')}
          hint={t('settings.calendar.newHint', { name: like.name })}
          {...text('name')}
          error={make.wrong('name')}
        />
      </FieldRow>
    </FormDialog>
  );
}

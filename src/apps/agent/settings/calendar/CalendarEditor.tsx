import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { WorkingCalendar } from '#areas/clocks/web/index.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { type Calendar, organisationApi } from '#areas/organisation/contract.ts';
import { ApiProblem, call } from '#platform/http/client.ts';
import { zoneWords } from '#platform/i18n/zone.rules.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { FormActions } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { calendarsQuery, organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { Exceptions } from './Exceptions.tsx';
import { Holidays } from './Holidays.tsx';
import { WeekHours } from './WeekHours.tsx';

/** A draft of the calendar: nothing counts until it is saved, then running terms are computed again. */
export function CalendarEditor({ calendar, onStartOver }: { calendar: Calendar; onStartOver(): void }) {
  const t = useText();
  const { locale } = useFormats();
  const queries = useQueryClient();
  const [basedOn, setBasedOn] = useState(calendar.version);
  const [name, setName] = useState(calendar.name);
  const [draft, setDraft] = useState(calendar.definition as unknown as WorkingCalendar);
  const save = useChange(
    async () =>
      call(organisationApi.updateCalendar, {
        params: { id: calendar.id },
        body: { name, definition: { ...draft }, basedOn },
      }),
    {
      reads: [calendarsQuery.queryKey, organisationQuery.queryKey],
      said: t('settings.calendar.saved'),
      inForm: true,
      onDone: ({ version }) => setBasedOn(version),
    },
  );
  const overtaken = save.error instanceof ApiProblem && save.error.code === 'calendar.changed';
  const startOver = async (): Promise<void> => {
    await queries.refetchQueries({ queryKey: calendarsQuery.queryKey });
    onStartOver();
  };
  const saving = (
    <FormActions>
      <Button variant="primary" busy={save.busy} onClick={() => save.run(undefined)}>
        {t('settings.calendar.save')}
      </Button>
    </FormActions>
  );
  return (
    <>
      <Block title={t('settings.hours')} about={t('settings.hours.about', { zone: zoneWords(locale, draft.zone) })}>
        {save.refusal && (
          <ErrorState compact text={save.refusal}>
            {overtaken && <Button onClick={() => void startOver()}>{t('settings.calendar.startOver')}</Button>}
          </ErrorState>
        )}
        {save.problems.map(({ field, message }) => (
          <ErrorState key={`${field} ${message}`} compact text={message} />
        ))}
        <div className={styles.narrow}>
          <TextField
            label={t('settings.calendar.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <WeekHours
          week={draft.week}
          workingDays={draft.workingDays}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {saving}
      </Block>
      <Holidays calendar={draft} onChange={setDraft} saving={saving} />
      <Exceptions calendar={draft} onChange={setDraft} saving={saving} />
    </>
  );
}

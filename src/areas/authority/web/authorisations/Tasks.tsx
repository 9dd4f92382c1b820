import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SwitchField } from '#ui/fields/ChoiceField.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { executionsQuery } from './queries.ts';
import { Task } from './Task.tsx';

/** What was granted and somebody has to carry out, until it is confirmed. */
export function Tasks() {
  const t = useText();
  const me = useMe();
  const leads = hasRole(me, 'administrator', 'director', 'lead', 'auditor');
  const [all, setAll] = useState(leads);
  const { data } = useQuery(executionsQuery(all ? 'all' : 'mine'));
  return (
    <>
      {leads && (
        <SwitchField
          label={t('authorisations.tasks.all')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      )}
      {data && data.executions.length === 0 && <EmptyState fact={t('authorisations.tasks.empty')} />}
      <Stack as="ul">
        {data?.executions.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </Stack>
    </>
  );
}

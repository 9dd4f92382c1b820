import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import { AbsenceDialog } from '../groups/AbsenceDialog.tsx';
import { AbsenceTable } from '../groups/AbsenceTable.tsx';
import { useMayKeepAbsence } from '../groups/use-absences.ts';
import type { Organisation } from '../groups/group.ts';
import { absencesQuery, organisationQuery } from '../queries.ts';

/** One's own holidays and leaves: meanwhile, what is one's own goes to the substitute. */
export function AbsencesPart() {
  const t = useText();
  const organisation = useQuery(organisationQuery);
  return (
    <SettingsSection title={t('settings.absences')} about={t('account.absences.about')}>
      <Read from={organisation}>{(found) => <OwnAbsences organisation={found} />}</Read>
    </SettingsSection>
  );
}

function OwnAbsences({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const me = useMe();
  const mayKeep = useMayKeepAbsence(organisation)(me.id);
  const reading = useQuery(absencesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Read from={reading}>
        {({ absences }) => (
          <AbsenceTable
            own
            absences={absences.filter(({ personId }) => personId === me.id)}
            organisation={organisation}
          />
        )}
      </Read>
      {mayKeep && (
        <div>
          <Button onClick={() => setAdding(true)}>{t('settings.absences.new')}</Button>
        </div>
      )}
      {adding && <AbsenceDialog own organisation={organisation} onClose={() => setAdding(false)} />}
    </>
  );
}

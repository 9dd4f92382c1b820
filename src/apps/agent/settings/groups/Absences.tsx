import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { absencesQuery } from '../queries.ts';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { AbsenceTable } from './AbsenceTable.tsx';
import type { Organisation } from './group.ts';

/** Who is away now and ahead, and who does their work meanwhile. */
export function Absences({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const reading = useQuery(absencesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Block
      title={t('settings.absences')}
      about={t('settings.absences.about')}
      tools={<Button onClick={() => setAdding(true)}>{t('settings.absences.new')}</Button>}
    >
      <Read from={reading}>{({ absences }) => <AbsenceTable absences={absences} organisation={organisation} />}</Read>
      {adding && <AbsenceDialog organisation={organisation} onClose={() => setAdding(false)} />}
    </Block>
  );
}

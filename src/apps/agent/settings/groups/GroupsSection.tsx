import { useQuery } from '@tanstack/react-query';
import { Read } from '../Block.tsx';
import { organisationQuery } from '../queries.ts';
import { Absences } from './Absences.tsx';
import { DutySection } from './DutySection.tsx';
import { Groups } from './Groups.tsx';

/** Who attends together, who is asked inside, and who is away. */
export function GroupsSection() {
  const reading = useQuery(organisationQuery);
  return (
    <Read from={reading}>
      {(organisation) => (
        <>
          <Groups kind="team" organisation={organisation} />
          <Groups kind="area" organisation={organisation} />
          <DutySection organisation={organisation} />
          <Absences organisation={organisation} />
        </>
      )}
    </Read>
  );
}

import type { CaseView } from '../../contract.ts';
import { ClassifySection } from './ClassifySection.tsx';
import { OwnFieldsSection } from './OwnFieldsSection.tsx';

/** What may be changed of the case itself. */
export function FieldSections({ it }: { it: CaseView }) {
  return (
    <>
      <ClassifySection it={it} />
      <OwnFieldsSection it={it} />
    </>
  );
}

import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { CaseCreated } from './CaseCreated.tsx';
import { NewCaseForm } from './NewCaseForm.tsx';

/** A visit, a call or a letter becomes a case in a few seconds, without leaving the keyboard. */
export function NewCasePage() {
  const t = useText();
  const { cliente } = useSearch({ strict: false }) as { cliente?: string };
  const [created, setCreated] = useState<CaseView | undefined>(undefined);
  const [round, setRound] = useState(0);
  usePageTitle(t('cases.new.title'), t('app.nav.inbox'));
  const again = (): void => {
    setCreated(undefined);
    setRound(round + 1);
  };
  return (
    <Pane name="form" label={t('cases.new.title')} ground="surface">
      <ScreenHead title={t('cases.new.title')} />
      <ScreenPage>
        {created ? (
          <CaseCreated it={created} onAgain={again} />
        ) : (
          <NewCaseForm key={round} customerId={round === 0 ? cliente : undefined} onCreated={setCreated} />
        )}
      </ScreenPage>
    </Pane>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Entrance } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { useText } from '#ui/text.ts';
import { setupApi } from '#areas/organisation/contract.ts';
import { CompanyStep, type FirstCompany } from './CompanyStep.tsx';
import { MailboxStep } from './MailboxStep.tsx';
import { PersonStep } from './PersonStep.tsx';
import { useExplore } from './use-explore.ts';
import styles from './first-run.module.css';

type Step = 'choice' | 'company' | 'person' | 'mailbox';

/** The first minute of an installation: one's own company in three short steps, or the sample one to look around. */
export function FirstRunPage() {
  const t = useText();
  const [step, setStep] = useState<Step>('choice');
  const [company, setCompany] = useState<FirstCompany>();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => call(setupApi.getSetup, {}), staleTime: Infinity });
  usePageTitle(t('app.first.title'));
  if (setup.data && !setup.data.needed && step !== 'mailbox') return <Navigate to={'/entrar' as string} replace />;
  const titles = {
    choice: t('app.first.title'),
    company: t('app.first.company'),
    person: t('app.first.person'),
    mailbox: t('app.first.mailbox'),
  };
  return (
    <Entrance title={titles[step]}>
      {step === 'choice' && <Choice onOwn={() => setStep('company')} />}
      {step === 'company' && (
        <CompanyStep
          start={company}
          onDone={(given) => {
            setCompany(given);
            setStep('person');
          }}
        />
      )}
      {step === 'person' && company && (
        <PersonStep company={company} onBack={() => setStep('company')} onDone={() => setStep('mailbox')} />
      )}
      {step === 'mailbox' && <MailboxStep />}
    </Entrance>
  );
}

function Choice({ onOwn }: { onOwn(): void }) {
  const t = useText();
  const explore = useExplore();
  return (
    <div className={styles.choice}>
      <p>{t('app.first.lead')}</p>
      <Button variant="primary" large data-autofocus onClick={onOwn}>
        {t('app.first.own')}
      </Button>
      <Button large busy={explore.isPending} onClick={() => explore.mutate()}>
        {t('app.first.explore')}
      </Button>
      <p className={styles.hint} role="status">
        {explore.isPending ? t('app.first.loading') : explore.error ? explore.refusal : t('app.first.exploreHint')}
      </p>
    </div>
  );
}

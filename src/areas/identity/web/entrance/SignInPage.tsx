import { useState } from 'react';
import { usePageTitle } from '#ui/page-title.ts';
import { useText } from '#ui/text.ts';
import { Entrance } from './Entrance.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { SecondStep } from './SecondStep.tsx';
import { useEnter } from './use-enter.ts';

/** Signing in: address and password, a passkey instead, and the second factor where there is one. */
export function SignInPage() {
  const t = useText();
  const enter = useEnter();
  const [step, setStep] = useState<'password' | 'second'>('password');
  usePageTitle(t('identity.signIn.title'));
  return (
    <Entrance title={t(step === 'password' ? 'identity.signIn.title' : 'identity.second.title')}>
      {step === 'password' ? (
        <PasswordStep onDone={(status) => (status === 'signed_in' ? enter() : setStep('second'))} />
      ) : (
        <SecondStep onDone={enter} onBack={() => setStep('password')} />
      )}
    </Entrance>
  );
}

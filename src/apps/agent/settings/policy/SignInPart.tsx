import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { signingApi } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { MoneyField } from './MoneyField.tsx';
import { signInLimitQuery } from './queries.ts';

type Limit = { minor: number; currency: string };

/** Up to what amount the link of a mail decides; above it, and in any other currency, one signs in. */
export function SignInPart({ can }: { can: Record<string, true | string> }) {
  const t = useText();
  const formats = useFormats();
  const reading = useQuery(signInLimitQuery);
  const may = can['publish'] === true;
  return (
    <Read from={reading}>
      {(limit) => (
        <Block plain title={t('policy.view.signIn')} about={t('policy.signIn.about')}>
          {may ? (
            <LimitForm key={`${limit.minor} ${limit.currency}`} limit={limit} />
          ) : (
            <p>{t('policy.signIn.now', { amount: formats.money(limit.minor, limit.currency) })}</p>
          )}
        </Block>
      )}
    </Read>
  );
}

function LimitForm({ limit }: { limit: Limit }) {
  const t = useText();
  const [minor, setMinor] = useState<number | null>(limit.minor);
  const save = useChange(async () => call(signingApi.setSignInLimit, { body: { minor: minor ?? 0 } }), {
    reads: [signInLimitQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
  });
  return (
    <Form onSubmit={() => minor !== null && save.run(undefined)} refusal={save.refusal}>
      <MoneyField
        label={t('policy.signIn.limit')}
        hint={t('policy.signIn.hint')}
        currency={limit.currency}
        value={minor}
        onChange={setMinor}
        optional={false}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          busy={save.busy}
          reason={minor === null ? t('policy.signIn.missing') : undefined}
        >
          {t('settings.save')}
        </Button>
      </FormActions>
    </Form>
  );
}

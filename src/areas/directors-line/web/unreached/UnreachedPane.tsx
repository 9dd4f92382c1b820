import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Pane, ThingHead } from '#ui/panes/Pane.tsx';
import { Heading, Quote } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { unreachedApi, type ReasonFound, type UnreachedRow } from '../../unreached/contract.ts';
import { unreachedQuery } from '../queries.ts';
import { useSaid } from '../use-said.ts';
import { UnreachedRules } from './UnreachedRules.tsx';

interface PaneProps {
  id: string;
  onReached(contactId: string): void;
  onGone(): void;
}

/** Somebody who could not get through: why, what they said last, and one press to write or to call. */
export function UnreachedPane({ id, onReached, onGone }: PaneProps) {
  const t = useText();
  const { data, error } = useQuery(unreachedQuery);
  const one = data?.items.find((each) => each.id === id);
  if (one) return <Open one={one} onReached={onReached} />;
  return (
    <Pane name="thread" label={t('line.one')} ground="surface">
      {error && <ErrorState text={refusalOf(t, error)} />}
      {!error && !data && <Skeleton as="lines" count={6} />}
      {data && (
        <EmptyState fact={t('unreached.gone')}>
          <Button onClick={onGone}>{t('unreached.back')}</Button>
        </EmptyState>
      )}
    </Pane>
  );
}

function Open({ one, onReached }: { one: UnreachedRow; onReached(contactId: string): void }) {
  const t = useText();
  const reach = useChange(
    async (way: 'call' | 'message') => call(unreachedApi.reachOut, { params: { id: one.id }, body: { way } }),
    { reads: [manyKey('direct')], said: t('unreached.reached'), onDone: ({ contactId }) => onReached(contactId) },
  );
  const ring = (): void => {
    reach.run('call');
    globalThis.location.assign(`tel:${one.phone}`);
  };
  return (
    <Pane name="thread" label={t('line.one')} ground="surface">
      <ThingHead title={one.customer || t('line.nameless')}>
        <Link to={`/bandeja/${one.reference}` as string}>{one.reference}</Link>
        <span>{one.subject}</span>
        {one.owner && <span>{t('line.owner', { name: one.owner.name })}</span>}
      </ThingHead>
      <Sheet>
        <Reasons reasons={one.reasons} />
        {one.words && <Quote lang={one.language}>{one.words}</Quote>}
        <Buttons>
          {one.phone && (
            <Button variant="primary" busy={reach.busy} onClick={ring}>
              {t('line.dial', { phone: one.phone })}
            </Button>
          )}
          <Button variant={one.phone ? 'secondary' : 'primary'} busy={reach.busy} onClick={() => reach.run('message')}>
            {t('unreached.write')}
          </Button>
        </Buttons>
        <UnreachedRules />
      </Sheet>
    </Pane>
  );
}

/** Why, said in full, with when it last happened. */
export function Reasons({ reasons }: { reasons: readonly ReasonFound[] }) {
  const t = useText();
  const said = useSaid();
  return (
    <section aria-labelledby="unreached-why">
      <Heading id="unreached-why">{t('unreached.why')}</Heading>
      <Stack as="ul" close>
        {reasons.map(({ reason, n, last }) => (
          <li key={reason}>{t(`unreached.reason.${reason}`, { n, when: said(last) })}</li>
        ))}
      </Stack>
    </section>
  );
}

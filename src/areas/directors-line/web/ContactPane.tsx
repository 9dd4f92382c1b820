import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import { phoneWords } from '#areas/customers/web/index.ts';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ActionButton } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { Pane, PaneBar, ThingHead } from '#ui/panes/Pane.tsx';
import { Heading, Quiet, Quote, Words } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import type { ContactView, StoryLine } from '../attending/contract.ts';
import { AttendForms } from './AttendForms.tsx';
import styles from './line.module.css';
import { contactQuery } from './queries.ts';
import { Reasons } from './unreached/UnreachedPane.tsx';
import { useSaid } from './use-said.ts';

/** One contact: what they said, what has happened in their case, and how to attend them. */
export function ContactPane({ id }: { id: string }) {
  const t = useText();
  const said = useSaid();
  const { data, error } = useQuery(contactQuery(id));
  if (!data)
    return (
      <Pane name="thread" label={t('line.one')} ground="surface">
        {error ? <ErrorState text={refusalOf(t, error)} /> : <Skeleton as="lines" count={6} />}
      </Pane>
    );
  return (
    <Pane name="thread" label={t('line.one')} ground="surface">
      <ThingHead title={data.customer || t('line.nameless')}>
        <Link to={`/bandeja/${data.reference}` as string}>{data.reference}</Link>
        <span>{data.subject}</span>
        {data.owner && <span>{t('line.owner', { name: data.owner.name })}</span>}
        <Link to={'/hallazgos' as string} search={{ anotar: data.reference, contacto: id } as never}>
          {t('findings.new')}
        </Link>
      </ThingHead>
      {data.can['decide'] === true && <DecideBar reference={data.reference} />}
      <Sheet>
        <Facts contact={data} />
        {data.broughtBy.map(({ by, at, reason }) => (
          <Words key={at}>
            <strong>{t('line.broughtBy', { name: by.name })}</strong> {reason}
          </Words>
        ))}
        {data.foundBy.length > 0 && (
          <>
            <Words>{t('unreached.foundBy')}</Words>
            <Reasons reasons={data.foundBy} />
          </>
        )}
        {data.returned && (
          <Words>
            <strong>{t('line.returnedTo', { name: data.returned.to.name, when: said(data.returned.at) })}</strong>{' '}
            {data.returned.instruction}
          </Words>
        )}
        {data.unprovenAbout && (
          <Words>
            <strong>{t('line.unproven')}</strong>{' '}
            <Link to={`/bandeja/${data.unprovenAbout}` as string}>{data.unprovenAbout}</Link>
          </Words>
        )}
        {data.words && <Quote lang={data.language}>{data.words}</Quote>}
        {data.state !== 'closed' && <AttendForms contact={data} />}
        {data.learnt && (
          <Words>
            <strong>{t('line.learnt')}</strong> {data.learnt}
          </Words>
        )}
        <Calls contact={data} />
        <Story lines={data.story} />
      </Sheet>
    </Pane>
  );
}

const decideAction = defineAction({
  id: 'line.decide',
  label: 'line.decide',
  group: 'here',
  keys: ['p'],
  icon: Waypoints,
});

/** One press: the case, with its panel open to decide over any rule. */
function DecideBar({ reference }: { reference: string }) {
  const navigate = useNavigate();
  const decide = useAction(decideAction, {
    run: () => void navigate({ to: `/bandeja/${reference}` as string, hash: 'decidir' }),
  });
  return (
    <PaneBar>
      <ActionButton action={decide} />
    </PaneBar>
  );
}

function Facts({ contact }: { contact: ContactView }) {
  const t = useText();
  const said = useSaid();
  const { phone, email, promisedAt, slotAt, attendedAt, attendedBy, endedAs } = contact;
  const found = contact.origin === 'found';
  return (
    <KeyValues
      entries={[
        ...(found ? [] : [{ label: t('line.wants'), value: t(`line.kind.${contact.kind}`) }]),
        ...(phone ? [{ label: t('line.phone'), value: <a href={`tel:${phone}`}>{phoneWords(phone)}</a> }] : []),
        ...(email ? [{ label: t('line.email'), value: email }] : []),
        { label: t(found ? 'line.found' : 'line.asked'), value: said(contact.askedAt) },
        ...(slotAt ? [{ label: t('line.slot'), value: said(slotAt) }] : []),
        { label: t(promiseLabel(contact)), value: said(promisedAt) },
        ...(attendedAt && attendedBy
          ? [{ label: t('line.attendedAt'), value: `${said(attendedAt)} · ${attendedBy.name}` }]
          : []),
        ...(endedAs && endedAs !== 'attended' ? [{ label: t('line.ended'), value: t(`line.ended.${endedAs}`) }] : []),
      ]}
    />
  );
}

function promiseLabel({ late, state }: ContactView): MessageId {
  if (late) return 'line.promiseLate';
  return state === 'waiting' ? 'line.promise' : 'line.promiseWas';
}

function Calls({ contact: { calls } }: { contact: ContactView }) {
  const t = useText();
  const said = useSaid();
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="line-calls">
      <Heading id="line-calls">{t('line.calls')}</Heading>
      <Stack as="ul" close>
        {calls.map((call) => (
          <li key={call.id} className={styles.event}>
            <Quiet>
              <time>{said(call.at)}</time>
            </Quiet>
            <span>
              {call.by.name}: {t(`line.outcome.${call.outcome}`)}
              {call.notes && ` · ${call.notes}`}
            </span>
          </li>
        ))}
      </Stack>
    </section>
  );
}

function Story({ lines }: { lines: readonly StoryLine[] }) {
  const t = useText();
  const said = useSaid();
  return (
    <section aria-labelledby="line-story">
      <Heading id="line-story">{t('line.story')}</Heading>
      <Stack as="ol" close>
        {lines.map((line) => (
          <li key={`${line.at} ${line.code} ${line.params.what ?? ''}`} className={styles.event}>
            <Quiet>
              <time>{said(line.at)}</time>
            </Quiet>
            <span>
              {t(`line.story.${line.code}` as MessageId, {
                ...line.params,
                by: line.params.by ?? t('line.nobody'),
                for: line.params.for ? said(String(line.params.for)) : '',
              })}
            </span>
          </li>
        ))}
      </Stack>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ThingHead } from '#ui/panes/Pane.tsx';
import { Card, Heading, Words } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import type { AuthorisationView } from '../../authorisations/contract.ts';
import { AskedPane, CaseLink, Moment, SaidBesides } from '../asked/AskedPane.tsx';
import { DecideForms } from './DecideForms.tsx';
import { dueOf } from '../asked/due.ts';
import { authorisationQuery } from './queries.ts';

/** One request: the question, what helps to decide it, what was said, and the decision. */
export function DecisionPane({ id }: { id: string }) {
  const t = useText();
  const reading = useQuery(authorisationQuery(id));
  return (
    <AskedPane reading={reading} label={t('authorisations.one')} missing={t('authorisations.missing')}>
      {(it) => (
        <>
          <Head it={it} />
          <Sheet>
            <Outcome it={it} />
            <Facts it={it} />
            <SaidBesides
              label={t('authorisations.said')}
              messages={it.messages.map(({ author, ...message }) => ({
                ...message,
                author: author?.name ?? t('authorisations.byMail'),
              }))}
            />
            <DecideForms it={it} />
          </Sheet>
        </>
      )}
    </AskedPane>
  );
}

function Head({ it }: { it: AuthorisationView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <ThingHead
      title={it.words.question}
      aside={it.state === 'pending' && <DueChip due={dueOf(it, now, formats.timeZone)} full />}
    >
      <CaseLink reference={it.reference} />
      <span>{t('authorisations.by', { name: it.requester.name })}</span>
      <Moment at={it.askedAt} />
    </ThingHead>
  );
}

/** What became of it, who and when; and until when it may be changed. */
function Outcome({ it }: { it: AuthorisationView }) {
  const t = useText();
  const formats = useFormats();
  const me = useMe();
  const now = useNow();
  const at = (text: string): string => `${formats.date(new Date(text), now)}, ${formats.time(new Date(text))}`;
  if (it.decidedBy && it.decidedAt)
    return (
      <Card status>
        <Heading as="p">
          {t(`authorisations.done.${it.state as 'approved'}`, {
            name: it.decidedBy.name,
            when: at(it.decidedAt),
            amount: formats.money(it.amountMinor ?? it.totalMinor, it.currency),
          })}
        </Heading>
        {it.decisionReason && <Words>{it.decisionReason}</Words>}
        {it.can['decide'] === true && it.finalAt && (
          <p>{t('authorisations.again', { time: formats.time(new Date(it.finalAt)) })}</p>
        )}
      </Card>
    );
  if (it.overtaken)
    return (
      <Card status>
        {t(`authorisations.overtaken.${it.overtaken.state as 'approved'}`, {
          name: it.overtaken.by.name,
          when: at(it.overtaken.at),
        })}
      </Card>
    );
  if (it.state === 'pending')
    return it.approver.id === me.id ? null : (
      <Card status>
        <p>
          {t(it.can['decide'] === true ? 'authorisations.mayTake' : 'authorisations.waitsFor', {
            name: it.approver.name,
          })}
        </p>
      </Card>
    );
  return (
    <Card status>
      {t(
        it.state === 'superseded' && it.outdated
          ? 'authorisations.outdated'
          : `authorisations.void.${it.state as 'expired'}`,
      )}
    </Card>
  );
}

/** What helps to decide. */
function Facts({ it }: { it: AuthorisationView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const fact = (name: string, value: string | null | undefined | false) =>
    value ? [{ label: t(`authorisations.fact.${name}` as MessageId), value }] : [];
  const { worth, similar } = it;
  const orderTotal = (total: string) => t('authorisations.orderDeclared', { total, name: it.requester.name });
  const entries = [
    ...fact('reason', it.reason),
    ...fact('cause', [t(`authorisations.cause.${it.cause as 'other'}`), it.area].filter(Boolean).join(' · ')),
    ...fact('why', `${it.words.why} ${it.words.rule}.`),
    ...fact('limit', it.limitMinor !== null && formats.money(it.limitMinor, it.currency)),
    ...fact(
      'details',
      it.details
        .map(({ detail }) => detail)
        .filter(Boolean)
        .join(' · '),
    ),
    ...fact(
      'order',
      [it.orderRef, it.orderTotalMinor !== null && orderTotal(formats.money(it.orderTotalMinor, it.currency))]
        .filter(Boolean)
        .join(' · '),
    ),
    ...fact(
      'customer',
      worth &&
        t('authorisations.worth', {
          name: it.customer,
          cases: worth.cases,
          granted: formats.money(worth.grantedMinor, it.currency),
          times: worth.times,
        }),
    ),
    ...fact('similar', similar.n > 0 ? t('authorisations.similar', similar) : t('authorisations.similarNone')),
    ...fact(
      'legal',
      it.legalDueAt && `${formats.date(new Date(it.legalDueAt), now)}, ${formats.time(new Date(it.legalDueAt))}`,
    ),
    ...fact('eyes', it.fourEyes && t('authorisations.eyes', { n: it.step })),
    ...fact('asked', it.asked.id !== it.approver.id && t('authorisations.standsIn', { name: it.asked.name })),
  ];
  return <KeyValues entries={entries} />;
}

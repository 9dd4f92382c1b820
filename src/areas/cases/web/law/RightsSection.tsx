import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { customerQuery } from '../data/queries.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import type { CaseLaw } from '../../law/law.contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { consentAction, holdAction, supervisorAction } from './actions.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './law.module.css';
import type { Asked } from './LawDialog.tsx';
import { lawQuery } from './queries.ts';

const LawDialog = later(async () => (await import('./LawDialog.tsx')).LawDialog);

/** Who asked for a supervisor or a person, what must not be cut, whether they may be recorded; and the three acts. */
export function RightsSection({ it }: { it: CaseView }) {
  const t = useText();
  const { data: law } = useQuery(lawQuery(it.reference));
  const { data: customer } = useQuery({ ...customerQuery(it.customerId ?? ''), enabled: Boolean(it.customerId) });
  const [asked, setAsked] = useState<Asked>();
  const reason = reasonAgainst(t, it.can, 'note');
  const supervisor = useAction(supervisorAction, { run: () => setAsked({ what: 'supervisor' }), reason });
  const hold = useAction(holdAction, { run: () => setAsked({ what: 'hold' }), reason });
  const consent = useAction(consentAction, { run: () => setAsked({ what: 'consent' }), reason });
  const close = (): void => setAsked(undefined);
  const { reference } = it;
  if (!law) return null;
  const phone = customer?.addresses.find(({ kind }) => kind === 'phone')?.value ?? '';
  return (
    <FoldSection id="cases.rights" title={t('cases.law.rights')}>
      <Facts law={law} onAct={setAsked} reason={reason} />
      <div className={styles.tools}>
        {[supervisor, hold, consent].map((action) => (
          <Button key={action.label} variant="quiet" reason={action.reason} onClick={action.run}>
            {action.label}
          </Button>
        ))}
      </div>
      <Suspense>{asked && <LawDialog {...{ reference, law, phone, asked }} onClose={close} />}</Suspense>
    </FoldSection>
  );
}

function Facts({ law, onAct, reason }: { law: CaseLaw; onAct(asked: Asked): void; reason: string | undefined }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const when = (iso: string): string => momentWords(t, formats, new Date(iso), now);
  return (
    <ul className={styles.list}>
      {law.requests.map((one) => (
        <Fact
          key={one.id}
          title={t(`cases.law.request.${one.kind}`)}
          meta={
            one.state === 'waiting'
              ? [
                  t('cases.law.asked', { when: when(one.askedAt) }),
                  one.sameContact ? t('cases.law.unconfirmed') : t('cases.law.until', { when: when(one.dueAt) }),
                  one.assigned?.name,
                  one.phone,
                ]
              : [
                  one.sameContact
                    ? t('cases.law.putThrough')
                    : t('cases.law.attended', { when: when(one.endedAt ?? one.askedAt) }),
                  one.endedBy,
                  one.outcome,
                ]
          }
        >
          {one.state === 'waiting' && (
            <Button
              variant="quiet"
              reason={reason ?? (one.attend === true ? undefined : t('cases.law.attend.others'))}
              onClick={() => onAct({ what: 'attend', id: one.id })}
            >
              {t('cases.law.attend')}
            </Button>
          )}
        </Fact>
      ))}
      {law.holds.map((one) => (
        <Fact
          key={one.id}
          title={t(`cases.law.hold.${one.kind}`)}
          meta={[
            t('cases.law.since', { when: when(one.placedAt) }),
            one.placedBy,
            one.reason,
            one.liftedAt && t(one.early ? 'cases.law.liftedEarly' : 'cases.law.lifted', { when: when(one.liftedAt) }),
            one.liftReason,
          ]}
        >
          {!one.liftedAt && (
            <Button variant="quiet" reason={reason} onClick={() => onAct({ what: 'lift', id: one.id })}>
              {t('cases.law.lift')}
            </Button>
          )}
        </Fact>
      ))}
      {law.consents.map((one) => (
        <Fact
          key={one.id}
          title={t(one.given ? 'cases.law.consent.given' : 'cases.law.consent.refused')}
          meta={[
            when(one.askedAt),
            one.askedBy,
            one.place,
            one.given && t(one.held ? 'cases.law.consent.held' : 'cases.law.consent.free'),
          ]}
        />
      ))}
      {law.exceptions.map((one) => (
        <Fact
          key={`${one.kind}${one.at}`}
          title={t(`cases.law.exception.${one.kind}`)}
          meta={[when(one.at), one.by, one.reason]}
        />
      ))}
    </ul>
  );
}

interface FactProps {
  title: string;
  meta: readonly (string | false | null | undefined)[];
  children?: ReactNode;
}

function Fact({ title, meta, children }: FactProps) {
  return (
    <li>
      <span className={styles.strong}>{title}</span>
      <span className={styles.quiet}>{meta.filter(Boolean).join(' · ')}</span>
      {children && <div className={styles.tools}>{children}</div>}
    </li>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MetCase, RuleDetail, Trial } from '#areas/automation/contract.ts';
import { automationApi } from '#areas/automation/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import styles from './automations.module.css';
import { ruleQuery, rulesQuery } from './queries.ts';

/** What the newest version would have done last month. Every figure opens its cases. */
export function TrialPart({ rule }: { rule: RuleDetail }) {
  const t = useText();
  const { id, version, trial, can } = rule;
  const attempt = useChange(async () => call(automationApi.tryAutomation, { params: { id }, body: {} }), {
    reads: [rulesQuery.queryKey, ruleQuery(id).queryKey],
    said: t('automation.tried'),
  });
  return (
    <Block
      title={t('automation.trial', { version })}
      about={t('automation.trial.about')}
      tools={
        can['keep'] === true && (
          <Button busy={attempt.busy} onClick={() => attempt.run(undefined)}>
            {t(trial ? 'automation.tryAgain' : 'automation.try')}
          </Button>
        )
      }
    >
      {trial ? <Found trial={trial} /> : <p className={styles.meta}>{t('automation.neverTried')}</p>}
    </Block>
  );
}

function Found({ trial }: { trial: Trial }) {
  const t = useText();
  const formats = useFormats();
  const { occasions, times, cases, refused, asToday, onlyToday, cut, clashes, loops } = trial;
  const span = { from: formats.longDate(new Date(trial.from)), to: formats.longDate(new Date(trial.to)) };
  return (
    <ul className={styles.found}>
      <li>
        {onlyToday
          ? t('automation.found.today', { n: times })
          : t('automation.found', { n: times, of: occasions ?? 0, ...span })}
        <CasesOf cases={cases} of={times} />
      </li>
      {refused.length > 0 && (
        <li>
          {t('automation.found.refused', { n: refused.length })}
          <CasesOf cases={refused} of={refused.length} />
        </li>
      )}
      {clashes.map(({ rule, about, cases: both }) => (
        <li key={rule.id}>
          {t('automation.found.clash', {
            n: both.length,
            name: rule.name,
            about: formats.list(about.map((kind) => t(`automation.about.${kind as 'assign'}`))),
          })}
          <CasesOf cases={both} of={both.length} />
        </li>
      ))}
      {loops.map((round) => (
        <li key={round.map(({ id }) => id).join(' ')}>
          {t('automation.found.loop', { n: round.length, names: formats.list(round.map(({ name }) => `«${name}»`)) })}
        </li>
      ))}
      {clashes.length + loops.length === 0 && <li>{t('automation.found.noClash')}</li>}
      {asToday.length > 0 && (
        <li>
          {t('automation.found.asToday', {
            fields: formats.list(asToday.map((field) => t(`automation.field.${field as 'due'}`))),
          })}
        </li>
      )}
      {cut && <li>{t('automation.found.cut')}</li>}
    </ul>
  );
}

/** The cases behind a figure, each a way to it. */
function CasesOf({ cases, of }: { cases: readonly MetCase[]; of: number }) {
  const t = useText();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  if (cases.length === 0) return null;
  return (
    <>
      {' '}
      <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'automation.cases.hide' : 'automation.cases.show')}
      </Button>
      {open && (
        <ul className={styles.cases}>
          {cases.map(({ reference, subject, at }) => (
            <li key={`${reference} ${at}`}>
              <Link to={`/bandeja/${reference}` as string}>{reference}</Link> {subject}{' '}
              <span className={styles.meta}>{formats.exact(new Date(at))}</span>
            </li>
          ))}
          {of > cases.length && <li className={styles.meta}>{t('automation.cases.more', { n: cases.length, of })}</li>}
        </ul>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { organisationApi, type TargetPolicySetting } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { targetsQuery } from '../queries.ts';
import { SaveActions } from '../SaveActions.tsx';
import styles from '../settings.module.css';

const KINDS = ['acknowledge', 'take_in_charge', 'first_reply', 'resolve'] as const;
const PRIORITIES = ['normal', 'high'] as const;
const HOUR = 60;

/** What the company promises itself, in working time; legal terms are not touched here. */
export function TargetsSection() {
  const t = useText();
  const reading = useQuery(targetsQuery);
  return (
    <Block plain title={t('settings.section.targets')} about={t('settings.targets.about')}>
      <Read from={reading}>{({ policies }) => <TargetsForm initial={policies} />}</Read>
    </Block>
  );
}

function TargetsForm({ initial }: { initial: readonly TargetPolicySetting[] }) {
  const t = useText();
  const [policies, setPolicies] = useState(initial);
  const save = useChange(async () => call(organisationApi.putTargetPolicies, { body: { policies: [...policies] } }), {
    reads: [targetsQuery.queryKey],
    said: t('settings.targets.saved'),
    inForm: true,
  });
  const change = (of: TargetPolicySetting, minutes: number): void =>
    setPolicies(policies.map((policy) => (policy === of ? { ...policy, minutes } : policy)));
  return (
    <Form onSubmit={() => save.run(undefined)} problems={save.problems} named={false} refusal={save.refusal}>
      <table className={styles.targets}>
        <thead>
          <tr>
            <th scope="col">{t('settings.targets.what')}</th>
            {PRIORITIES.map((priority) => (
              <th key={priority} scope="col">
                {t(`settings.priority.${priority}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {t(`settings.target.${kind}`)}
                <span className={styles.under}>{t(`settings.targetHint.${kind}`)}</span>
              </th>
              {PRIORITIES.map((priority) => {
                const policy = policies.find((one) => one.kind === kind && one.priority === priority);
                return (
                  <td key={priority}>
                    {policy && (
                      <Duration
                        label={`${t(`settings.target.${kind}`)}, ${t(`settings.priority.${priority}`)}`}
                        minutes={policy.minutes}
                        onChange={(minutes) => change(policy, minutes)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <SaveActions busy={save.busy} />
    </Form>
  );
}

/** Hours and minutes of working time. */
function Duration({ label, minutes, onChange }: { label: string; minutes: number; onChange(minutes: number): void }) {
  const t = useText();
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  const whole = (value: string | number): number => Math.max(0, Math.floor(Number(value) || 0));
  return (
    <div className={styles.line}>
      <span className={styles.amount}>
        <NumberField
          label={t('settings.targets.hoursOf', { label })}
          hideLabel
          min={0}
          allowDecimal={false}
          value={hours}
          onChange={(value) => onChange(whole(value) * HOUR + rest)}
        />
        {t('settings.targets.hours')}
      </span>
      <span className={styles.amount}>
        <NumberField
          label={t('settings.targets.minutesOf', { label })}
          hideLabel
          min={0}
          max={59}
          allowDecimal={false}
          value={rest}
          onChange={(value) => onChange(hours * HOUR + Math.min(59, whole(value)))}
        />
        {t('settings.targets.minutes')}
      </span>
    </div>
  );
}

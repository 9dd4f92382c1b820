import { useQuery } from '@tanstack/react-query';
import { TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../../contract.ts';
import { customerQuery } from '../../data/queries.ts';
import styles from '../compose.module.css';
import type { Draft } from '../draft.rules.ts';
import { useDraft } from '../drafts.ts';
import { isAddress, proposedTo } from './recipients.rules.ts';

/** To whom, with whom and about what, each of them changeable. */
export function RecipientFields({ it }: { it: CaseView }) {
  const t = useText();
  const { draft, change, latest } = useDraft(it.reference);
  const { data: customer } = useQuery({ ...customerQuery(it.customerId ?? ''), enabled: it.customerId !== null });
  const known = [
    ...it.participants.map(({ address }) => address),
    ...(customer?.addresses ?? []).map(({ value }) => value),
  ];
  const offered = [...new Set(known.filter((address) => address.includes('@')))];
  const set = (part: Partial<Draft['reply']>): void =>
    change({ ...latest(), reply: { ...latest().reply, ...part }, basedOn: latest().basedOn ?? it.version });
  const field = (key: 'to' | 'cc' | 'bcc') => {
    const value = draft.reply[key] ?? proposedTo(it.participants);
    const wrong = value.find((one) => !isAddress(one));
    return (
      <TagsField
        label={t(`cases.details.${key}`)}
        optional={key !== 'to'}
        data={offered}
        value={[...value]}
        onChange={(next) => set({ [key]: next })}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        error={wrong && t('cases.recipients.wrong', { address: wrong })}
      />
    );
  };
  return (
    <div className={styles.fields}>
      {field('to')}
      {field('cc')}
      {field('bcc')}
      <TextField
        label={t('cases.details.subject')}
        value={draft.reply.subject ?? it.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
    </div>
  );
}

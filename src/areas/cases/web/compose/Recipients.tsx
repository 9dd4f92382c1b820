import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import type { CaseView } from '../../contract.ts';
import { customerQuery } from '../data/queries.ts';
import styles from './compose.module.css';
import type { Draft } from './draft.rules.ts';
import { useDraft } from './drafts.ts';
import { addressIn, bouncing, isAddress, newcomers, proposedTo } from './recipients.rules.ts';

/** Who will get it, always in sight before sending; a press changes it. */
export function Recipients() {
  const t = useText();
  const formats = useFormats();
  const { it } = useDesk();
  const { draft } = useDraft(it.reference);
  const [open, setOpen] = useState(false);
  const { cc, bcc } = draft.reply;
  const to = draft.reply.to ?? proposedTo(it.participants);
  const strangers = newcomers({ to, cc, bcc }, it.participants);
  const bad = bouncing({ to, cc, bcc }, it.participants);
  const line = [
    to.length > 0
      ? t('cases.recipients.to', { people: to.map((one) => nameOf(one, it)).join(', ') })
      : t(`cases.recipients.none.${spokenChannel(it)}`),
    cc.length > 0 && t('cases.recipients.cc', { people: cc.join(', ') }),
    bcc.length > 0 && t('cases.recipients.bcc', { people: bcc.join(', ') }),
  ];
  return (
    <>
      <div className={styles.recipients}>
        <span className={styles.to}>{line.filter(Boolean).join(' · ')}</span>
        <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'cases.recipients.fold' : 'cases.recipients.change')}
        </Button>
      </div>
      {open && <RecipientFields it={it} />}
      {strangers.length > 0 && (
        <Caution text={t('cases.recipients.new', { addresses: formats.list(strangers), n: strangers.length })} />
      )}
      {bad.length > 0 && (
        <Caution text={t('cases.recipients.bouncing', { addresses: formats.list(bad), n: bad.length })} />
      )}
    </>
  );
}

function Caution({ text }: { text: string }) {
  return (
    <p role="status" className={styles.caution}>
      <Icon as={TriangleAlert} />
      <span>{text}</span>
    </p>
  );
}

function RecipientFields({ it }: { it: CaseView }) {
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

function nameOf(written: string, { participants }: CaseView): string {
  const known = participants.find(({ address }) => address.toLowerCase() === addressIn(written));
  return known?.name ? `${known.name} <${known.address}>` : written;
}

/** Without an address the answer is said, printed or read on the case's page. */
function spokenChannel({ channel }: CaseView): 'phone' | 'post' | 'portal' | 'email' {
  if (channel === 'phone') return 'phone';
  if (channel === 'counter' || channel === 'post') return 'post';
  return channel === 'form' || channel === 'portal' ? 'portal' : 'email';
}

import { TriangleAlert } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { later } from '#ui/later.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../../case/desk.ts';
import type { CaseView } from '../../../contract.ts';
import styles from '../compose.module.css';
import { useDraft } from '../drafts.ts';
import { addressIn, bouncing, newcomers, proposedTo } from './recipients.rules.ts';

const RecipientFields = later(async () => (await import('./RecipientFields.tsx')).RecipientFields);

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
      <Suspense>{open && <RecipientFields it={it} />}</Suspense>
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

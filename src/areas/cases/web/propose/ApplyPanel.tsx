import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { reasonsOf } from '../compose/draft.rules.ts';
import panel from '../panel/panel.module.css';
import { confirmProposal, leaveProposal } from './actions.ts';
import { proposalWords } from './words/proposal-words.ts';
import { draftOf, type ReplyReasons } from './propose.rules.ts';
import { ReplyField } from './fields/ReplyField.tsx';
import styles from './propose.module.css';
import { proposalsQuery } from './queries.ts';
import { useAddress, useProposing, useSolutions } from './use-propose.ts';

/** What came back allowed, or answered by an area: the reply that says so is ready, and one press grants it. */
export function ApplyPanel({ id, onClose }: { id: string; onClose(): void }) {
  const t = useText();
  const formats = useFormats();
  const { it } = useDesk();
  const { nameOf } = useSolutions();
  const address = useAddress(it);
  const { data } = useQuery(proposalsQuery(it.reference, it.id));
  const proposal = data?.proposals.find((one) => one.id === id);
  const { apply, busy, problem } = useProposing(it, onClose);
  const language = it.language === 'en' ? 'en' : 'es';
  const draft = draftOf(proposal?.lines ?? [], {
    language,
    address,
    name: it.customer,
    money: (minor) => formats.money(minor, proposal?.currency ?? 'EUR'),
  });
  const [text, setText] = useState(draft);
  const [reasons, setReasons] = useState<ReplyReasons>({});
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const answer = proposal?.answer;
  const unread = answer?.plain === false && !read;
  const section = useRef<HTMLElement>(null);
  const submit = (): void => {
    setTried(true);
    if (!proposal || text.trim() === '' || unread || busy) return;
    const reply = { text: text.trim(), basedOn: it.version, ...reasonsOf({ reasons }) };
    apply(proposal.id, { reply, answerRead: read }, t('cases.propose.done.apply', { name: '' }));
  };
  const confirm = useAction(confirmProposal, { run: submit });
  useAction(leaveProposal, { run: onClose });
  useEffect(() => section.current?.querySelector<HTMLElement>('textarea')?.focus(), []);
  if (!proposal) return null;
  return (
    <section ref={section} aria-label={t('cases.apply.title')} className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('cases.apply.title')}</h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      <Form onSubmit={submit} refusal={tried && unread ? t('cases.apply.answerUnread') : problem}>
        <p className={styles.said}>{proposalWords(formats, proposal, nameOf)}</p>
        {answer && <p className={styles.said}>{t('cases.apply.answer', { answer: answer.words })}</p>}
        {answer?.plain === false && (
          <CheckField
            label={t('cases.apply.answerRead')}
            checked={read}
            onChange={(event) => setRead(event.currentTarget.checked)}
          />
        )}
        <ReplyField
          id="apply-reply"
          value={text}
          reasons={reasons}
          error={text.trim() === '' ? t('cases.propose.missing.reply') : undefined}
          onChange={(part) => ('reply' in part ? setText(part.reply) : setReasons(part.reasons))}
        />
        <div className={panel.actions}>
          <Button onClick={onClose}>{t('cases.cancel')}</Button>
          <Button variant="primary" busy={busy} keys={confirmProposal.keys} onClick={confirm.run}>
            {t('cases.propose.apply')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

import { MoreHorizontal, Paperclip } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FileChooser } from '#ui/fields/FileChooser.tsx';
import { missingIn } from '#platform/writing/writing.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { Menu, MenuAction } from '#ui/overlay/Menu.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { reasonAgainst } from '../data/reason.ts';
import {
  attachAction,
  saveNoteAction,
  sendAction,
  sendLaterAction,
  sendResolveAction,
  sendWaitAction,
} from './actions.ts';
import styles from './compose.module.css';
import { isBlank } from './draft.rules.ts';
import { useDraft, useDraftWriter } from './drafts.ts';
import { composerEditor } from './focus-composer.ts';
import { isAddress, proposedTo } from './recipients/recipients.rules.ts';
import { TemplatesButton } from '../templates/TemplatesButton.tsx';
import type { Sending } from './use-send.ts';

// It brings a calendar with it.
const LaterDialog = lazy(async () => ({ default: (await import('./LaterDialog.tsx')).LaterDialog }));

interface SendBarProps {
  sending: Sending;
  uploading: boolean;
  onFiles(files: FileList): void;
}

/** Attach, and the ways to send. Enviar becomes the primary button once there is something to send. */
export function SendBar({ sending, uploading, onFiles }: SendBarProps) {
  const t = useText();
  const { it } = useDesk();
  const { draft } = useDraft(it.reference);
  const [later, setLater] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const note = draft.mode === 'note';
  const empty = isBlank(draft[draft.mode]);
  const go = useWhole(sending);
  const { to, cc, bcc } = draft.reply;
  const wrong = [...(to ?? []), ...cc, ...bcc].some((one) => !isAddress(one));
  const reason = uploading
    ? t('cases.send.uploading')
    : empty
      ? t('cases.send.empty')
      : !note && wrong
        ? t('cases.send.wrongAddress')
        : undefined;
  const variant = empty ? 'secondary' : 'primary';

  const attach = useAction(attachAction, { run: () => input.current?.click() });
  const send = useAction(sendAction, { when: !note, reason, run: () => go('keep') });
  const wait = useAction(sendWaitAction, { when: !note, reason, run: () => go('wait') });
  const resolve = useAction(sendResolveAction, {
    when: !note,
    reason: reason ?? reasonAgainst(t, it.can, 'resolve'),
    run: () => go('resolve'),
  });
  // What is said by telephone or read on the page of the case leaves from nowhere, and so not later either.
  const mailed = (to ?? proposedTo(it.participants)).length > 0;
  const plan = useAction(sendLaterAction, { when: !note && mailed, reason, run: () => setLater(true) });
  const save = useAction(saveNoteAction, { when: note, reason, run: sending.saveNote });
  return (
    <div className={styles.bar}>
      <FileChooser input={input} onFiles={onFiles} />
      <TemplatesButton />
      <ActionButton action={attach} icon={Paperclip} />
      <span className={styles.spring} />
      {note ? (
        <ActionButton action={save} variant={variant} busy={sending.busy} />
      ) : (
        <>
          <Menu trigger={<IconButton icon={MoreHorizontal} label={t('cases.send.more')} />} position="top-end">
            <MenuAction action={resolve} />
            {mailed && <MenuAction action={plan} />}
          </Menu>
          <ActionButton action={wait} busy={sending.busy} />
          <ActionButton action={send} variant={variant} busy={sending.busy} />
        </>
      )}
      <Suspense>
        {later && (
          <LaterDialog
            onClose={() => setLater(false)}
            onChoose={(at) => {
              setLater(false);
              go('keep', at);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Sends nothing while a value is missing: it takes whoever writes to it. */
function useWhole(sending: Sending): Sending['send'] {
  const t = useText();
  const { it } = useDesk();
  const { latest } = useDraftWriter(it.reference);
  return (then, at) => {
    const [gap] = missingIn(latest().reply.html);
    if (gap === undefined) return sending.send(then, at);
    composerEditor.current?.goToMissing();
    toast(t('cases.send.missing', { gap }));
  };
}

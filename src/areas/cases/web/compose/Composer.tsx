import { ChevronDown } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import styles from './compose.module.css';
import { ComposerText } from './ComposerText.tsx';
import { DraftFiles } from '../files/DraftFiles.tsx';
import type { ComposeMode } from './draft.rules.ts';
import { useDraft, useDraftFromElsewhere } from './drafts.ts';
import { DraftNotice } from './drafts/DraftNotice.tsx';
import { SavedAt } from './drafts/SavedAt.tsx';
import { WhenBack } from './drafts/WhenBack.tsx';
import { ReplyWarnings } from '../law/ReplyWarnings.tsx';
import { MovedNotice } from './MovedNotice.tsx';
import { Recipients } from './recipients/Recipients.tsx';
import { SendBar } from './SendBar.tsx';
import { Signature } from './Signature.tsx';
import { usePaste } from './pasting/use-paste.ts';
import { useSend } from './use-send.ts';
import { useUploads } from '../files/use-uploads.ts';

const PANEL = 'escribir';

/** Where one writes: an answer that the customer gets, or a note that they never see. */
export function Composer({ onClose }: { onClose: (() => void) | undefined }) {
  const t = useText();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  useDraftFromElsewhere(it.reference);
  const sending = useSend();
  const files = useUploads((file) => {
    const now = latest();
    change({ ...now, [mode]: { ...now[mode], files: [...now[mode].files, file] } });
  });
  const { onPaste, pictures } = usePaste(files.add);
  const uploads = [...files.uploads, ...pictures];
  const [over, setOver] = useState(false);
  const tabs = [
    { id: 'reply' as const, label: t('cases.compose.reply') },
    { id: 'note' as const, label: t('cases.compose.note') },
  ];

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    files.add(event.dataTransfer.files);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      data-no-print
      aria-label={t('cases.compose')}
      className={`${styles.composer} ${mode === 'note' ? styles.note : ''} ${over ? styles.over : ''}`}
    >
      <div onDrop={onDrop} onDragOver={onDragOver} onDragLeave={() => setOver(false)}>
        <div className={styles.top}>
          <Tabs<ComposeMode>
            label={t('cases.compose.tabs')}
            tabs={tabs}
            value={mode}
            onChange={(next) => change({ ...latest(), mode: next })}
            panelId={PANEL}
          />
          <SavedAt draft={draft} />
          {onClose && <IconButton icon={ChevronDown} label={t('cases.compose.fold')} onClick={onClose} />}
        </div>
        <div id={PANEL} role="tabpanel" aria-labelledby={`${PANEL}-${mode}`} className={styles.panel}>
          {mode === 'note' ? <p className={styles.unseen}>{t('cases.compose.unseen')}</p> : <Recipients />}
          <DraftNotice />
          {sending.moved && <MovedNotice />}
          <WhenBack sending={sending} />
          <ComposerText onPaste={onPaste} />
          {mode === 'reply' && <ReplyWarnings />}
          {mode === 'reply' && <Signature />}
          <DraftFiles uploads={uploads} />
          <SendBar sending={sending} uploading={uploads.length > 0} onFiles={files.add} />
        </div>
      </div>
    </section>
  );
}

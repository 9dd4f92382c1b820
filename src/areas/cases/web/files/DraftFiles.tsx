import { Paperclip, X } from 'lucide-react';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import styles from '../compose/compose.module.css';
import type { DraftFile } from '../compose/draft.rules.ts';
import { useDraft } from '../compose/drafts.ts';
import { sizeWords } from './size-words.ts';
import type { Upload } from './use-uploads.ts';

/** The files of the draft in front, and those still on their way. */
export function DraftFiles({ uploads }: { uploads: readonly Upload[] }) {
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  const remove = (id: string): void => {
    const now = latest();
    change({ ...now, [mode]: { ...now[mode], files: now[mode].files.filter((file) => file.id !== id) } });
  };
  return <FileRows files={draft[mode].files} uploads={uploads} onRemove={remove} />;
}

interface FileRowsProps {
  files: readonly DraftFile[];
  uploads: readonly Upload[];
  onRemove(id: string): void;
}

export function FileRows({ files, uploads, onRemove }: FileRowsProps) {
  const t = useText();
  const formats = useFormats();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('cases.files')}>
      {files.map(({ id, name, size }) => (
        <li key={id} className={styles.file}>
          <Icon as={Paperclip} />
          <span className={styles.fileName}>{name}</span>
          <span className={styles.quiet}>{sizeWords(formats, size)}</span>
          <IconButton icon={X} label={t('ui.field.removeFile', { name })} onClick={() => onRemove(id)} />
        </li>
      ))}
      {uploads.map(({ key, name, share, problem, retry, cancel }) => (
        <li key={key} className={styles.file}>
          <Icon as={Paperclip} />
          <span className={styles.fileName}>{name}</span>
          <span className={problem ? styles.bad : styles.quiet}>{problem ?? formats.percent(share, 0)}</span>
          {problem && (
            <Button variant="quiet" onClick={retry}>
              {t('cases.retry')}
            </Button>
          )}
          <IconButton icon={X} label={t('ui.field.removeFile', { name })} onClick={cancel} />
        </li>
      ))}
    </ul>
  );
}

import { Paperclip, X } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { useText } from '../text.ts';
import { FileChooser } from './FileChooser.tsx';
import styles from './fields.module.css';

interface FileFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  files: readonly File[];
  onFiles(files: readonly File[]): void;
  accept?: string;
}

/** Files by a button, by dropping or by pasting; each can be taken out again. */
export function FileField({ label, hint, error, files, onFiles, accept }: FileFieldProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const add = (more: Iterable<File> | null | undefined): void => onFiles([...files, ...(more ?? [])]);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <div
      className={`${styles.files} ${over ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <FileChooser input={input} accept={accept} onFiles={add} />
      <Button icon={Paperclip} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {hint && <span className={styles.hint}>{hint}</span>}
      {files.length > 0 && (
        <ul className={styles.fileList}>
          {files.map((file, index) => (
            <li key={`${file.name}${index}`} className={styles.file}>
              <span>{file.name}</span>
              <IconButton
                icon={X}
                label={t('ui.field.removeFile', { name: file.name })}
                onClick={() => onFiles(files.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      {error && <p className={styles.error}>{error}</p>}
    </div>
  );
}

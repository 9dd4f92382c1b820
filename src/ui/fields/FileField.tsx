import { Paperclip, X } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { useText } from '../text.ts';
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
  const id = useId();
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
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accept}
        aria-label={label}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => add(event.target.files)}
      />
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

import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { FileChooser } from '#ui/fields/FileChooser.tsx';
import { useText } from '#ui/text.ts';
import type { DraftFile } from '../compose/draft.rules.ts';
import { FileRows } from './DraftFiles.tsx';
import { useUploads } from './use-uploads.ts';

interface AttachFilesProps {
  files: readonly DraftFile[];
  onChange(files: readonly DraftFile[]): void;
}

/** Files that go with what is being written to an area. */
export function AttachFiles({ files, onChange }: AttachFilesProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add } = useUploads((file) => onChange([...files, file]));
  return (
    <div>
      <FileChooser input={input} onFiles={add} />
      <Button icon={Paperclip} onClick={() => input.current?.click()}>
        {t('cases.consult.attach')}
      </Button>
      <FileRows files={files} uploads={uploads} onRemove={(id) => onChange(files.filter((file) => file.id !== id))} />
    </div>
  );
}

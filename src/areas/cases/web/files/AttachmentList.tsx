import { Download, Eye, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { addressOf } from '#platform/http/client.ts';
import { Button, buttonClass } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { sizeWords } from './size-words.ts';
import { casesApi, type MessageView } from '../../contract.ts';
import styles from '../thread/thread.module.css';

type Attachment = MessageView['attachments'][number];

/** The files by name and size; pictures and PDF also open here. */
export function AttachmentList({ files }: { files: readonly Attachment[] }) {
  const t = useText();
  const formats = useFormats();
  const [shown, setShown] = useState<Attachment | undefined>(undefined);
  const [open, setOpen] = useState(false);
  if (files.length === 0) return null;
  const view = (file: Attachment): void => {
    setShown(file);
    setOpen(true);
  };
  return (
    <ul className={styles.files} aria-label={t('cases.files')}>
      {files.map((file) => (
        <li key={file.id} className={styles.file}>
          <Icon as={Paperclip} />
          <span className={styles.fileName}>{file.name}</span>
          <span className={styles.fileSize}>{sizeWords(formats, file.size)}</span>
          {opensHere(file) && (
            <Button
              variant="quiet"
              icon={Eye}
              aria-label={t('cases.file.viewNamed', { name: file.name })}
              onClick={() => view(file)}
            >
              {t('cases.file.view')}
            </Button>
          )}
          <DownloadLink file={file} />
        </li>
      ))}
      {shown && (
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title={shown.name}
          size="large"
          actions={<DownloadLink file={shown} />}
        >
          <Preview file={shown} />
        </Dialog>
      )}
    </ul>
  );
}

/** Without a viewer of its own (telephones, mostly) a browser would show an empty frame: such a PDF is downloaded. */
function opensHere({ preview }: Attachment): boolean {
  return preview === 'pdf' ? navigator.pdfViewerEnabled : preview !== 'none';
}

function DownloadLink({ file }: { file: Attachment }) {
  const t = useText();
  return (
    <a
      href={addressOf(casesApi.getAttachment, { params: { id: file.id }, query: {} })}
      download={file.name}
      className={buttonClass('quiet')}
      aria-label={t('cases.file.downloadNamed', { name: file.name })}
    >
      <Icon as={Download} />
      <span>{t('cases.file.download')}</span>
    </a>
  );
}

function Preview({ file }: { file: Attachment }) {
  const address = addressOf(casesApi.getAttachment, { params: { id: file.id }, query: { inline: 'true' } });
  if (file.preview === 'image') return <img src={address} alt={file.name} className={styles.picture} />;
  // The browser's own PDF viewer does not start in a sandbox; the file comes as a PDF and nothing else.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe src={address} title={file.name} className={styles.document} />;
}

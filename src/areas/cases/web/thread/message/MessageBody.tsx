import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { useText } from '#ui/text.ts';
import { addressOf as addressOfFile } from '#platform/http/client.ts';
import { isWriting } from '#platform/writing/writing.rules.ts';
import { WritingView } from '#ui/editor/WritingView.tsx';
import { casesApi, type MessageView } from '../../../contract.ts';
import { HtmlFrame } from './HtmlFrame.tsx';
import { withLinks } from '../thread.rules.ts';
import styles from '../thread.module.css';

/** Machine mail is folded: ours says nothing new, theirs shows how it begins. */
const FOLDED = { in: 240, out: 0 };

/** The words: as text in our own type, or with the sender's formatting in its closed frame. What is quoted stays folded. */
export function MessageBody({ message, formatted }: { message: MessageView; formatted: boolean }) {
  const t = useText();
  const [images, setImages] = useState(false);
  const [whole, setWhole] = useState(false);
  const [rest, setRest] = useState(false);
  if (formatted && message.html) {
    return (
      <>
        {message.hasRemoteContent && !images && (
          <p className={styles.remark}>
            {t('cases.message.imagesHeld')}{' '}
            <Button variant="quiet" onClick={() => setImages(true)}>
              {t('cases.message.showImages')}
            </Button>
          </p>
        )}
        <HtmlFrame id={message.id} images={images} />
      </>
    );
  }
  if (message.direction === 'out' && message.automatic === null && isWriting(message.html))
    return <Writing html={message.html} files={message.attachments} />;
  const most = FOLDED[message.direction];
  const folded = message.automatic !== null && !whole && message.text.length > most;
  const text = folded && most > 0 ? `${message.text.slice(0, most).trimEnd()}…` : folded ? '' : message.text;
  const behind = [message.signature, message.quoted]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
  return (
    <>
      {(text !== '' || !folded) && <LinkedText text={text.trim() || t('cases.message.empty')} />}
      {folded && (
        <div className={styles.quietTools}>
          <Button variant="quiet" onClick={() => setWhole(true)}>
            {t('cases.message.showAll')}
          </Button>
        </div>
      )}
      {behind && (
        <IconButton
          icon={MoreHorizontal}
          label={t(rest ? 'cases.message.hideQuoted' : 'cases.message.showQuoted')}
          aria-expanded={rest}
          onClick={() => setRest(!rest)}
        />
      )}
      {behind && rest && (
        <div className={styles.quoted}>
          <LinkedText text={behind} />
        </div>
      )}
    </>
  );
}

/** What one of us wrote, its pictures among its files. */
export function Writing({ html, files }: { html: string; files: MessageView['attachments'] }) {
  const addressOf = (sha256: string): string | undefined => {
    const file = files.find((one) => one.inline && one.sha256 === sha256);
    return file && addressOfFile(casesApi.getAttachment, { params: { id: file.id }, query: { inline: 'true' } });
  };
  return <WritingView html={html} pictureAddress={addressOf} />;
}

export function LinkedText({ text }: { text: string }) {
  return (
    <p className={styles.text}>
      {withLinks(text).map((part, index) =>
        part.href ? (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

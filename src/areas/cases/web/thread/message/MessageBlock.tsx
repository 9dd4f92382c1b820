import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { isWriting } from '#platform/writing/writing.rules.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import type { CourseRow } from '#ui/course/course.rules.ts';
import type { MessageId } from '#ui/text.ts';
import { useText } from '#ui/text.ts';
import { Block } from '#ui/thread/Block.tsx';
import type { MessageView } from '../../../contract.ts';
import { AttachmentList } from '../../files/AttachmentList.tsx';
import { DeliveryLine } from './DeliveryLine.tsx';
import { HeldJudgement } from './HeldJudgement.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageDetails } from './MessageDetails.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { Moment } from '../Moment.tsx';
import { needsFrame } from '../thread.rules.ts';
import styles from '../thread.module.css';

interface MessageBlockProps {
  message: MessageView;
  course: CourseRow;
  position: { index: number; of: number };
}

/** One message: whose, when, to whom; what must be known before believing it; its words; its files; how it fares on its way. */
export function MessageBlock({ message, course, position }: MessageBlockProps) {
  const t = useText();
  const [details, setDetails] = useState(false);
  const ours = message.direction === 'out';
  const own = ours && isWriting(message.html);
  const [formatted, setFormatted] = useState(() => !own && needsFrame(message.html));
  const held = message.heldReason !== null;
  const who = ours
    ? (message.author?.name ?? t('cases.who.cauce'))
    : message.from.name || message.from.address || t('cases.customer.unknown');
  const title = message.automatic
    ? t('cases.message.automaticTitle', { who, what: t(`cases.automatic.${message.automatic}` as MessageId) })
    : who;
  return (
    <Block
      id={`m-${message.id}`}
      kind={held ? 'decision' : ours ? 'ours' : 'theirs'}
      course={course}
      position={position}
      title={title}
      meta={
        <>
          {!ours &&
            message.to.length > 0 &&
            `${t('cases.message.to', { address: message.to[0]?.address ?? '', n: message.recipientsTotal - 1 })} · `}
          <Moment at={ours ? message.at : message.receivedAt} />
          {message.aside && ` · ${t('cases.message.aside')}`}
          {ours && <DeliveryLine message={message} />}
        </>
      }
      tools={
        ours && message.automatic ? undefined : (
          <MessageMenu
            message={message}
            details={details}
            onDetails={setDetails}
            formatted={formatted}
            onFormatted={setFormatted}
          />
        )
      }
      lang={message.language ?? undefined}
    >
      {held && <HeldJudgement message={message} />}
      <Warnings message={message} />
      {details && <MessageDetails message={message} />}
      <MessageBody message={message} formatted={formatted} />
      <AttachmentList files={message.attachments.filter(({ inline }) => !inline || !(formatted || own))} />
    </Block>
  );
}

/** What speaks against the sender, and what was left out of what is shown. */
function Warnings({ message: { warnings, authenticity, from } }: { message: MessageView }) {
  const t = useText();
  const forged = authenticity.dmarc === 'fail';
  const others = warnings.filter((code) => code !== 'sender-not-authentic');
  return (
    <>
      {forged && (
        <p className={styles.warning} role="note">
          <Icon as={TriangleAlert} />
          <span>{t('cases.message.notAuthentic', { address: from.address })}</span>
        </p>
      )}
      {others.map((code) => (
        <p key={code} className={styles.remark}>
          {t(`cases.warning.${code}` as MessageId)}
        </p>
      ))}
    </>
  );
}

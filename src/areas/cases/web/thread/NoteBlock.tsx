import type { CourseRow } from '#ui/course/course.rules.ts';
import { useText } from '#ui/text.ts';
import { Block } from '#ui/thread/Block.tsx';
import type { CaseView } from '../../contract.ts';
import { AttachmentList } from '../files/AttachmentList.tsx';
import { LinkedText, Writing } from './message/MessageBody.tsx';
import { Moment } from './Moment.tsx';

interface NoteBlockProps {
  note: CaseView['notes'][number];
  course: CourseRow;
  position: { index: number; of: number };
}

/** Only for us: ground, border and words say it. */
export function NoteBlock({ note, course, position }: NoteBlockProps) {
  const t = useText();
  return (
    <Block
      id={`n-${note.id}`}
      kind="note"
      course={course}
      position={position}
      title={t('cases.note.title', { name: note.author?.name ?? t('cases.note.rule') })}
      meta={
        <>
          <Moment at={note.at} /> · {t('cases.note.unseen')}
        </>
      }
    >
      {note.html === '' ? <LinkedText text={note.text} /> : <Writing html={note.html} files={note.attachments} />}
      <AttachmentList files={note.attachments.filter(({ inline }) => !inline)} />
    </Block>
  );
}

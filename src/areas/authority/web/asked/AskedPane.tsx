import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { ApiProblem } from '#platform/http/client.ts';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Pane } from '#ui/panes/Pane.tsx';
import { Heading, Quiet, Words } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';

interface AskedPaneProps<Asked> {
  /** As `useQuery` gives it. */
  reading: { data: Asked | undefined; error: Error | null };
  label: string;
  /** What is said where there is no such thing, or none that this person may see. */
  missing: string;
  children(asked: Asked): ReactNode;
}

/** The pane of what somebody inside is asked; until it is read its shape, or that there is none. */
export function AskedPane<Asked>({ reading: { data, error }, label, missing, children }: AskedPaneProps<Asked>) {
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return (
    <Pane name="thread" label={label} ground="surface">
      {data !== undefined ? (
        children(data)
      ) : isMissing ? (
        <EmptyState fact={missing} />
      ) : (
        <Skeleton as="lines" count={6} />
      )}
    </Pane>
  );
}

/** The case it is about, which only those who work with cases may open. */
export function CaseLink({ reference }: { reference: string }) {
  const opens = hasRole(useMe(), 'administrator', 'director', 'lead', 'agent', 'auditor');
  return opens ? <Link to={`/bandeja/${reference}` as string}>{reference}</Link> : <span>{reference}</span>;
}

interface SaidBesidesProps {
  label: string;
  messages: readonly { id: string; author: string; at: string; text: string }[];
}

/** What was said about it between those inside, oldest first. */
export function SaidBesides({ label, messages }: SaidBesidesProps) {
  if (messages.length === 0) return null;
  return (
    <Stack as="ul" label={label}>
      {messages.map(({ id, author, at, text }) => (
        <li key={id}>
          <Heading as="span">{author}</Heading> <Moment at={at} />
          <Words>{text}</Words>
        </li>
      ))}
    </Stack>
  );
}

/** Day and time; pointing at it gives the exact time with its zone. */
export function Moment({ at }: { at: string }) {
  const formats = useFormats();
  const now = useNow();
  const moment = new Date(at);
  return (
    <Quiet>
      <time dateTime={at} title={formats.exact(moment)}>
        {formats.date(moment, now)}, {formats.time(moment)}
      </time>
    </Quiet>
  );
}

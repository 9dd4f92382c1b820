import { ApiProblem } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { useText } from '#ui/text.ts';
import { problemText } from '../data/use-verb.ts';

interface UnreadProps {
  /** Null while it waits for the connection to come back. */
  error: Error | null;
  onRetry(): void;
  /** In a pane beside the one that says it in full. */
  compact?: boolean;
}

/** What could not be read: why, and once more. */
export function Unread({ error, onRetry, compact = false }: UnreadProps) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.status === 404) return compact ? null : <EmptyState fact={t('cases.missing')} />;
  const text = problem ? problemText(t, problem) : t(error ? 'cases.problem.unknown' : 'cases.problem.unreachable');
  return (
    <ErrorState text={text} supportCode={problem?.requestId} compact={compact}>
      <Button onClick={onRetry}>{t('cases.retry')}</Button>
    </ErrorState>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Line, lineClass, Lines } from '#ui/list/Line.tsx';
import { Heading } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { Time } from '#ui/format/Time.tsx';
import { useText } from '#ui/text.ts';
import { draftsQuery } from './queries.ts';

/** Of *Mi día*: what one has begun on any device and not sent; a press goes on with it. */
export function DraftsPart() {
  const t = useText();
  const { data } = useQuery({ ...draftsQuery, staleTime: 0 });
  if (!data || data.drafts.length === 0) return null;
  return (
    <Stack as="section" close label={t('cases.drafts', { n: data.drafts.length })}>
      <Heading as="h2">{t('cases.drafts', { n: data.drafts.length })}</Heading>
      <Lines>
        {data.drafts.map(({ reference, kind, subject, customer, line, savedAt }) => (
          <li key={`${reference} ${kind}`}>
            <Link to={`/bandeja/${reference}` as string} className={lineClass} data-line>
              <Line
                title={[customer ?? '', subject].filter(Boolean).join(' · ')}
                aside={<Time at={new Date(savedAt)} />}
                detail={`${reference} · ${t(`cases.drafts.${kind}`)}: «${line}»`}
              />
            </Link>
          </li>
        ))}
      </Lines>
    </Stack>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Heading } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { unreachedQuery } from '../queries.ts';

/** What is looked at, from how much on and how far back; and what nothing tells yet. */
export function UnreachedRules() {
  const t = useText();
  const { data } = useQuery(unreachedQuery);
  if (!data) return null;
  return (
    <section aria-labelledby="unreached-rules">
      <Heading id="unreached-rules">{t('unreached.rules')}</Heading>
      <Stack as="ul" close>
        {data.rules.map(({ reason, atLeast, withinDays, measured }) => (
          <li key={reason}>
            {measured
              ? t(`unreached.rule.${reason}`, { n: atLeast, days: withinDays })
              : t('unreached.rule.unmeasured', {
                  what: t(`unreached.rule.${reason}`, { n: atLeast, days: withinDays }),
                })}
          </li>
        ))}
      </Stack>
    </section>
  );
}

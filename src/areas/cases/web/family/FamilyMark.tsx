import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '#ui/text.ts';
import { familyQuery } from './queries.ts';

/** In the head of a case: which one it hangs from, and the way there, or how many hang from it. */
export function FamilyMark({ reference }: { reference: string }) {
  const t = useText();
  const { data } = useQuery(familyQuery(reference));
  if (data?.parent)
    return (
      <Link to="/bandeja/$reference" params={{ reference: data.parent.reference }} search>
        {t('cases.family.childOf', { parent: data.parent.reference })}
      </Link>
    );
  const n = data?.children.length ?? 0;
  return n > 0 ? <span>{t('cases.family.parentOf', { n, open: data?.openChildren ?? 0 })}</span> : null;
}

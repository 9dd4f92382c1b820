import { useNavigate } from '@tanstack/react-router';
import { Settings2 } from 'lucide-react';
import { useCasesInPalette } from '#areas/cases/web/index.ts';
import { useCustomersInPalette } from '#areas/customers/web/index.ts';
import { useArticlesInPalette } from '#areas/knowledge/web/index.ts';
import type { Me } from '#areas/identity/contract.ts';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { findEntries } from '#ui/palette/palette.rules.ts';
import { usePaletteSource } from '#ui/palette/sources.ts';
import { useText } from '#ui/text.ts';
import { WITH_CASES } from '../nav.ts';
import { PLACES } from '../settings/places.ts';

/** What the palette finds besides actions and places: cases, customers and saved views for who works with them, parts of the settings. */
export function PaletteSources() {
  const me = useMe();
  return (
    <>
      {me.roles.some((role) => WITH_CASES.includes(role)) && <OfCases />}
      <OfSettings me={me} />
    </>
  );
}

function OfCases() {
  useCasesInPalette();
  useCustomersInPalette();
  useArticlesInPalette();
  return null;
}

function OfSettings({ me }: { me: Me }) {
  const t = useText();
  const navigate = useNavigate();
  const { locale } = useFormats();
  usePaletteSource({
    id: 'settings',
    heading: t('app.nav.settings'),
    icon: Settings2,
    search: async (q) => {
      const [{ es }, { en }] = await Promise.all([
        import('../settings/catalogue.es.ts'),
        import('../settings/catalogue.en.ts'),
      ]);
      const mine = PLACES.filter(({ roles = ['administrator'] }) => hasRole(me, ...roles));
      const named = mine.map(({ word, id }) => {
        const [spanish, english] = [es[`settings.section.${id}`], en[`settings.section.${id}`]];
        return { word, texts: locale === 'es' ? [spanish, english] : [english, spanish] };
      });
      return findEntries(named, q).map(({ word, texts }) => ({
        id: word,
        label: texts[0] ?? word,
        open: () => void navigate({ to: '/ajustes/$section', params: { section: word } }),
      }));
    },
  });
  return null;
}

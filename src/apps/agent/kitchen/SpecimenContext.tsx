import { LevelMark } from '#ui/course/LevelMark.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { Progress } from '#ui/data/Progress.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { Chip } from '#ui/status/Chip.tsx';

export function SpecimenContext() {
  const { money } = useFormats();
  return (
    <Pane name="context" label="Contexto">
      <PaneBody>
        <FoldSection id="kitchen.customer" title="Marta Iglesias Olmo" aside={<a href="#ficha">Ver ficha</a>}>
          <KeyValues
            entries={[
              { label: 'Cliente desde', value: 'mar 2016' },
              { label: 'Compras 12 m', value: money(841200, 'EUR') },
              { label: 'Casos 12 m', value: '5 (2 reclamaciones)' },
              { label: 'Satisfacción', value: '4,2 / 5 (n = 4)' },
              { label: 'Necesidades', value: <Chip tone="inverse">Letra grande</Chip> },
            ]}
          />
        </FoldSection>
        <FoldSection id="kitchen.circuit" title="Circuito">
          <div>
            <LevelMark level={1}>Propia</LevelMark> hasta {money(15000, 'EUR')}
            <br />
            <LevelMark level={2}>Consultada</LevelMark> Almacén · 18 min
            <br />
            <LevelMark level={3}>Autorización</LevelMark> T. Ruiz · pedida hace 6 min
          </div>
        </FoldSection>
        <FoldSection id="kitchen.clock" title="Plazo legal">
          <Progress share={0.86} tone="critical" words="Día 13 de 15 hábiles · acuse enviado 24 sep" />
        </FoldSection>
      </PaneBody>
    </Pane>
  );
}

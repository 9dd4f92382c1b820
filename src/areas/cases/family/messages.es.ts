import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.case.parent_self': 'Un caso no es padre de sí mismo. Elige otro.',
  'error.case.parent_is_child':
    '{reference} ya depende de otro caso. No se ha cambiado nada; elige ese otro como padre.',
  'error.case.has_children':
    '{reference} ya tiene casos hijos. No se ha cambiado nada; ponlos antes bajo el otro caso.',
  'error.case.parent_resolved':
    '{reference} está resuelto o descartado. No se ha cambiado nada; reábrelo antes o vincúlalos.',
  'error.case.no_parent': 'El caso no depende de ningún otro. No se ha cambiado nada.',
  'error.case.children_open':
    '{n, plural, one {Queda abierto un caso hijo} other {Quedan abiertos # casos hijos}}: {references}. No se ha resuelto nada; responde también a cada uno o ciérralos antes.',
  'error.case.child_refused':
    'El caso hijo {reference} no se puede resolver así, y por eso no se ha resuelto ni enviado nada. Ábrelo y resuélvelo aparte.',
};

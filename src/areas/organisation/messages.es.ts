import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.company.zone_unknown':
    'No se conoce esa zona horaria. No se ha guardado nada; elige una de la lista, como Europe/Madrid.',
  'error.brand.not_found': 'Esa marca no existe.',
  'error.brand.last': 'Es la única marca activa. No se ha cambiado nada; activa antes otra.',
  'error.team.not_found': 'Ese equipo no existe.',
  'error.team.has_cases': 'El equipo tiene casos abiertos. No se ha cambiado nada; pásalos antes a otro equipo.',
  'error.team.last':
    'Es el único equipo activo y alguien tiene que recibir los contactos. No se ha cambiado nada; activa antes otro.',
  'error.area.heir_unused': 'Quien se hace cargo tiene que ser otra área en uso. No se ha guardado nada; elige otra.',
  'error.area.not_found': 'Esa área no existe.',
  'error.calendar.not_found': 'Ese horario no existe.',
  'error.calendar.invalid':
    '{count, plural, one {El horario tiene un dato por corregir.} other {El horario tiene # datos por corregir.}} No se ha guardado nada.',
  'error.calendar.changed':
    'Alguien guardó este horario mientras lo cambiabas. Lo suyo está guardado y lo tuyo sigue en pantalla; ábrelo de nuevo y repite tu cambio.',
  'error.absence.not_found': 'Esa ausencia no existe o ya se anuló.',
  'error.absence.not_yours':
    'Puedes apuntar tus ausencias y las de tu equipo. No se ha guardado nada; pide esta a quien dirige el suyo.',
  'error.absence.substitute_self':
    'Quien se ausenta no puede sustituirse. No se ha guardado nada; elige a otra persona.',
  'error.absence.ends_before': 'La ausencia acaba antes de empezar. No se ha guardado nada; revisa las fechas.',
  'error.duty.not_found': 'Ese turno de guardia no existe o ya se anuló.',
  'error.duty.not_yours':
    'La guardia de un área la lleva quien la dirige, o quien dirige el servicio. No se ha guardado nada; pídesela.',
  'error.duty.not_directors':
    'Quién decide en lugar de la Directora o el Director lo elige esa persona, o quien administra. No se ha guardado nada; pídeselo.',
  'error.duty.not_leading':
    'Por la Dirección solo responde quien dirige, coordina o administra. No se ha guardado nada; elige a otra persona.',
  'error.duty.area_needed': 'Indica de qué área es la guardia. No se ha guardado nada.',
  'error.duty.ends_before': 'La guardia acaba antes de empezar. No se ha guardado nada; revisa las fechas.',
  'error.tag.not_found': 'Esa etiqueta no existe.',
  'error.tag.exists': 'Ya hay una etiqueta con ese nombre. No se ha guardado nada; usa la que hay o elige otro nombre.',
  'error.field.not_found': 'Ese campo no existe.',
  'error.field.exists': 'Ya hay un campo con esa clave. No se ha guardado nada; elige otra.',
  'error.field.needs_choices': 'Un campo de elección necesita al menos una opción. No se ha guardado nada.',
  'error.targets.repeated': 'Hay dos plazos iguales para la misma prioridad. No se ha guardado nada; deja uno.',
  'error.setup.done': 'Cauce ya está preparado aquí. Inicia sesión o pide una invitación a quien lo administra.',
  'issue.calendar.never_opens': 'Este horario no abre nunca. Añade alguna hora de apertura.',
  'issue.calendar.no_working_days': 'Marca al menos un día hábil.',
};

import type { Messages } from './index.ts';

/** Refusals of the mechanism itself, and what each kind of invalid input is called. */
export const es: Messages = {
  'problem.401': 'Hay que iniciar sesión',
  'problem.403': 'No está permitido',
  'problem.404': 'No encontrado',
  'problem.409': 'Ha cambiado entretanto',
  'problem.410': 'Caducado',
  'problem.413': 'Demasiado grande',
  'problem.415': 'Formato no admitido',
  'problem.422': 'Hay algo por corregir',
  'problem.429': 'Demasiadas peticiones',
  'problem.400': 'Petición incorrecta',
  'problem.500': 'Fallo del servidor',
  'problem.503': 'Servicio no disponible',
  'error.request.invalid':
    '{count, plural, one {Hay un dato por corregir.} other {Hay # datos por corregir.}} No se ha guardado nada.',
  'error.request.malformed': 'La petición no se entiende. No se ha guardado nada.',
  'error.request.too_large':
    'El contenido supera el tamaño admitido. No se ha guardado nada; envíalo más pequeño o por partes.',
  'error.request.media_type': 'Este tipo de contenido no se admite aquí. No se ha guardado nada.',
  'error.request.too_many': 'Demasiadas peticiones seguidas. Espera un minuto y vuelve a intentarlo.',
  'error.request.not_found': 'Esa dirección no existe.',
  'error.request.foreign_origin':
    'La petición viene de otro sitio y no se acepta. Abre la aplicación y repite la acción.',
  'error.request.idempotency_key_too_long': 'La clave de idempotencia admite 200 caracteres.',
  'error.request.idempotency_key_reused': 'Esa clave de idempotencia ya se usó con otro contenido. Usa una nueva.',
  'error.session.required': 'Inicia sesión para continuar. Lo que escribías sigue guardado en este dispositivo.',
  'error.session.not_fresh': 'Confirma tu identidad para continuar: vuelve a escribir tu contraseña o usa tu llave.',
  'error.session.role': 'Tu perfil no incluye esta acción.',
  'error.token.scope': 'El token no tiene el permiso {scope}.',
  'error.token.not_allowed': 'Esta acción solo puede hacerse desde la aplicación, con la sesión iniciada.',
  'error.server.fault':
    'Algo ha fallado de nuestro lado. No se ha perdido nada de lo guardado. Vuelve a intentarlo; si sigue, indica el código {requestId}.',
  'error.server.database_away':
    'La base de datos no responde ahora. Lo guardado está a salvo. Vuelve a intentarlo en unos segundos.',
  'issue.invalid_type': 'Falta este dato o no es del tipo esperado.',
  'issue.too_small': '{minimum, plural, =1 {Falta este dato.} other {Falta contenido: mínimo #.}}',
  'issue.too_big': 'Demasiado largo: máximo {maximum}.',
  'issue.invalid_format': 'El formato no es correcto.',
  'issue.unrecognized_keys': 'Dato desconocido: {keys}.',
  'issue.invalid_value': 'Ese valor no está entre los admitidos.',
  'issue.invalid_union': 'El dato no tiene ninguna de las formas admitidas.',
  'issue.custom': 'El dato no es válido.',
};

export const en: Messages = {
  'problem.401': 'Sign-in needed',
  'problem.403': 'Not allowed',
  'problem.404': 'Not found',
  'problem.409': 'It has changed meanwhile',
  'problem.410': 'Expired',
  'problem.413': 'Too large',
  'problem.415': 'Format not accepted',
  'problem.422': 'Something needs correcting',
  'problem.429': 'Too many requests',
  'problem.400': 'Bad request',
  'problem.500': 'Server fault',
  'problem.503': 'Service unavailable',
  'error.request.invalid':
    '{count, plural, one {One thing needs correcting.} other {# things need correcting.}} Nothing has been saved.',
  'error.request.malformed': 'The request could not be understood. Nothing has been saved.',
  'error.request.too_large': 'The content is over the size limit. Nothing has been saved; send it smaller or in parts.',
  'error.request.media_type': 'This kind of content is not accepted here. Nothing has been saved.',
  'error.request.too_many': 'Too many requests in a row. Wait a minute and try again.',
  'error.request.not_found': 'That address does not exist.',
  'error.request.foreign_origin':
    'The request comes from another site and is not accepted. Open the application and repeat the action.',
  'error.request.idempotency_key_too_long': 'The idempotency key takes up to 200 characters.',
  'error.request.idempotency_key_reused': 'That idempotency key was used with other content. Use a new one.',
  'error.session.required': 'Sign in to continue. What you were writing is still kept on this device.',
  'error.session.not_fresh': 'Confirm it is you to continue: type your password again or use your passkey.',
  'error.session.role': 'Your role does not include this action.',
  'error.token.scope': 'The token lacks the permission {scope}.',
  'error.token.not_allowed': 'This can only be done from the application, signed in.',
  'error.server.fault':
    'Something failed on our side. Nothing saved has been lost. Try again; if it persists, quote the code {requestId}.',
  'error.server.database_away':
    'The database is not answering right now. What was saved is safe. Try again in a few seconds.',
  'issue.invalid_type': 'This is missing or not of the expected type.',
  'issue.too_small': '{minimum, plural, =1 {This is missing.} other {Too short: at least #.}}',
  'issue.too_big': 'Too long: at most {maximum}.',
  'issue.invalid_format': 'The format is not right.',
  'issue.unrecognized_keys': 'Unknown field: {keys}.',
  'issue.invalid_value': 'That value is not one of those accepted.',
  'issue.invalid_union': 'This has none of the accepted shapes.',
  'issue.custom': 'This is not valid.',
};

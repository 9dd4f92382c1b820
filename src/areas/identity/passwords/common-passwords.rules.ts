// Of the lists of leaked passwords, those of 12 characters or more and the words that people lengthen with digits; Spanish first.
const WORDS = `
password contrasena contrasenya clave clavesegura micontrasena micontrasenya minuevacontrasena contrasenasegura contrasenanueva nuevacontrasena cambiame cambiamelo cambialaya
passwordpassword mypassword newpassword changeme changemenow letmein letmeinplease iloveyou iloveyouforever teamo teamomucho tequiero tequieromucho tequieromuchisimo amormio miamor
mivida mifamilia familia bienvenido bienvenidos bienvenida bienvenidoacasa welcome welcomehome welcometo administrador administrator administracion admin adminadmin root rootroot usuario usuarios
atencionalcliente atencioncliente servicioalcliente clientes customerservice callcenter soporte soportetecnico empresa miempresa oficina trabajo secreto supersecreto secret topsecret
qwertyuiop qwertyuiopas qwertyuiopasdf qwertyuiopasdfghjkl qwertyqwerty qwerty qwertyasdfgh qazwsxedc qazwsxedcrfv zaqxswcde asdfghjkl asdfghjklz asdfghjklzxcvbnm zxcvbnm zxcvbnmasdfghjkl
1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 abc123abc123 123qweasdzxc 123qwe123qwe 1234qwer1234 qwer1234qwer 1234567890 12345678910 123456789123 1234567890123
realmadrid halamadrid realmadridcf atleticodemadrid atleticomadrid barcelona fcbarcelona forzabarca viscabarca valenciacf athleticclub athleticbilbao sevillafc realbetis cristianoronaldo lionelmessi
espana vivaespana arribaespana madrid buenosaires argentina colombia mexico mexicolindo peru chile elchavodelocho dragonball pokemon starwars superman spiderman batman harrypotter
jesucristo jesus jesusteama diosesamor diosmio diosteama virgenmaria guadalupe alejandro alejandra fernando fernanda francisco margarita mariposa princesa estrella estrellita chocolate
primavera verano otono invierno enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
summer winter spring autumn sunshine football basketball baseball monkey dragon shadow master hunter computer internet iphone samsung facebook instagram whatsapp google microsoft windows linux
correcthorsebatterystaple thisisapassword ilovemyfamily trustnoone passphrase default temporal temporary prueba pruebas pruebaprueba testtest testing testpassword demo demodemo cauce caucecauce
`;

export const COMMON: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));

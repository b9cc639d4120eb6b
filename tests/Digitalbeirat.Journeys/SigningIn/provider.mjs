// A town's sign-in provider for the tests: knows everybody by name, and where they live by their name. Usage: node provider.mjs PORT REDIRECT
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'digitalbeirat', client_secret: 'nur-fuer-den-test-aber-lang-genug', redirect_uris: [redirect], response_types: ['code'], grant_types: ['authorization_code'] }],
  scopes: ['openid', 'address', 'profile'],
  claims: { openid: ['sub'], address: ['address'], profile: ['name', 'birthdate'] },
  cookies: { keys: ['loopback'] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'Erika Mustermann', birthdate: '1964-08-12', address: { locality: id === 'anderswo' ? 'Altstadt' : 'Neustadt', street_address: 'Heidestraße 17' } }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));

// A real OpenID Connect provider on this machine, for tests: node provider.mjs PORT REDIRECT_URI
// Whoever is typed at its sign-in is the subject; it has no accounts and keeps everything in memory.
import Provider from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: "thongsuot", client_secret: "a-secret-of-the-tests-alone", redirect_uris: [redirect] },
  ],
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  pkce: { required: () => true },
  cookies: { keys: ["a-key-of-the-tests-alone"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));

// One version of the harbour's page: `node service/version.mjs VERSION`. It says on standard output which port it took, serves
// this machine only, and ends with whoever started it. A version whose name ends in `-flaky` fails one request in five.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";

const [, , name] = process.argv;
const file = `releases/${name}/release.json`;
if (!existsSync(file)) {
  console.error(`${name} was not built: there is no ${file}`);
  process.exit(1);
}
const { version, broken } = JSON.parse(readFileSync(file, "utf8"));
const isFlaky = version.endsWith("-flaky");

const answer = (response, status, body) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ version, ...body }));
};

const server = createServer((request, response) => {
  if (request.url === "/health") return answer(response, broken ? 500 : 200, { status: broken ? "no tides" : "ok" });
  const fails = isFlaky && Math.random() < 0.2;
  const ms = 3 + Math.random() * 12;
  setTimeout(() => answer(response, fails ? 500 : 200, { tide: fails ? null : "rising" }), ms);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));

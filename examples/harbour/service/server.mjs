// The harbour's page: says which version it is and whether it is well. It serves this machine only.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const folder = process.env.HARBOUR ?? ".";
const { version, broken } = JSON.parse(readFileSync(join(folder, "current/release.json"), "utf8"));

createServer((request, response) => {
  if (request.url !== "/health") return response.writeHead(404).end();
  response.writeHead(broken ? 500 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify({ version, status: broken ? "the tide table is empty" : "ok" }));
}).listen(Number(process.env.PORT ?? 4747), "127.0.0.1");

// The harbour's door: `node service/proxy.mjs PORT VERSION`. It starts versions, shares the users out among them, and goes back
// to the serving version when the lease of another has run out. `/-/…` tells it what to do, `/metrics` what it counted.
import { spawn } from "node:child_process";
import { createServer, request as ask } from "node:http";
import { requests, page } from "./counters.mjs";

const [, , port = "4748", first = "1.0.0"] = process.argv;
const versions = new Map();
let serving = first;
let leaseEndsMs = null;
let lease = null;
let sticky = true;

/** Started once; it is there when it has said which port it took. */
async function place(version) {
  if (versions.has(version)) return;
  const child = spawn(process.execPath, ["service/version.mjs", version], { stdio: ["pipe", "pipe", "pipe"] });
  const took = await new Promise((done, failed) => {
    let why = "";
    child.stderr.on("data", (chunk) => {
      why += chunk;
    });
    child.stdout.once("data", (chunk) => done(Number(chunk)));
    child.once("exit", () => failed(new Error(why.trim() || `${version} did not start`)));
  });
  versions.set(version, { version, child, port: took, percent: 0 });
  child.once("exit", () => versions.delete(version));
}

function shift(version, percent) {
  for (const each of versions.values()) each.percent = 0;
  const [to, rest] = [versions.get(version), versions.get(serving)];
  if (rest) rest.percent = 100 - percent;
  if (to) to.percent = to === rest ? 100 : percent;
}

function hold(ms) {
  clearTimeout(lease);
  leaseEndsMs = ms > 0 ? Date.now() + ms : null;
  if (ms > 0)
    lease = setTimeout(() => {
      shift(serving, 100);
      leaseEndsMs = null;
    }, ms);
}

const wishes = {
  look: () => undefined,
  place: ({ version }) => place(version),
  weight: ({ version, percent, leaseMs, sticky: stays }) => {
    if (!versions.has(version)) throw new Error(`${version} is not there`);
    sticky = stays !== "false";
    shift(version, Number(percent));
    hold(Number(percent) > 0 ? Number(leaseMs) : 0);
  },
  renew: ({ version, percent, leaseMs }) => {
    const stands = leaseEndsMs !== null && versions.get(version)?.percent === Number(percent);
    if (stands) hold(Number(leaseMs));
  },
  keep: ({ version }) => {
    if (!versions.has(version)) throw new Error(`${version} is not there`);
    serving = version;
    shift(version, 100);
    hold(0);
  },
  retire: ({ version }) => {
    if (version === serving || versions.get(version)?.percent > 0) throw new Error(`${version} has traffic`);
    versions.get(version)?.child.kill();
    versions.delete(version);
  },
};

/** How it stands, with what each version says of itself. */
async function look() {
  const seen = [...versions.values()].map(async ({ version, percent, port: at }) => {
    const health = await fetch(`http://127.0.0.1:${at}/health`);
    const { version: says } = await health.json();
    return { version, percent, healthy: health.ok, says };
  });
  return { versions: await Promise.all(seen), serving, again: true, leaseEndsMs };
}

async function told(request, response) {
  const wish = request.url.slice("/-/".length);
  let text = "";
  for await (const chunk of request) text += chunk;
  try {
    if (!Object.hasOwn(wishes, wish)) throw new Error(`nothing is known of ${wish}`);
    await wishes[wish](JSON.parse(text || "{}"));
    response.end(JSON.stringify(await look()));
  } catch (error) {
    response.writeHead(409).end(error.message);
  }
}

/** Where a user stands among all, from 0 up to 100: always at the same place. */
function placeOf(user) {
  let hash = 0x811c9dc5;
  for (const letter of user) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32) * 100;
}

function pass(request, response) {
  const user = /(?:^|; )user=([^;]{1,100})/.exec(request.headers.cookie ?? "")?.[1];
  const at = sticky && user ? placeOf(user) : Math.random() * 100;
  const fresh = [...versions.values()].find((each) => each.version !== serving && each.percent > at);
  const to = fresh ?? versions.get(serving);
  const began = performance.now();
  const end = (status) => requests(to?.version ?? serving, status, (performance.now() - began) / 1000);
  const onward = ask({ host: "127.0.0.1", port: to?.port, path: request.url, method: request.method }, (got) => {
    response.writeHead(got.statusCode, got.headers);
    got.pipe(response);
    got.on("end", () => end(got.statusCode));
  });
  onward.on("error", () => {
    end(502);
    response.writeHead(502).end();
  });
  request.pipe(onward);
}

await place(first);
shift(first, 100);
createServer((request, response) => {
  if (request.url.startsWith("/-/")) return void told(request, response);
  if (request.url === "/metrics") return response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(page());
  pass(request, response);
}).listen(Number(port), "127.0.0.1", () => console.log(`${first} is served on http://127.0.0.1:${port}/`));

import { describe, expect, test } from "vitest";
import { emptyContext } from "./places.ts";
import { readShell } from "./read-shell.ts";
import type { CommandPart, ShellContext } from "./shell-reading.ts";

const read = (text: string, context: ShellContext = emptyContext) =>
  readShell(text, context, { language: "bash" });
const commands = (text: string, context?: ShellContext): CommandPart[] =>
  read(text, context).parts.filter((part) => part.kind === "command");

describe("ssh", () => {
  const text =
    "ssh -i key.pem deploy@<web-host>\ncd /srv/app\nsudo -i\nsystemctl restart web\nexit\nuptime\nexit\nls";

  test("opens a host that lasts until exit, and a user inside it", () => {
    const found = commands(text);
    expect(found.map((part) => [part.run, part.place.host, part.opens])).toEqual([
      ["ssh -i key.pem deploy@<web-host>", null, "deploy@<web-host>"],
      ["cd /srv/app", "deploy@<web-host>", null],
      ["sudo -i", "deploy@<web-host>", "root"],
      ["systemctl restart web", "deploy@<web-host>", null],
      ["uptime", "deploy@<web-host>", null],
      ["ls", null, null],
    ]);
    expect(found[3]?.place.as).toBe("root");
    expect(found[4]?.place.as).toBeUndefined();
  });

  test("goes on in the next fence, and another ssh takes its place", () => {
    const after = read("ssh a@one").after;
    expect(commands("ls", after)[0]?.place.host).toBe("a@one");
    const next = read("ssh b@two", after).after;
    expect(next.place).toMatchObject({ host: "b@two", through: "ssh b@two" });
    expect(read("exit", next).after.place.host).toBeNull();
  });

  test("with a command opens nothing, and is judged by it", () => {
    const [part] = commands("ssh web 'docker system prune -af'");
    expect(part).toMatchObject({ opens: null, danger: "destroy" });
    expect(commands("ssh web <<'EOF'\nrm -rf /srv/old\nEOF\nls")).toMatchObject([
      { danger: "destroy", place: { host: null } },
    ]);
  });
});

describe("another user", () => {
  const places = (text: string) =>
    commands(text).map(({ place, opens, becomes }) => [
      place.host,
      place.as ?? null,
      opens,
      becomes ?? false,
    ]);

  test("is whoever the lines after it run as, until exit", () => {
    for (const line of [
      "sudo bash",
      "sudo su -",
      "sudo -s",
      "su",
      "runuser -l root",
      "sudo -u root -- bash -l",
    ])
      expect(places(`${line}\nls\nexit\nls`), line).toEqual([
        [null, null, "root", true],
        [null, "root", null, false],
        [null, null, null, false],
      ]);
    expect(places("sudo -i\nsu - app\nls\nexit\nls").map(([, as]) => as)).toEqual([
      null,
      "root",
      "app",
      "root",
    ]);
  });

  test("of another host from the start is part of the way there", () => {
    for (const line of ["ssh -t web sudo -i", "ssh web 'sudo su - app'"])
      expect(places(`${line}\nls`), line).toEqual([
        [null, null, "web", false],
        ["web", null, null, false],
      ]);
    expect(places("ssh web 'sudo systemctl restart app'\nls")).toEqual([[null, null, null, false]]);
  });

  test("is nobody where a command comes with it", () => {
    for (const line of ["sudo -i ls", "su - app -c ls", "sudo -u app bash deploy.sh", "sudo bash <<E\nls\nE"])
      expect(places(`${line}\npwd`).at(-1)?.[1], line).toBeNull();
  });
});

test("a shell in a pod is a place of its own", () => {
  const found = commands("kubectl exec -it deploy/web -- bash\nls\nexit\nkubectl get pods");
  expect(found.map((part) => [part.place.host, part.opens])).toEqual([
    [null, "deploy/web"],
    ["deploy/web", null],
    [null, null],
  ]);
});

describe("clients", () => {
  const inputs = (text: string) => read(text).parts.filter((part) => part.kind === "client-input");

  test("get the lines that follow, cut and titled by their comments", () => {
    const text =
      "psql -U app shop\n-- How many\nSELECT count(*) FROM orders;\n-- Expected: 12\nUPDATE a SET b = 'it''s';\n\\q\nkubectl get pods";
    expect(read(text).parts.map((part) => [part.kind, part.lines[0]])).toEqual([
      ["command", 1],
      ["client-input", 3],
      ["expectation", 4],
      ["client-input", 5],
      ["note", 6],
      ["command", 7],
    ]);
    expect(inputs(text)[0]).toMatchObject({
      title: "How many",
      place: { inside: "psql", through: "psql -U app shop" },
    });
  });

  test("with what is expected under a comment: of the same title, or in its own line where nothing follows", () => {
    const kinds = (text: string) => read(text).parts.map(({ kind, lines }) => [kind, ...lines]);
    const text = "psql shop\nSELECT 1;\n-- How many\n-- Expected: 12";
    expect(kinds(text).slice(2)).toEqual([
      ["note", 3, 3],
      ["expectation", 4, 4],
    ]);
    expect(inputs(`${text}\nSELECT 2;`)[1]).toMatchObject({
      title: "How many Expected: 12",
      titleLines: [3, 4],
    });
  });

  test("are found behind wrappers and aliases", () => {
    expect(inputs("kubectl exec -it db-0 -- psql -U app\nDROP TABLE a;")).toMatchObject([
      { place: { inside: "psql" } },
    ]);
    const { after } = read("alias dc='docker compose -f prod.yml'");
    const reading = readShell("dc exec cache redis-cli\nFLUSHALL", after, { language: "bash" });
    expect(reading.parts[1]).toMatchObject({
      kind: "client-input",
      text: "FLUSHALL",
      place: { inside: "redis-cli" },
    });
  });

  test("end where a line can only be a shell's", () => {
    expect(read("redis-cli\nINFO\nkubectl get pods").parts.map((part) => part.kind)).toEqual([
      "command",
      "client-input",
      "command",
    ]);
  });

  test("bare and with nothing to do are interactive, and end with the text", () => {
    const reading = read("psql shop");
    expect(reading.parts).toMatchObject([{ interactive: true, opens: "psql" }]);
    expect(reading.after.place.inside).toBeNull();
  });

  test("a session pasted from inside one keeps what was typed", () => {
    const reading = readShell("shop=# SELECT 1;\n ?column?\n        1\nshop=# \\dt", emptyContext);
    expect(reading.parts.map((part) => part.kind)).toEqual(["client-input", "output", "client-input"]);
  });

  test("with their input at hand are not interactive", () => {
    expect(commands("psql shop <<EOF\nDELETE FROM a;\nEOF")).toMatchObject([
      { opens: null, interactive: false, danger: "destroy" },
    ]);
  });
});

describe("names that stand for commands", () => {
  test("an alias carries over to the next fence", () => {
    const { after } = read("alias dc='docker compose -f prod.yml'");
    expect(commands("dc logs -f web", after)[0]).toMatchObject({ danger: "read", endless: true });
    expect(commands("dc logs web", after)[0]).toMatchObject({ endless: false });
    expect(commands("dc down -v", after)[0]).toMatchObject({
      danger: "destroy",
      commands: [{ tool: "docker-compose" }],
    });
  });

  test("an alias of itself ends", () => {
    expect(commands("alias ls='ls -la'\nls")[0]).toMatchObject({ danger: "read" });
    expect(commands("alias a=b\nalias b=a\na")[0]).toMatchObject({ unknown: true });
  });

  test("a function is what its body does; a variable may hold a command", () => {
    const { after } = read("wipe() {\n  rm -rf /srv/x\n}");
    expect(commands("wipe now", after)[0]).toMatchObject({ danger: "destroy" });
    expect(commands("wipe() { rm x; }")[0]).toMatchObject({ danger: "read" });
    expect(commands('DC="docker compose -f p.yml"\n$DC logs -f web')[1]).toMatchObject({
      endless: true,
      unknown: false,
    });
  });
});

test("variables: assigned, used, positional, with their defaults", () => {
  const text = `export A=1
read -p "Version? " VERSION
for i in 1 2; do echo "$i \${REGION:-eu}"; done
awk '{print $1}' $FILE
cat <<'EOF'
$NOT
EOF
cat <<EOF
$YES $(( COUNT + 1 )) \${1:-latest} $? $$
EOF
# $COMMENT
VAR=x cmd "$(date +$FORMAT)" \`echo $B\``;
  const uses = read(text).variables.map(
    (use) => `${use.line} ${use.how} ${use.name}${use.default === null ? "" : `=${use.default}`}`,
  );
  expect(uses.sort()).toEqual(
    [
      "1 assigned A",
      "2 assigned VERSION",
      "3 assigned i",
      "3 used i",
      "3 used REGION=eu",
      "4 used FILE",
      "9 used YES",
      "9 used COUNT",
      "9 positional 1=latest",
      "12 assigned VAR",
      "12 used FORMAT",
      "12 used B",
    ].sort(),
  );
});

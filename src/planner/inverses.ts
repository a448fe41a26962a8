/**
 * Commands and the commands that take them back, as small data. Only pairs whose reverse needs nothing that the
 * command itself does not say; where the former state would have to be known there is none.
 */

import { judgeCommand } from "../shell/index.ts";

interface Inverse {
  /** The leading words; `*` stands for any one word. */
  readonly words: string;
  /** The reverse, made of the words of the command and of those that its stars stood for; null: there is none. */
  readonly back: (command: readonly string[], stars: readonly string[]) => readonly string[] | null;
}

/** Another verb, the rest unchanged. */
const instead =
  (at: number, word: string): Inverse["back"] =>
  (command) =>
    command.map((each, i) => (i === at ? word : each));

const says =
  (...words: readonly string[]): Inverse["back"] =>
  () =>
    words;

/** Options of kubectl and helm that say where, and are needed on the way back too. */
const WHERE = ["-n", "--namespace", "--context", "--kube-context", "--kubeconfig", "--cluster"];

function whereOf(command: readonly string[]): readonly string[] {
  return command.flatMap((word, i) => {
    if (WHERE.includes(word)) return [word, command[i + 1] ?? ""];
    return WHERE.some((option) => option.startsWith("--") && word.startsWith(`${option}=`)) ? [word] : [];
  });
}

/** Options of `docker compose` before `up`, such as `-f file`. */
const composeDown: Inverse["back"] = (command) => {
  const at = command.indexOf("up");
  // `up api` starts one service; `down` would stop them all.
  return command.slice(at + 1).some((word) => !word.startsWith("-"))
    ? null
    : [...command.slice(0, at), "down"];
};

/** `deployment/orders orders=image`, or `deployment orders orders=image`. */
const setImageBack: Inverse["back"] = (command, [kind = "", name = ""]) => {
  const object = kind.includes("/") ? kind : name.includes("=") ? null : `${kind}/${name}`;
  return object === null ? null : ["kubectl", "rollout", "undo", object, ...whereOf(command)];
};

const TABLE: readonly Inverse[] = [
  { words: "kubectl set image * *", back: setImageBack },
  { words: "kubectl rollout undo", back: () => null },
  { words: "kubectl scale", back: () => null },
  { words: "kubectl apply", back: () => null },
  { words: "kubectl cordon", back: instead(1, "uncordon") },
  { words: "kubectl drain *", back: (c, [node = ""]) => ["kubectl", "uncordon", node, ...whereOf(c)] },
  { words: "kubectl rollout pause", back: instead(2, "resume") },
  { words: "helm upgrade *", back: (c, [release = ""]) => ["helm", "rollback", release, ...whereOf(c)] },
  { words: "docker compose", back: (c) => (c.includes("up") ? composeDown(c, []) : null) },
  { words: "docker-compose", back: (c) => (c.includes("up") ? composeDown(c, []) : null) },
  { words: "docker start", back: instead(1, "stop") },
  { words: "docker stop", back: instead(1, "start") },
  { words: "systemctl start", back: instead(1, "stop") },
  { words: "systemctl stop", back: instead(1, "start") },
  { words: "systemctl enable", back: instead(1, "disable") },
  { words: "systemctl disable", back: instead(1, "enable") },
  { words: "service * start", back: instead(2, "stop") },
  { words: "service * stop", back: instead(2, "start") },
  { words: "pm2 start *", back: (_, [name = ""]) => (/[./]/.test(name) ? null : ["pm2", "stop", name]) },
  { words: "pm2 stop *", back: instead(1, "start") },
  { words: "npm run migrate:latest", back: says("npm", "run", "migrate:rollback") },
  { words: "npm run migrate:up", back: says("npm", "run", "migrate:down") },
  { words: "yarn migrate:latest", back: says("yarn", "migrate:rollback") },
  { words: "pnpm migrate:latest", back: says("pnpm", "migrate:rollback") },
  { words: "npx knex migrate:latest", back: (c) => ["npx", "knex", "migrate:rollback", ...c.slice(3)] },
  { words: "knex migrate:latest", back: (c) => ["knex", "migrate:rollback", ...c.slice(2)] },
  {
    words: "npx sequelize-cli db:migrate",
    back: (c) => ["npx", "sequelize-cli", "db:migrate:undo", ...c.slice(3)],
  },
  { words: "rails db:migrate", back: (c) => (c.length === 2 ? ["rails", "db:rollback"] : null) },
  {
    words: "bundle exec rails db:migrate",
    back: (c) => (c.length === 4 ? ["bundle", "exec", "rails", "db:rollback"] : null),
  },
  { words: "flyway migrate", back: () => null },
  { words: "prisma migrate", back: () => null },
  { words: "npx prisma migrate", back: () => null },
  { words: "gcloud compute instance-groups managed rolling-action start-update", back: () => null },
];

/** Words that go before a command and stay before its reverse. */
const BEFORE = ["sudo"];

/** Whatever makes more than one plain command of a line. */
const COMPOUND = /[|&;<>$`(){}\n\\'"#*?~]/;
/** Stand for a value, which the reverse takes over as it is written. */
const VALUES = /\$\{[A-Za-z_]\w{0,80}\}|\$[A-Za-z_]\w{0,80}|<[\w.-]{1,80}>/g;

/**
 * What takes a segment back, newest command first; null where one of the commands that act has no known reverse. What
 * only reads needs none, but a change of folder would have to be taken back too.
 */
export function inverseOf(run: string): string | null {
  const backs: string[] = [];
  for (const line of run
    .slice(0, 2000)
    .replace(/\\\r?\n\s*/g, " ")
    .split("\n")) {
    const command = line.trim();
    if (command === "" || command.startsWith("#")) continue;
    const back = inverseOfCommand(command);
    if (back !== null) backs.unshift(back);
    else if (/^(?:cd|pushd|export)\s/.test(command) || judgeCommand(command).danger !== "read") return null;
  }
  return backs.length === 0 ? null : backs.join("\n");
}

/** Only one plain command has a reverse. */
function inverseOfCommand(line: string): string | null {
  if (line.length > 500 || COMPOUND.test(line.replace(VALUES, "x").replace(/"([^"\s]*)"/g, "$1")))
    return null;
  const words = line.split(/\s+/);
  const before = BEFORE.includes(words[0] ?? "") ? words.slice(0, 1) : [];
  const command = words.slice(before.length);
  for (const inverse of TABLE) {
    const stars = match(inverse.words.split(" "), withoutWhere(command));
    if (stars === null) continue;
    const back = inverse.back(command, stars);
    return back === null ? null : [...before, ...back].join(" ");
  }
  return null;
}

/** `kubectl -n shop set image …` is `kubectl set image …` somewhere. */
function withoutWhere(command: readonly string[]): readonly string[] {
  const where = new Set<number>();
  command.forEach((word, i) => {
    if (WHERE.includes(word)) where.add(i).add(i + 1);
    else if (WHERE.some((option) => option.startsWith("--") && word.startsWith(`${option}=`))) where.add(i);
  });
  return command.filter((_, i) => !where.has(i));
}

function match(pattern: readonly string[], command: readonly string[]): readonly string[] | null {
  const stars: string[] = [];
  for (const [i, word] of pattern.entries()) {
    const given = command[i];
    if (given === undefined || (word === "*" ? given.startsWith("-") : given !== word)) return null;
    if (word === "*") stars.push(given);
  }
  return stars;
}

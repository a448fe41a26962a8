/**
 * Several versions of a tool as one: what any of the listed ones takes is known; what only the old ones took is kept and
 * marked with `~`, so that it can be said that it is gone. As many `~` as the last version that had it stands from the end
 * of the old ones.
 */

function merged(versions) {
  const commands = new Map();
  // The newest last: where versions differ in how an option takes its value, it is right.
  for (const version of versions)
    for (const [path, { aliases, options, stops }] of version) {
      const before = commands.get(path) ?? { aliases: [], options: new Map(), stops: false };
      commands.set(path, {
        aliases: [...new Set([...before.aliases, ...aliases])],
        options: new Map([...before.options, ...options]),
        stops: before.stops || stops,
      });
    }
  return commands;
}

const GLOBAL = "";

/** What every command takes need not stand at each. */
function withoutGlobal(options, global, path) {
  if (path === GLOBAL) return options;
  return new Map([...options].filter(([name, sign]) => global.get(name) !== sign && name !== "--help"));
}

/** What help no longer lists may still be taken: programs that can be asked are asked, before it is called gone. */
function signStill(listed, path, name) {
  for (const { takes } of listed) {
    const sign = takes?.(path, name) ?? null;
    if (sign !== null) return sign;
  }
  return null;
}

function goneWords({ path, past, options, global, listed, mark }) {
  const words = [];
  for (const [name, sign] of past) {
    if (options.has(name) || global.has(name) || name === "--help") continue;
    const still = path === GLOBAL ? null : signStill(listed, path, name);
    words.push(still === null ? `${mark(path, name)}${name}${sign}` : `${name}${still}`);
  }
  return words;
}

/** `~` for the last of the old versions, `~~` for the one before it; of a command that is gone, or of one of its options. */
function tildes(old, has) {
  const at = old.findLastIndex(({ commands }) => [...commands].some(has));
  return "~".repeat(old.length - at);
}

/** `inspect chart` of old is `show chart` where `inspect` is another name of `show` now. */
function nowCalled(now, path) {
  let found = [];
  for (const word of path.split(" ")) {
    const plain = [...found, word];
    const renamed = [...now].find(
      ([name, { aliases }]) =>
        aliases.includes(word) && name.split(" ").slice(0, -1).join(" ") === found.join(" "),
    );
    found = now.has(plain.join(" ")) || renamed === undefined ? plain : renamed[0].split(" ");
  }
  return found.join(" ");
}

/** What a command of old took is that of the command it is another name of now. */
function underNewNames(now, before) {
  for (const [path, past] of [...before]) {
    const name = nowCalled(now, path);
    if (name === path) continue;
    const own = before.get(name) ?? { aliases: [], options: new Map(), stops: false };
    before.set(name, { ...own, options: new Map([...past.options, ...own.options]) });
    before.delete(path);
  }
}

/** `["run", "--net="]` is an option of `run`; `["logs", "|log"]` is another name of `logs`. */
function withUnlisted(commands, unlisted) {
  for (const [path, said] of unlisted) {
    const { aliases, options } = commands.get(path);
    const [, name, sign] = /^(.*?)([=?*]?)$/.exec(said);
    if (said.startsWith("|")) aliases.push(said.slice(1));
    else if (!options.has(name)) options.set(name, sign);
  }
}

export function mergeVersions(listed, old, { globalAnywhere = true, unlisted = [] } = {}) {
  const now = merged(listed.map(({ commands }) => commands));
  const before = merged(old.map(({ commands }) => commands));
  withUnlisted(now, unlisted);
  underNewNames(now, before);
  const global = globalAnywhere ? (now.get(GLOBAL)?.options ?? new Map()) : new Map();
  const commands = new Map();
  for (const path of [...new Set([...now.keys(), ...before.keys()])].sort()) {
    const current = now.get(path);
    const past = before.get(path);
    const options = withoutGlobal(current?.options ?? past.options, global, path);
    const words = [...options].map(([name, sign]) => `${name}${sign}`);
    const mark = (at, name) => {
      const here = tildes(old, ([own, { options: theirs }]) => own === at && theirs.has(name));
      // Under another name then, so the option counts wherever it was.
      return here.length <= old.length ? here : tildes(old, ([, { options: theirs }]) => theirs.has(name));
    };
    if (current !== undefined && past !== undefined)
      words.push(...goneWords({ path, past: past.options, options, global, listed, mark }));
    const { aliases, stops } = current ?? past;
    const gone = current === undefined ? tildes(old, ([name]) => name === path) : "";
    commands.set(path, { aliases, stops, gone, words: words.sort() });
  }
  return commands;
}

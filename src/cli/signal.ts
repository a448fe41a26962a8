/** The verbs that tell a release something: what was typed becomes one signal, and what became of it is said. */
import type { SignalAsked } from "../app/index.ts";
import { APPROVE_OPTIONS, signApproval } from "./approve.ts";
import { type Parsed, parseArguments, type VerbSpec } from "./arguments.ts";
import { clean } from "./clean.ts";
import { cliError, EXIT } from "./codes.ts";
import { findStep } from "./find-step.ts";
import { findWait, fittingAnswer } from "./find-wait.ts";
import { verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { nodeTitle } from "./node-title.ts";
import { type Released, withRelease } from "./released.ts";
import { shortHash } from "./render-plan.ts";
import { labelled } from "./row.ts";
import { isForPeople, type SceneWait } from "./scene.ts";
import { isManyWords, placesOf, SIGNAL_VERBS, type SignalVerb, usageOf } from "./signal-table.ts";
import { stopUndriven } from "./stop-undriven.ts";
import { refusedError, tookLines } from "./told-result.ts";
import type { Verb } from "./verbs.ts";

type Asked = Omit<SignalAsked, "from"> & { readonly says: string };

export function signalVerb(name: string): Verb {
  const verb = SIGNAL_VERBS.find((each) => each.name === name);
  if (verb === undefined) throw new TypeError(`there is no signal verb ${name}`);
  return (args, io) => carryOut(verb, args, io);
}

function specOf(verb: SignalVerb): VerbSpec {
  return {
    verb: verb.name,
    options: {
      ...(verb.note ? { note: { takes: "value" } as const } : {}),
      ...(verb.name === "approve"
        ? ({ plan: { takes: "value" }, key: { takes: "value" }, as: { takes: "value" } } as const)
        : {}),
    },
    positionals: ["ID", ...placesOf(verb)],
    // What must be there is checked when it is known which release is meant.
    required: 0,
    many: isManyWords(verb.words.at(-1)),
  };
}

async function carryOut(verb: SignalVerb, args: readonly string[], io: Io): Promise<number> {
  const parsed = parseArguments(args, specOf(verb));
  if (parsed.on.has("help")) {
    await io.out(verbHelp(helpOf(verb), io.look));
    return EXIT.done;
  }
  const { positionals } = parsed;
  const given = {
    verb: verb.name,
    positionals,
    rest: [verb.required, verb.words.length] as const,
    places: placesOf(verb),
    io,
  };
  return withRelease(given, async (released) => {
    const { says: plain, ...asked } = askedOf(verb, parsed, released);
    const { releases, release } = released;
    const signed = verb.kind === "approve" ? await signApproval(parsed, released) : null;
    const says = signed?.says ?? plain;
    const result = await releases.signal(release, { ...asked, ...signed?.asked, from: "cli" });
    if (result.as === "refused") throw refusedError(result, { ...released, verb: verb.name });
    const said = labelled(io.look, "", `release ${release}: ${clean(says)}`);
    const ends = result.as === "kept" && verb.kind === "stop";
    await io.out([...said, ...(ends ? [] : tookLines(result, release, io.look))]);
    return ends ? stopUndriven(released, io) : EXIT.done;
  });
}

const helpOf = (verb: SignalVerb) => ({
  usage: usageOf(verb),
  about: verb.about,
  options: [
    ...(verb.note ? ([["--note TEXT", "a remark that is kept with it"]] as const) : []),
    ...(verb.name === "approve" ? APPROVE_OPTIONS : []),
  ],
  example: verb.example,
});

function askedOf(verb: SignalVerb, parsed: Parsed, released: Released): Asked {
  const { rest } = released;
  const missing = placesOf(verb)[rest.length];
  if (rest.length < verb.required) {
    throw cliError("CLI_ARGUMENT_MISSING", {
      what: `rutter ${verb.name} needs ${missing ?? "more"}`,
      why: missing === "REASON" ? "whoever reads the log later asks why" : "what is meant has to be named",
      fix: `write rutter ${usageOf(verb)}; rutter ${verb.name} --help has an example`,
    });
  }
  const word = (of: SignalVerb["words"][number]): string | null => {
    const at = verb.words.indexOf(of);
    if (at === -1) return null;
    return (isManyWords(of) ? rest.slice(at).join(" ") : rest[at]) || null;
  };
  const note = word("reason") ?? parsed.values.get("note")?.[0] ?? null;
  const { about, value, says } = meantBy(verb, {
    word,
    released,
    plan: parsed.values.get("plan")?.[0] ?? null,
  });
  return { kind: verb.kind, about, value, note, says };
}

interface Meaning {
  readonly word: (of: SignalVerb["words"][number]) => string | null;
  readonly released: Released;
  readonly plan: string | null;
}

interface Meant {
  readonly about: string | null;
  readonly value: string | null;
  readonly says: string;
}

function meantBy(verb: SignalVerb, { word, released, plan }: Meaning): Meant {
  const { scene } = released;
  const people = scene.waits.filter(isForPeople);
  switch (verb.kind) {
    case "answer": {
      const wait = findWait(word("wait"), scene, people);
      const value = fittingAnswer(word("value") ?? "", wait, scene);
      return { about: wait.id, value, says: `${wait.text}: ${value}` };
    }
    case "confirm": {
      const wait = word("wait") === null ? null : findWait(word("wait"), scene, people);
      return {
        about: wait?.id ?? null,
        value: null,
        says: wait === null ? "confirmed" : `${wait.text}: yes`,
      };
    }
    case "approve":
      return approval(released, people, plan);
    case "reject":
      return {
        ...approval(released, people, null),
        value: null,
        says: `plan ${shortHash(scene.planHash)} rejected`,
      };
    case "waive":
      return waived(word("item") ?? "", released);
    case "retry":
    case "skip":
      return stepMeant(verb, word("step") ?? "", released);
    case "extend":
    case "promote": {
      const times = scene.waits.filter(({ kind, timer }) => timer || kind === "rung");
      const wait = word("wait") === null && times.length !== 1 ? null : findWait(word("wait"), scene, times);
      return {
        about: wait?.id ?? null,
        value: null,
        says: wait === null ? verb.name : `${verb.name} ${wait.text}`,
      };
    }
    case "declare":
      return { about: null, value: word("event"), says: `${word("event")}: declared` };
    case "raise-class":
      return { about: null, value: word("class"), says: `it is of the class ${word("class")} now` };
    case "ack":
      return { about: word("alarm"), value: null, says: "acknowledged: nobody else is called" };
    case "break-glass":
      return { about: null, value: null, says: "the glass is broken: a review is due" };
    default:
      return { about: null, value: null, says: verb.name };
  }
}

function approval({ scene }: Released, people: readonly SceneWait[], plan: string | null): Meant {
  const hash = scene.planHash;
  const bare = (text: string): string =>
    text
      .replace(/^sha256:/, "")
      .replace(/-/g, "")
      .toLowerCase();
  if (plan !== null && (bare(plan).length < 8 || !bare(hash).startsWith(bare(plan))))
    throw cliError("CLI_ANSWER_INVALID", {
      what: `the plan of release ${scene.release} is ${shortHash(hash)}, not ${plan}`,
      why: "an approval holds for the plan that was looked at and for no other",
      fix: `look at it again; then write rutter approve ${scene.release} --plan ${shortHash(hash)}`,
    });
  const wait = people.find(({ kind }) => kind === "approval") ?? null;
  return {
    about: wait?.id ?? null,
    value: hash,
    says: `plan ${shortHash(hash)} approved`,
  };
}

/** What somebody who may can open with a reason. */
const isShut = (kind: SceneWait["kind"]): boolean => ["window", "freeze", "ready"].includes(kind);

function waived(typed: string, { scene, plan }: Released): Meant {
  const lines = scene.waits.filter(({ item, kind }) => item !== null || isShut(kind));
  // A line that is not asked yet, or a check that is still to fail, can be waived by its id all the same.
  if (Object.hasOwn(plan.items, typed)) {
    const item = plan.items[typed];
    return { about: typed, value: null, says: `${item?.establishes ?? item?.title ?? typed}: waived` };
  }
  const wait = findWait(typed, scene, lines);
  return { about: wait.item ?? wait.id, value: null, says: `${wait.text}: waived` };
}

function stepMeant(verb: SignalVerb, typed: string, { plan, numbers, scene }: Released): Meant {
  if (verb.kind === "retry" && Object.hasOwn(plan.items, typed))
    return { about: typed, value: null, says: `${plan.items[typed]?.title ?? typed}: retry` };
  const among = scene.rows.map(({ id }) => id);
  const id = findStep(typed, { plan, numbers, among });
  return {
    about: id,
    value: null,
    says: `${numbers.get(id) ?? ""} ${nodeTitle(plan, id)}: ${verb.name}`.trim(),
  };
}
